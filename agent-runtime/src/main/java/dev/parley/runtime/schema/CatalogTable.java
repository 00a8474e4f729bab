package dev.parley.runtime.schema;

import dev.parley.model.schema.Column;
import dev.parley.model.schema.ForeignKey;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.stream.Stream;

/** One element of what {@code catalog.sql} returns. */
record CatalogTable(
        String schema,
        String name,
        String kind,
        String comment,
        long rowEstimate,
        boolean inherited,
        boolean rowSecurity,
        List<CatalogColumn> columns,
        List<CatalogKey> keys) {

    Table toTable() {
        return new Table(
                new TableName(schema, name),
                tableKind(),
                comment,
                rowEstimate,
                columns.stream().map(CatalogColumn::toColumn).toList(),
                keysOfKind("p").map(CatalogKey::columns).findFirst().orElse(List.of()),
                keysOfKind("u").map(CatalogKey::columns).toList(),
                keysOfKind("f").map(CatalogKey::toForeignKey).toList(),
                inherited,
                rowSecurity);
    }

    private Stream<CatalogKey> keysOfKind(String constraintType) {
        return keys.stream().filter(key -> key.kind().equals(constraintType));
    }

    private TableKind tableKind() {
        return switch (kind) {
            case "r" -> TableKind.TABLE;
            case "p" -> TableKind.PARTITIONED_TABLE;
            case "v" -> TableKind.VIEW;
            case "m" -> TableKind.MATERIALIZED_VIEW;
            case "f" -> TableKind.FOREIGN_TABLE;
            default -> throw new IllegalStateException("pg_class.relkind " + kind);
        };
    }

    /** @param category {@code pg_type.typcategory} of the base type */
    record CatalogColumn(
            String name,
            String type,
            String baseType,
            String category,
            String kind,
            boolean nullable,
            String comment,
            List<String> enumValues) {

        Column toColumn() {
            return new Column(name, type, family(), nullable, comment, enumValues);
        }

        private TypeFamily family() {
            return switch (baseType) {
                case "smallint", "integer", "bigint" -> TypeFamily.INTEGER;
                case "numeric", "real", "double precision", "money" -> TypeFamily.DECIMAL;
                case "boolean" -> TypeFamily.BOOLEAN;
                case "date" -> TypeFamily.DATE;
                case "timestamp without time zone", "timestamp with time zone" -> TypeFamily.TIMESTAMP;
                case "time without time zone", "time with time zone" -> TypeFamily.TIME;
                case "interval" -> TypeFamily.INTERVAL;
                case "uuid" -> TypeFamily.UUID;
                case "json", "jsonb" -> TypeFamily.JSON;
                case "bytea" -> TypeFamily.BINARY;
                case "citext" -> TypeFamily.TEXT;
                default -> familyOfCategory();
            };
        }

        private TypeFamily familyOfCategory() {
            return switch (category) {
                case "S" -> TypeFamily.TEXT;
                case "E" -> TypeFamily.ENUM;
                case "A" -> TypeFamily.ARRAY;
                default -> TypeFamily.OTHER;
            };
        }
    }

    /**
     * @param kind {@code pg_constraint.contype}: p, u or f
     * @param enforced {@code convalidated}: checked for all rows
     */
    record CatalogKey(
            String name,
            String kind,
            boolean enforced,
            List<String> columns,
            String referencedSchema,
            String referencedTable,
            List<String> referencedColumns) {

        ForeignKey toForeignKey() {
            return new ForeignKey(
                    name, columns, new TableName(referencedSchema, referencedTable), referencedColumns, enforced);
        }
    }
}
