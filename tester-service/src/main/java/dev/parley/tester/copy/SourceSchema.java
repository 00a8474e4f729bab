package dev.parley.tester.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.model.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to copy.
 *
 * @param shape as the database told it; equal shapes make equal copies
 * @param tables in order of their names
 * @param rowCounts the planner's, by {@link Table#quoted}
 */
record SourceSchema(String shape, List<Table> tables, List<EnumType> enums, Map<String, Double> rowCounts) {

    /**
     * @param sampled whether TABLESAMPLE takes it; views and foreign tables are read from their beginning
     * @param keys null when there are none
     */
    record Table(String schema, String name, boolean sampled, List<Column> columns, List<Key> keys) {

        Table {
            keys = keys == null ? List.of() : List.copyOf(keys);
        }

        String quoted() {
            return Quoted.name(schema, name);
        }

        Optional<Column> column(String columnName) {
            return columns.stream()
                    .filter(column -> column.name().equals(columnName))
                    .findFirst();
        }
    }

    /**
     * A column, or a field of it when it is an array; a domain is what is behind it.
     *
     * @param sourceType its own type, quoted, without modifiers
     * @param type as SQL for PostgreSQL's own; else the name alone
     */
    record Column(
            String name,
            boolean notNull,
            String sourceType,
            boolean array,
            TypeKind kind,
            String type,
            String typeSchema) {}

    /** Where a type comes from. */
    enum TypeKind {
        /** PostgreSQL itself. */
        OWN,
        /** Labels, made in the copy as they are. */
        ENUM,
        /** An extension, or the database's own. */
        OTHER
    }

    record EnumType(String schema, String name, List<String> labels) {}

    /** @param kind p, u or f */
    record Key(
            String name,
            String kind,
            List<String> columns,
            String parentSchema,
            String parent,
            List<String> parentColumns) {

        boolean isForeign() {
            return kind.equals("f");
        }
    }

    private record Shape(List<Table> tables, List<EnumType> enums) {}

    static SourceSchema of(String shape, String rowCounts) {
        try {
            Shape read = Json.mapper().readValue(shape, Shape.class);
            Map<String, Double> counts =
                    Json.mapper().readValue(rowCounts, new TypeReference<Map<String, Double>>() {});
            return new SourceSchema(shape, read.tables(), read.enums(), counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the statement of the source returned what it should not", e);
        }
    }

    /** In which there are tables or types. */
    Set<String> schemas() {
        Set<String> schemas = new LinkedHashSet<>();
        tables.forEach(table -> schemas.add(table.schema()));
        enums.forEach(type -> schemas.add(type.schema()));
        return schemas;
    }

    Optional<Table> table(String schema, String name) {
        return tables.stream()
                .filter(table -> table.schema().equals(schema) && table.name().equals(name))
                .findFirst();
    }

    /** Of what a copy is made from: SHA-256 in hex. */
    String fingerprint(int rowsPerTable) {
        try {
            byte[] text = (rowsPerTable + "\n" + shape).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
