package dev.parley.tester.copy;

import dev.parley.tester.copy.SourceSchema.Column;
import dev.parley.tester.copy.SourceSchema.EnumType;
import dev.parley.tester.copy.SourceSchema.Key;
import dev.parley.tester.copy.SourceSchema.Table;
import dev.parley.tester.copy.SourceSchema.TypeKind;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables of a copy that is being made, in schemas of their own names yet. */
final class CopyTables {

    private final CopyTransaction transaction;
    private final String mark;
    private final Map<String, String> schemas;
    private final Map<Column, String> types = new HashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    /**
     * @param mark comment of the schemas that a new copy replaces
     * @param schemas where each schema of the source is made
     */
    CopyTables(CopyTransaction transaction, String mark, Map<String, String> schemas) {
        this.transaction = transaction;
        this.mark = mark;
        this.schemas = schemas;
    }

    /** What could not be made as it is in the source, for its operator. */
    List<String> leftOut() {
        return leftOut;
    }

    void leaveOut(Table table, String why) {
        leftOut.add("%s is not there: %s".formatted(table.quoted(), why));
    }

    private String place(Table table) {
        return Quoted.name(schemas.get(table.schema()), table.name());
    }

    void create(EnumType type) {
        transaction.execute("CREATE TYPE " + Quoted.name(schemas.get(type.schema()), type.name()) + " AS ENUM ("
                + type.labels().stream().map(Quoted::text).collect(Collectors.joining(", ")) + ")");
    }

    /** Plain columns: what is computed or counted in the source is a value here. */
    void create(Table table) {
        transaction.execute(table.columns().stream()
                .map(column ->
                        Quoted.name(column.name()) + " " + type(table, column) + (column.notNull() ? " NOT NULL" : ""))
                .collect(Collectors.joining(", ", "CREATE TABLE " + place(table) + " (", ")")));
    }

    private String type(Table table, Column column) {
        return types.computeIfAbsent(column, key -> element(table, column) + (column.array() ? "[]" : ""));
    }

    private String element(Table table, Column column) {
        if (column.kind() == TypeKind.OWN) {
            return column.type();
        }
        if (column.kind() == TypeKind.ENUM) {
            return Quoted.name(schemas.get(column.typeSchema()), column.type());
        }
        boolean ownReference =
                column.typeSchema().equals("pg_catalog"); // such as regclass, a number that only the source knows
        for (String name : ownReference
                ? List.<String>of()
                : List.of(Quoted.name(column.typeSchema(), column.type()), Quoted.name(column.type()))) {
            if (isInstalled(name)) {
                return name;
            }
        }
        leftOut.add("%s.%s is text here: the type %s is not installed"
                .formatted(table.quoted(), Quoted.name(column.name()), column.type()));
        return "text";
    }

    /** And stays: the row type of a table in the old copy goes with it. */
    private boolean isInstalled(String type) {
        return transaction.execute("""
                        SELECT FROM pg_catalog.pg_type
                        WHERE oid = to_regtype($1) AND obj_description(typnamespace, 'pg_namespace') IS DISTINCT FROM $2
                        """, Tuple.of(type, mark)).iterator().hasNext();
    }

    void insert(Table table, List<String[]> rows) {
        insert(table, rows, "");
    }

    /** Without those whose primary key is there already. */
    void insertNew(Table table, List<String[]> rows) {
        insert(
                table,
                rows,
                table.keys().stream()
                        .filter(key -> key.kind().equals("p"))
                        .findFirst()
                        .map(key -> " WHERE NOT EXISTS (SELECT FROM %s AS p WHERE %s)"
                                .formatted(place(table), sameKey(table, key)))
                        .orElse(""));
    }

    private static String sameKey(Table table, Key key) {
        List<String> columns = table.columns().stream().map(Column::name).toList();
        return key.columns().stream()
                .map(column -> "p.%s::text = r.c%d".formatted(Quoted.name(column), columns.indexOf(column)))
                .collect(Collectors.joining(" AND "));
    }

    private void insert(Table table, List<String[]> rows, String condition) {
        List<Column> columns = table.columns();
        String names =
                columns.stream().map(column -> Quoted.name(column.name())).collect(Collectors.joining(", "));
        String values = IntStream.range(0, columns.size())
                .mapToObj(i -> "r.c" + i + "::" + type(table, columns.get(i)))
                .collect(Collectors.joining(", "));
        String arrays = IntStream.rangeClosed(1, columns.size())
                .mapToObj(i -> "$" + i + "::text[]")
                .collect(Collectors.joining(", "));
        String fields =
                IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        transaction.execute(
                "INSERT INTO %s (%s) SELECT %s FROM unnest(%s) AS r (%s)%s"
                        .formatted(place(table), names, values, arrays, fields, condition),
                Columns.of(rows, columns.size()));
    }

    /** Keys that rows of a table refer to and that the other table does not have yet. */
    List<String[]> missing(Table child, Key key, Table parent) {
        String keys = key.columns().stream()
                .map(column -> "c." + Quoted.name(column) + "::text")
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
        String present = key.columns().stream()
                .map(column -> "c." + Quoted.name(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String same = IntStream.range(0, key.columns().size())
                .mapToObj(i -> "p." + Quoted.name(key.parentColumns().get(i)) + " = c."
                        + Quoted.name(key.columns().get(i)))
                .collect(Collectors.joining(" AND "));
        List<String[]> missing = new ArrayList<>();
        transaction
                .execute("SELECT DISTINCT %s FROM %s AS c WHERE %s AND NOT EXISTS (SELECT 1 FROM %s AS p WHERE %s)"
                        .formatted(keys, place(child), present, place(parent), same))
                .forEach(row -> missing.add(row.getArrayOfStrings(0)));
        return missing;
    }

    void constrain(Table table, Key key) {
        String columns = " (" + Quoted.names(key.columns()) + ")";
        String constraint =
                switch (key.kind()) {
                    case "p" -> "PRIMARY KEY" + columns;
                    case "u" -> "UNIQUE" + columns;
                    default ->
                        "FOREIGN KEY" + columns + " REFERENCES "
                                + Quoted.name(schemas.get(key.parentSchema()), key.parent()) + " ("
                                + Quoted.names(key.parentColumns()) + ")";
                };
        boolean held = transaction.attempt(
                "ALTER TABLE " + place(table) + " ADD CONSTRAINT " + Quoted.name(key.name()) + " " + constraint);
        if (!held) {
            leftOut.add("%s has no constraint %s: its rows do not meet it".formatted(table.quoted(), key.name()));
        }
    }

    void analyze(Table table) {
        transaction.execute("ANALYZE " + place(table));
    }
}
