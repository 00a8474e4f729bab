package dev.parley.gateway.knowledge;

import dev.parley.model.schema.Column;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableName;
import dev.parley.sql.names.NamesRead;
import dev.parley.sql.names.NamesRead.ColumnPlace;
import dev.parley.sql.names.NamesRead.TablePlace;
import dev.parley.sql.names.ReadColumn;
import dev.parley.sql.tree.Name;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is gone from a schema, and what seems to have taken its place: one table that is new and has the columns of the one
 * that is gone; one column of its table that is new and has the type of the only one that is gone.
 */
final class Renames {

    private final SchemaSnapshot before;
    private final SchemaSnapshot after;

    Renames(SchemaSnapshot before, SchemaSnapshot after) {
        this.before = before;
        this.after = after;
    }

    /** Tables and columns that a statement reads and that are gone, as {@code schema.table} and {@code schema.table.column}. */
    Set<String> missing(NamesRead names) {
        Set<String> missing = new LinkedHashSet<>();
        names.tables().stream()
                .map(TablePlace::table)
                .filter(table -> after.table(StatementNames.name(table)).isEmpty())
                .forEach(table -> missing.add(table.toString()));
        names.columns().stream()
                .map(ColumnPlace::column)
                .filter(column -> !missing.contains(column.table().toString()) && !isThere(column))
                .forEach(column -> missing.add(column.toString()));
        return missing;
    }

    private boolean isThere(ReadColumn column) {
        return after.table(StatementNames.name(column.table()))
                .flatMap(table -> table.column(column.column()))
                .isPresent();
    }

    /** The statement with the new names; empty when one that is gone has no certain successor. */
    Optional<String> repaired(String sql, NamesRead names) {
        List<Edit> edits = new ArrayList<>();
        for (TablePlace place : names.tables()) {
            TableName old = StatementNames.name(place.table());
            if (after.table(old).isEmpty()) {
                Optional<Table> successor = successor(old);
                if (successor.isEmpty()) {
                    return Optional.empty();
                }
                String alias = place.aliased() ? "" : " AS " + quoted(old.name());
                edits.add(edit(sql, place.name(), successor.get().name().name(), alias));
            }
        }
        for (ColumnPlace place : names.columns()) {
            TableName old = StatementNames.name(place.column().table());
            Optional<Table> now = after.table(old).or(() -> successor(old));
            if (now.flatMap(table -> table.column(place.column().column())).isEmpty()) {
                Optional<String> successor = now.flatMap(table -> before.table(old)
                        .flatMap(was -> successor(was, table, place.column().column())));
                if (successor.isEmpty()) {
                    return Optional.empty();
                }
                edits.add(edit(sql, place.name(), successor.get(), ""));
            }
        }
        return edits.isEmpty() ? Optional.empty() : Optional.of(edited(sql, edits));
    }

    private Optional<Table> successor(TableName old) {
        Optional<Table> was = before.table(old);
        List<Table> alike = after.tables().stream()
                .filter(table -> before.table(table.name()).isEmpty())
                .filter(table -> table.name().schema().equals(old.schema()))
                .filter(table -> was.map(one -> shape(one).equals(shape(table))).orElse(false))
                .toList();
        List<Table> goneAlike = before.tables().stream()
                .filter(table -> after.table(table.name()).isEmpty())
                .filter(table -> was.map(one -> shape(one).equals(shape(table))).orElse(false))
                .toList();
        return alike.size() == 1 && goneAlike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    private static List<String> shape(Table table) {
        return table.columns().stream()
                .map(column -> column.name() + " " + column.type())
                .sorted()
                .toList();
    }

    private static Optional<String> successor(Table was, Table now, String column) {
        String type = was.column(column).map(Column::type).orElse("");
        List<Column> added = only(now, was, type);
        return added.size() == 1 && only(was, now, type).size() == 1
                ? Optional.of(added.getFirst().name())
                : Optional.empty();
    }

    /** Columns of a type that the other table has not. */
    private static List<Column> only(Table table, Table other, String type) {
        return table.columns().stream()
                .filter(column -> column.type().equals(type))
                .filter(column -> other.column(column.name()).isEmpty())
                .toList();
    }

    private record Edit(int start, int end, String text) {}

    /** Of a name its last part; what stands before it stays. */
    private static Edit edit(String sql, Name name, String last, String after) {
        String written = name.span().of(sql);
        int quote = written.endsWith("\"") ? written.lastIndexOf('"', written.length() - 2) : -1;
        int start = quote >= 0 ? quote : written.lastIndexOf('.') + 1;
        return new Edit(name.span().start() + start, name.span().end(), quoted(last) + after);
    }

    private static String edited(String sql, List<Edit> edits) {
        StringBuilder text = new StringBuilder(sql);
        edits.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Edit::start).reversed())
                .forEach(edit -> text.replace(edit.start(), edit.end(), edit.text()));
        return text.toString();
    }

    private static String quoted(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
