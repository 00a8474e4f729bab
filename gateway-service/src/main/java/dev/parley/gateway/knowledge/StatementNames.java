package dev.parley.gateway.knowledge;

import dev.parley.model.schema.Column;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableName;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.names.KnownTable;
import dev.parley.sql.names.NamesRead;
import dev.parley.sql.parser.NotAReadException;
import dev.parley.sql.parser.SqlParser;
import dev.parley.sql.tree.Name;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What statements name of a schema. */
final class StatementNames {

    private static final String PUBLIC = "public";

    private StatementNames() {}

    /** Empty when the SQL cannot be read. */
    static Optional<NamesRead> of(String sql, SchemaSnapshot schema) {
        try {
            return Optional.of(NamesRead.of(
                    SqlParser.parse(sql), name -> table(name, schema).map(StatementNames::known)));
        } catch (SqlSyntaxException | NotAReadException e) {
            return Optional.empty();
        }
    }

    static TableName name(KnownTable table) {
        return new TableName(table.schema(), table.name());
    }

    /** Without its schema that of {@code public}, else the only one that is called so. */
    private static Optional<Table> table(Name name, SchemaSnapshot schema) {
        if (name.qualifier() != null) {
            return schema.table(new TableName(name.qualifier(), name.last()));
        }
        List<Table> called = schema.tables().stream()
                .filter(table -> table.name().name().equals(name.last()))
                .toList();
        return schema.table(new TableName(PUBLIC, name.last()))
                .or(() -> called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty());
    }

    private static KnownTable known(Table table) {
        return new KnownTable(
                table.name().schema(),
                table.name().name(),
                table.columns().stream().map(Column::name).collect(Collectors.toSet()));
    }
}
