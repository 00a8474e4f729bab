package dev.parley.engine.ontology;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The columns of a table that has one for each month, or for each day of the week: {@code jan}, {@code feb}, ... */
public final class Calendar {

    /** One alone may be called so by chance: a {@code sun}, a {@code sat}. */
    private static final int LEAST = 3;

    private static final int SHORTEST = 3;

    private static final List<String> MONTHS = names(Month.values());
    private static final List<String> DAYS = names(DayOfWeek.values());

    private Calendar() {}

    /** Each such column with the name of its month or day in full, in lower case. */
    public static Map<Property, String> of(Entity entity) {
        Map<Property, String> found = new LinkedHashMap<>();
        Stream.of(MONTHS, DAYS)
                .map(names -> called(entity, names))
                .filter(columns -> columns.size() >= LEAST)
                .forEach(found::putAll);
        return found;
    }

    private static Map<Property, String> called(Entity entity, List<String> names) {
        Map<Property, String> called = new LinkedHashMap<>();
        for (Property property : entity.properties()) {
            String column = property.column().name().toLowerCase(Locale.ROOT);
            names.stream()
                    .filter(name -> column.length() >= SHORTEST && name.startsWith(column))
                    .forEach(name -> called.put(property, name));
        }
        return called;
    }

    private static List<String> names(Enum<?>[] all) {
        return Arrays.stream(all)
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
