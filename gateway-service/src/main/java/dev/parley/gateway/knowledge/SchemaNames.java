package dev.parley.gateway.knowledge;

import dev.parley.model.schema.Column;
import dev.parley.model.schema.ForeignKey;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TypeFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Tables and columns by the names that people write: in any case, without what is plain anyway. */
final class SchemaNames {

    private static final int MOST_NEAR = 3;

    private final SchemaSnapshot schema;

    SchemaNames(SchemaSnapshot schema) {
        this.schema = schema;
    }

    /** A column and its table. */
    record Found(Table table, Column column) {

        TypeFamily family() {
            return column.family();
        }

        @Override
        public String toString() {
            return table.name().name() + "." + column.name();
        }
    }

    /** Whether one table is called so, and no single column is, for which a name without a dot is taken first. */
    boolean isTable(String name) {
        boolean column = !name.contains(".") && columns(null, name).size() == 1;
        return !column
                && schema.tables().stream()
                                .filter(table -> table.name().toString().equalsIgnoreCase(name)
                                        || table.name().name().equalsIgnoreCase(name))
                                .count()
                        == 1;
    }

    /** @throws dev.parley.model.error.ValidationException when there is none, or more than one */
    Found column(String name) {
        String[] parts = name.split("\\.");
        String column = parts[parts.length - 1];
        String table = parts.length == 1 ? null : parts[parts.length - 2];
        List<Found> found = columns(table, column);
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.size() > 1) {
            throw TermMeaning.unknown(
                    "several tables have a column \"" + column + "\"; say which",
                    found.stream().map(Found::toString).limit(MOST_NEAR).toList());
        }
        boolean knownTable = table != null && !columns(table).isEmpty();
        if (table != null && !knownTable) {
            throw TermMeaning.unknown(
                    "there is no table \"" + table + "\" in " + schema.database(),
                    nearest(table, schema.tables(), each -> each.name().name(), each -> each.name()
                            .name()));
        }
        List<Found> candidates = knownTable ? columns(table) : all().toList();
        throw TermMeaning.unknown(
                "there is no column \"" + column + "\" in " + (knownTable ? table : schema.database()),
                nearest(column, candidates, each -> each.column().name(), Found::toString));
    }

    /** @throws dev.parley.model.error.ValidationException when neither a table nor a column is called so */
    void requireTableOrColumn(String name) {
        boolean nothing =
                !name.contains(".") && !isTable(name) && columns(null, name).isEmpty();
        if (nothing) {
            List<String> near = nearest(name, schema.tables(), SchemaNames::name, SchemaNames::name);
            throw TermMeaning.unknown(
                    "there is no table and no column \"" + name + "\" in " + schema.database(),
                    near.isEmpty()
                            ? nearest(
                                    name, all().toList(), each -> each.column().name(), Found::toString)
                            : near);
        }
        if (!isTable(name)) {
            column(name);
        }
    }

    private static String name(Table table) {
        return table.name().name();
    }

    /** @throws dev.parley.model.error.ValidationException when no foreign key joins the two */
    void requireKey(Found one, Found other) {
        if (!joins(one, other) && !joins(other, one)) {
            throw TermMeaning.unknown("no foreign key joins " + one + " and " + other, List.of());
        }
    }

    private static boolean joins(Found from, Found to) {
        return from.table().foreignKeys().stream()
                .filter(key -> key.columns().equals(List.of(from.column().name())))
                .anyMatch(key -> references(key, to));
    }

    private static boolean references(ForeignKey key, Found to) {
        return key.referencedTable().equals(to.table().name())
                && key.referencedColumns().equals(List.of(to.column().name()));
    }

    boolean hasLabel(Found column, String value) {
        return column.column().enumValues().isEmpty()
                || column.column().enumValues().stream().anyMatch(label -> label.equals(value));
    }

    /** Of an enum, the first few. */
    List<String> labels(Found column) {
        return column.column().enumValues().stream().limit(10).toList();
    }

    private Stream<Found> all() {
        return schema.tables().stream()
                .flatMap(table -> table.columns().stream().map(column -> new Found(table, column)));
    }

    private List<Found> columns(String table) {
        return all().filter(found -> found.table().name().name().equalsIgnoreCase(table))
                .toList();
    }

    private List<Found> columns(String table, String column) {
        return all().filter(found -> found.column().name().equalsIgnoreCase(column))
                .filter(found -> table == null || found.table().name().name().equalsIgnoreCase(table))
                .toList();
    }

    /** At most three, nearest first; of each at most a third of the letters differ, or one contains the other. */
    private static <T> List<String> nearest(
            String wrong, List<T> candidates, Function<T, String> name, Function<T, String> shown) {
        record Near(String shown, int distance) {}
        String sought = wrong.toLowerCase(Locale.ROOT);
        List<Near> near = new ArrayList<>();
        for (T candidate : candidates) {
            String plain = name.apply(candidate).toLowerCase(Locale.ROOT);
            int distance = LevenshteinDistance.getDefaultInstance().apply(sought, plain);
            boolean part =
                    sought.length() > 3 && (plain.contains(sought) || sought.contains(plain) && plain.length() > 3);
            if (part || distance <= Math.max(1, sought.length() / 3)) {
                near.add(new Near(shown.apply(candidate), distance));
            }
        }
        return near.stream()
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::shown))
                .map(Near::shown)
                .distinct()
                .limit(MOST_NEAR)
                .toList();
    }
}
