package dev.parley.runtime.schema;

import dev.parley.model.schema.Column;
import dev.parley.model.schema.ForeignKey;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableName;
import dev.parley.runtime.database.ColumnName;
import dev.parley.runtime.database.Concealment;
import java.util.List;

/** A schema as questions see it: without what is hidden, and with what is sensitive marked. */
final class ConcealedSchema {

    private final Concealment concealment;

    private ConcealedSchema(Concealment concealment) {
        this.concealment = concealment;
    }

    static SchemaSnapshot of(SchemaSnapshot schema, Concealment concealment) {
        if (concealment.isEmpty()) {
            return schema;
        }
        ConcealedSchema concealed = new ConcealedSchema(concealment);
        List<Table> tables = schema.tables().stream()
                .filter(table -> !concealment.tables().contains(table.name()))
                .map(concealed::table)
                .toList();
        return new SchemaSnapshot(schema.database(), Fingerprint.of(tables), schema.takenAt(), tables);
    }

    private Table table(Table table) {
        TableName name = table.name();
        return new Table(
                name,
                table.kind(),
                table.comment(),
                table.rowEstimate(),
                table.columns().stream()
                        .filter(column -> !concealment.hides(name, column.name()))
                        .map(column -> marked(name, column))
                        .toList(),
                shows(name, table.primaryKey()) ? table.primaryKey() : List.of(),
                table.uniqueKeys().stream().filter(key -> shows(name, key)).toList(),
                table.foreignKeys().stream().filter(key -> shows(name, key)).toList(),
                table.inherited(),
                table.rowSecurity());
    }

    private Column marked(TableName table, Column column) {
        return concealment.sensitive().contains(new ColumnName(table, column.name())) ? column.asSensitive() : column;
    }

    private boolean shows(TableName table, ForeignKey key) {
        return shows(table, key.columns()) && shows(key.referencedTable(), key.referencedColumns());
    }

    private boolean shows(TableName table, List<String> columns) {
        return columns.stream().noneMatch(column -> concealment.hides(table, column));
    }
}
