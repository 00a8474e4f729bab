package dev.parley.engine;

import dev.parley.model.schema.Column;
import dev.parley.model.schema.ForeignKey;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Schemas in a few lines: {@code table("book", "id int pk", "title text!", "author_id int -> author")}. A column is its
 * name, its type, then {@code pk}, {@code !} on the type for NOT NULL, {@code unique}, {@code sensitive}, or {@code -> table} or {@code -> table(key)}; an enum is
 * {@code enum(a|b)}; values follow as {@code = v1 | v2}.
 */
final class SchemaBuilder {

    private final List<Table> tables = new ArrayList<>();
    private final List<ColumnValues> values = new ArrayList<>();

    SchemaBuilder table(String name, String... columns) {
        TableName tableName = name(name);
        List<Column> parsed = new ArrayList<>();
        List<String> key = new ArrayList<>();
        List<List<String>> unique = new ArrayList<>();
        List<ForeignKey> references = new ArrayList<>();
        for (String line : columns) {
            String[] definitionAndValues = line.split(" = ", 2);
            String[] words = definitionAndValues[0].strip().split("\\s+");
            String column = words[0];
            boolean primary = definitionAndValues[0].contains(" pk");
            Column read = column(column, words[1], primary);
            parsed.add(definitionAndValues[0].contains(" sensitive") ? read.asSensitive() : read);
            if (primary) {
                key.add(column);
            }
            if (definitionAndValues[0].contains(" unique")) {
                unique.add(List.of(column));
            }
            int arrow = definitionAndValues[0].indexOf("-> ");
            if (arrow > 0) {
                String[] target =
                        definitionAndValues[0].substring(arrow + 3).strip().split("[()]");
                references.add(new ForeignKey(
                        tableName.name() + "_" + column + "_fkey",
                        List.of(column),
                        name(target[0]),
                        List.of(target.length > 1 ? target[1] : "id")));
            }
            if (definitionAndValues.length == 2) {
                List<String> all = Arrays.stream(definitionAndValues[1].split("\\|"))
                        .map(String::strip)
                        .toList();
                values.add(new ColumnValues(tableName, column, all, true));
            }
        }
        tables.add(new Table(tableName, TableKind.TABLE, null, -1, parsed, key, unique, references));
        return this;
    }

    SchemaSnapshot schema() {
        return new SchemaSnapshot("test", "fingerprint", Instant.EPOCH, tables);
    }

    LanguageEngine engine() {
        return LanguageEngine.over(schema(), ValueIndex.of(values));
    }

    private static TableName name(String name) {
        String[] parts = name.split("\\.", 2);
        return parts.length == 2 ? new TableName(parts[0], parts[1]) : new TableName("public", name);
    }

    private static Column column(String name, String type, boolean primary) {
        boolean required = primary || type.endsWith("!");
        String plain = type.replace("!", "");
        List<String> labels = plain.startsWith("enum(")
                ? List.of(plain.substring(5, plain.length() - 1).split("\\|"))
                : List.of();
        return new Column(name, labels.isEmpty() ? plain : name + "_enum", family(plain), !required, null, labels);
    }

    private static TypeFamily family(String type) {
        return switch (type.replaceFirst("\\(.*", "")) {
            case "int" -> TypeFamily.INTEGER;
            case "numeric" -> TypeFamily.DECIMAL;
            case "text" -> TypeFamily.TEXT;
            case "bool" -> TypeFamily.BOOLEAN;
            case "date" -> TypeFamily.DATE;
            case "timestamp" -> TypeFamily.TIMESTAMP;
            case "enum" -> TypeFamily.ENUM;
            case "json" -> TypeFamily.JSON;
            default -> throw new IllegalArgumentException("no such type in tests: " + type);
        };
    }
}
