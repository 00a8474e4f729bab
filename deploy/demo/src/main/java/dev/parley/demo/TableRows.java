package dev.parley.demo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The rows of one table, and their spelling in PostgreSQL's COPY text format. */
record TableRows<R extends Record & Row>(String table, Class<R> type, List<R> rows) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    List<String> columns() {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> snakeCase(component.getName()))
                .toList();
    }

    boolean hasIdentity() {
        return type.getRecordComponents()[0].getName().equals("id");
    }

    String copyStatement() {
        return "COPY %s (%s) FROM STDIN".formatted(table, String.join(", ", columns()));
    }

    String copyText() {
        RecordComponent[] components = type.getRecordComponents();
        StringBuilder text = new StringBuilder();
        for (R row : rows) {
            for (int i = 0; i < components.length; i++) {
                text.append(i == 0 ? "" : "\t").append(spell(value(components[i], row)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static Object value(RecordComponent component, Record row) {
        try {
            return component.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read " + component + " of " + row, e);
        }
    }

    private static String spell(Object value) {
        return switch (value) {
            case null -> "\\N";
            case LocalDateTime moment -> MOMENT.format(moment);
            case Enum<?> label -> label.name().toLowerCase(Locale.ROOT);
            case String string ->
                string.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
            default -> value.toString();
        };
    }

    private static String snakeCase(String name) {
        return name.chars()
                .mapToObj(letter -> Character.isUpperCase(letter)
                        ? "_" + Character.toString(Character.toLowerCase(letter))
                        : Character.toString(letter))
                .collect(Collectors.joining());
    }
}
