package dev.parley.evaluation;

import dev.parley.model.schema.ForeignKey;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableName;
import dev.parley.runtime.values.StoredValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Several databases as one, as a company's is that has grown for years: each becomes a schema of it. */
final class LargeSchema {

    private LargeSchema() {}

    /** Where a table of a database is in the large one. */
    static TableName in(String database, TableName table) {
        return new TableName(
                table.schema().equals("public") ? database : database + "_" + table.schema(), table.name());
    }

    static List<StoredValues> in(String database, List<StoredValues> values) {
        return values.stream()
                .map(column -> new StoredValues(
                        in(database, column.table()), column.column(), column.values(), column.complete()))
                .toList();
    }

    static DatabaseKnowledge of(List<DatabaseKnowledge> parts) {
        List<Table> tables = new ArrayList<>();
        List<StoredValues> values = new ArrayList<>();
        for (DatabaseKnowledge part : parts) {
            String database = part.schema().database();
            part.schema().tables().forEach(table -> tables.add(in(database, table)));
            values.addAll(in(database, part.values()));
        }
        return new DatabaseKnowledge(new SchemaSnapshot("large", "", Instant.EPOCH, tables), values);
    }

    private static Table in(String database, Table table) {
        return new Table(
                in(database, table.name()),
                table.kind(),
                table.comment(),
                table.rowEstimate(),
                table.columns(),
                table.primaryKey(),
                table.uniqueKeys(),
                table.foreignKeys().stream().map(key -> in(database, key)).toList(),
                table.inherited(),
                table.rowSecurity());
    }

    private static ForeignKey in(String database, ForeignKey key) {
        return new ForeignKey(
                key.name(),
                key.columns(),
                in(database, key.referencedTable()),
                key.referencedColumns(),
                key.enforced());
    }
}
