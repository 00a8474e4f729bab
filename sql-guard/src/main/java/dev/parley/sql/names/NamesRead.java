package dev.parley.sql.names;

import dev.parley.sql.parser.Statement;
import dev.parley.sql.tree.Name;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tables and columns that a statement reads.
 *
 * @param tables each place that names one, in the order they are met
 * @param columns each place that names one
 * @param pairs columns that are compared by {@code =} or USING, each pair once
 */
public record NamesRead(List<TablePlace> tables, List<ColumnPlace> columns, Set<Pair> pairs) {

    public NamesRead {
        tables = List.copyOf(tables);
        columns = List.copyOf(columns);
        pairs = Set.copyOf(pairs);
    }

    /**
     * @param name as it is written there
     * @param aliased whether the rest of the query calls it otherwise
     */
    public record TablePlace(Name name, KnownTable table, boolean aliased) {}

    /** @param name as it is written there */
    public record ColumnPlace(Name name, ReadColumn column) {}

    /** Two columns that are compared, in no order that means anything. */
    public record Pair(ReadColumn one, ReadColumn other) {}

    /** @param known the table of a name; empty for one that is not known, which is passed over */
    public static NamesRead of(Statement statement, Function<Name, Optional<KnownTable>> known) {
        NameReader reader = new NameReader(known);
        reader.query(statement.query(), Names.NONE);
        return reader.read();
    }

    public Set<KnownTable> allTables() {
        return tables.stream().map(TablePlace::table).collect(Collectors.toSet());
    }

    public Set<ReadColumn> allColumns() {
        return columns.stream().map(ColumnPlace::column).collect(Collectors.toSet());
    }
}
