package dev.parley.gateway.drift;

import dev.parley.gateway.drift.SchemaStateRepository.State;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableDetails;
import dev.parley.model.schema.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What differs between two states of a database, as far as questions can see.
 *
 * @param changed by table, what differs in it, as phrases
 * @param gone tables that are not there any more, with no column, and columns that are not, with their table
 */
record SchemaChanges(
        List<TableName> added, List<TableName> removed, Map<String, List<String>> changed, List<Gone> gone) {

    static final SchemaChanges NONE = new SchemaChanges(List.of(), List.of(), Map.of(), List.of());

    private static final int MOST = 20;

    /** @param column null for the whole table */
    record Gone(TableName table, String column) {}

    /** Details that were never seen differ from none. */
    static SchemaChanges between(State before, State after) {
        SchemaChanges changes = between(before.snapshot(), after.snapshot());
        if (before.details() != null) {
            before.details().tables().forEach(table -> after.details()
                    .table(table.name())
                    .map(same -> changes(table, same))
                    .filter(phrases -> !phrases.isEmpty())
                    .ifPresent(phrases -> changes.changed()
                            .computeIfAbsent(table.name().toString(), name -> new ArrayList<>())
                            .addAll(phrases)));
        }
        return changes;
    }

    private static SchemaChanges between(SchemaSnapshot before, SchemaSnapshot after) {
        Map<TableName, Table> old = byName(before);
        Map<TableName, Table> now = byName(after);
        List<Gone> gone = new ArrayList<>();
        Map<String, List<String>> changed = new TreeMap<>();
        before.tables().forEach(table -> {
            Table same = now.get(table.name());
            if (same == null) {
                gone.add(new Gone(table.name(), null));
                return;
            }
            List<String> phrases = changes(table, same);
            if (!phrases.isEmpty()) {
                changed.put(table.name().toString(), phrases);
            }
            table.columns().stream()
                    .map(Column::name)
                    .filter(column -> same.column(column).isEmpty())
                    .forEach(column -> gone.add(new Gone(table.name(), column)));
        });
        return new SchemaChanges(missing(after, old), missing(before, now), changed, gone);
    }

    private static Map<TableName, Table> byName(SchemaSnapshot schema) {
        return schema.tables().stream().collect(Collectors.toMap(Table::name, table -> table));
    }

    private static List<TableName> missing(SchemaSnapshot schema, Map<TableName, Table> there) {
        return schema.tables().stream()
                .map(Table::name)
                .filter(name -> !there.containsKey(name))
                .toList();
    }

    private static List<String> changes(Table before, Table after) {
        List<String> phrases = new ArrayList<>();
        after.columns().stream()
                .filter(column -> before.column(column.name()).isEmpty())
                .forEach(column -> phrases.add("new column " + column.name()));
        for (Column column : before.columns()) {
            after.column(column.name())
                    .ifPresentOrElse(
                            same -> changes(column, same).forEach(phrases::add),
                            () -> phrases.add("column " + column.name() + " is gone"));
        }
        if (phrases.isEmpty() && !before.columns().equals(after.columns())) {
            phrases.add("columns in another order");
        }
        boolean keys = before.primaryKey().equals(after.primaryKey())
                && Set.copyOf(before.uniqueKeys()).equals(Set.copyOf(after.uniqueKeys()))
                && Set.copyOf(before.foreignKeys()).equals(Set.copyOf(after.foreignKeys()));
        if (!keys) {
            phrases.add("other keys");
        }
        boolean rest = before.kind() == after.kind()
                && before.inherited() == after.inherited()
                && before.rowSecurity() == after.rowSecurity()
                && String.valueOf(before.comment()).equals(String.valueOf(after.comment()));
        if (!rest) {
            phrases.add("another kind, comment, policy or child");
        }
        return phrases;
    }

    private static List<String> changes(TableDetails before, TableDetails after) {
        return Stream.of(
                        differs("checks", before.checks(), after.checks()),
                        differs("indexes", before.indexes(), after.indexes()),
                        differs("defaults or allowed values", before.columns(), after.columns()),
                        differs("privileges", before.privileges(), after.privileges()),
                        differs("parents", before.inherits(), after.inherits()),
                        differs("partitions", partitions(before), partitions(after)))
                .flatMap(phrase -> phrase)
                .toList();
    }

    private static List<Object> partitions(TableDetails table) {
        return Arrays.asList(table.partitionedBy(), table.partitions());
    }

    private static Stream<String> differs(String what, List<?> before, List<?> after) {
        return before.equals(after) ? Stream.empty() : Stream.of("other " + what);
    }

    private static Stream<String> changes(Column before, Column after) {
        if (before.equals(after)) {
            return Stream.empty();
        }
        return Stream.of(
                before.type().equals(after.type())
                        ? "column " + before.name() + " differs"
                        : "column " + before.name() + " is " + after.type() + ", was " + before.type());
    }

    boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    /** As a sentence goes on; long ones are cut. */
    String described() {
        List<String> phrases = Stream.of(
                        removed.stream().map(table -> table + " is gone"),
                        added.stream().map(table -> table + " is new"),
                        changed.entrySet().stream()
                                .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue())))
                .flatMap(all -> all)
                .toList();
        return String.join("; ", phrases.subList(0, Math.min(MOST, phrases.size())))
                + (phrases.size() > MOST ? "; and " + (phrases.size() - MOST) + " more" : "");
    }
}
