package dev.parley.runtime.database;

import dev.parley.model.schema.TableName;
import dev.parley.sql.lexer.Lexer;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.lexer.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of a database is not shown.
 *
 * @param tables that no question sees
 * @param columns that no question sees
 * @param sensitive columns that may be asked about, but whose values are shown to few
 */
public record Concealment(Set<TableName> tables, Set<ColumnName> columns, Set<ColumnName> sensitive) {

    public static final Concealment NONE = new Concealment(Set.of(), Set.of(), Set.of());

    private static final int TABLE = 2;
    private static final int COLUMN = 3;

    public Concealment {
        tables = Set.copyOf(tables);
        columns = Set.copyOf(columns);
        sensitive = Set.copyOf(sensitive);
    }

    /**
     * @param hide {@code schema.table} and {@code schema.table.column}; names are read as SQL reads them, with quotes where
     *     they need them
     * @param sensitive {@code schema.table.column}
     * @throws IllegalArgumentException naming the one that is something else
     */
    public static Concealment of(List<String> hide, List<String> sensitive) {
        Set<TableName> tables = new HashSet<>();
        Set<ColumnName> columns = new HashSet<>();
        for (String text : hide) {
            List<String> parts = parts(text);
            switch (parts.size()) {
                case TABLE -> tables.add(new TableName(parts.get(0), parts.get(1)));
                case COLUMN -> columns.add(column(parts));
                default ->
                    throw new IllegalArgumentException(
                            "\"" + text + "\" is neither schema.table nor schema.table.column");
            }
        }
        Set<ColumnName> marked = new HashSet<>();
        for (String text : sensitive) {
            List<String> parts = parts(text);
            if (parts.size() != COLUMN) {
                throw new IllegalArgumentException("\"" + text + "\" is not schema.table.column");
            }
            marked.add(column(parts));
        }
        return new Concealment(tables, columns, marked);
    }

    public boolean isEmpty() {
        return tables.isEmpty() && columns.isEmpty() && sensitive.isEmpty();
    }

    public boolean hides(TableName table, String column) {
        return tables.contains(table) || columns.contains(new ColumnName(table, column));
    }

    /** The same with partitions and tables that inherit, down to the parts of parts: they hold rows of the whole. */
    public Concealment spreadOver(Relations relations) {
        Set<TableName> allTables = new HashSet<>(tables);
        Set<ColumnName> allColumns = new HashSet<>(columns);
        Set<ColumnName> allSensitive = new HashSet<>(sensitive);
        boolean more = true;
        while (more) {
            more = false;
            for (Relations.Part part : relations.parts()) {
                more |= allTables.contains(part.whole()) && allTables.add(part.part());
                more |= inherit(allColumns, part);
                more |= inherit(allSensitive, part);
            }
        }
        return new Concealment(allTables, allColumns, allSensitive);
    }

    /** What the database does not have, sorted: misspelt, or renamed since. It would conceal nothing. */
    public List<String> unknownTo(Relations relations) {
        return Stream.concat(
                        tables.stream()
                                .filter(table -> !relations.columns().containsKey(table))
                                .map(TableName::toString),
                        Stream.concat(columns.stream(), sensitive.stream())
                                .filter(column -> !relations.has(column))
                                .map(ColumnName::toString))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean inherit(Set<ColumnName> columns, Relations.Part part) {
        return columns.addAll(columns.stream()
                .filter(column -> column.table().equals(part.whole()))
                .map(column -> new ColumnName(part.part(), column.name()))
                .toList());
    }

    private static ColumnName column(List<String> parts) {
        return new ColumnName(new TableName(parts.get(0), parts.get(1)), parts.get(2));
    }

    /** Names between dots; empty when it is something else. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        try {
            boolean name = true;
            for (Token token : Lexer.tokens(text)) {
                boolean end = token.kind() == Token.Kind.END;
                boolean fits = name
                        ? token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED
                        : token.is(".") || end;
                if (!fits) {
                    return List.of();
                }
                if (name) {
                    parts.add(token.value());
                }
                name = !name;
            }
        } catch (SqlSyntaxException e) {
            return List.of();
        }
        return parts;
    }
}
