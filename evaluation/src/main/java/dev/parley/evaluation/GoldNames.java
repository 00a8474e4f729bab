package dev.parley.evaluation;

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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables and columns that right SQL reads.
 *
 * @param columns with their tables
 */
record GoldNames(Set<TableName> tables, Set<GoldColumn> columns) {

    record GoldColumn(TableName table, String column) {}

    /** Empty when the SQL cannot be read, or names no table of the schema. */
    static Optional<GoldNames> of(String sql, SchemaSnapshot schema) {
        try {
            NamesRead names = NamesRead.of(SqlParser.parse(sql), name -> table(name, schema));
            Set<TableName> tables =
                    names.allTables().stream().map(GoldNames::name).collect(Collectors.toSet());
            Set<GoldColumn> columns = names.allColumns().stream()
                    .map(column -> new GoldColumn(name(column.table()), column.column()))
                    .collect(Collectors.toSet());
            return tables.isEmpty() ? Optional.empty() : Optional.of(new GoldNames(tables, columns));
        } catch (SqlSyntaxException | NotAReadException e) {
            return Optional.empty();
        }
    }

    private static TableName name(KnownTable table) {
        return new TableName(table.schema(), table.name());
    }

    private static Optional<KnownTable> table(Name name, SchemaSnapshot schema) {
        String of = name.qualifier() == null ? "public" : name.qualifier();
        return schema.table(new TableName(of, name.last())).map(GoldNames::known);
    }

    private static KnownTable known(Table table) {
        return new KnownTable(
                table.name().schema(),
                table.name().name(),
                table.columns().stream().map(Column::name).collect(Collectors.toSet()));
    }
}
