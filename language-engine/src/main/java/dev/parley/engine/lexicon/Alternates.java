package dev.parley.engine.lexicon;

import dev.parley.engine.text.Resources;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values that people write in several ways: countries and their people, states, months, sexes, flags; from
 * {@code demonyms.txt} and {@code alternates.txt}.
 */
public final class Alternates {

    private static final Map<String, List<Group>> GROUPS = new HashMap<>();
    private static final Set<String> FLAGS;
    private static final Set<String> YES = Set.of("yes", "y", "true", "t", "1");
    private static final Set<String> NO = Set.of("n", "f", "0");
    private static final Set<String> NONE = Set.of("no", "none", "nil", "false");
    private static final Set<String> SEXES;
    /** Words of plain English that are a name only with a capital. */
    private static final Set<String> CAPITALISED = Set.of(
            "may", "march", "sun", "sat", "wed", "mon", "mass", "miss", "turkey", "pole", "mar", "jan", "polish");

    /**
     * Another way to write a value.
     *
     * @param columns words of which one must be in the column's name; empty when it may stand in any
     */
    public record Alternate(String text, Set<String> columns) {}

    private record Group(List<String> names, List<String> codes, Set<String> columns) {}

    static {
        Set<String> flags = Set.of();
        Set<String> sexes = Set.of();
        for (String file : List.of("demonyms.txt", "alternates.txt")) {
            Set<String> columns = Set.of();
            for (String line : Resources.lines(Lexicon.class, file)) {
                if (line.startsWith("[")) {
                    columns = Arrays.stream(line.substring(1, line.length() - 1).split("\\s+"))
                            .filter(word -> !word.isEmpty())
                            .collect(Collectors.toUnmodifiableSet());
                    continue;
                }
                String[] parts = line.split("\\|", 2);
                Group group = new Group(split(parts[0]), parts.length > 1 ? split(parts[1]) : List.of(), columns);
                Stream.concat(group.names.stream(), group.codes.stream())
                        .map(Alternates::key)
                        .distinct()
                        .forEach(key -> GROUPS.computeIfAbsent(key, ignored -> new ArrayList<>(1))
                                .add(group));
                if (columns.contains("yn")) {
                    flags = union(flags, group);
                } else if (columns.contains("sex")) {
                    sexes = union(sexes, group);
                }
            }
        }
        FLAGS = flags;
        SEXES = sexes;
    }

    private Alternates() {}

    /**
     * Other ways to write the same.
     *
     * @param text as written: a code of two letters, and words such as "may", count only with capitals
     */
    public static List<Alternate> of(String text) {
        String key = key(text);
        boolean plain = text.equals(text.toLowerCase(Locale.ROOT));
        if (plain && (CAPITALISED.contains(key) || key.length() <= 2)) {
            return List.of();
        }
        Map<String, Alternate> found = new LinkedHashMap<>();
        for (Group group : GROUPS.getOrDefault(key, List.of())) {
            group.names.forEach(name -> found.putIfAbsent(key(name), new Alternate(name, Set.of())));
            group.codes.forEach(code -> found.putIfAbsent("|" + key(code), new Alternate(code, group.columns)));
        }
        found.remove(key);
        return List.copyOf(found.values());
    }

    /** Whether values stand for yes and no. */
    public static boolean isFlags(List<String> values) {
        return values.size() == 2 && values.stream().map(Alternates::key).allMatch(FLAGS::contains);
    }

    /** The one of two values that stands for yes, where the other stands for no. */
    public static Optional<String> yes(List<String> values) {
        return isFlags(values)
                ? values.stream().filter(value -> YES.contains(key(value))).findFirst()
                : Optional.empty();
    }

    /** Those of the values that say that there is none; a letter says so only beside others of yes and no. */
    public static List<String> none(List<String> values) {
        boolean letters =
                values.stream().map(Alternates::key).allMatch(key -> FLAGS.contains(key) || NONE.contains(key));
        return values.stream()
                .filter(value -> NONE.contains(key(value)) || letters && NO.contains(key(value)))
                .toList();
    }

    /** Whether values stand for women and men. */
    public static boolean isSexes(List<String> values) {
        return values.size() == 2 && values.stream().map(Alternates::key).allMatch(SEXES::contains);
    }

    private static Set<String> union(Set<String> keys, Group group) {
        return Stream.concat(
                        keys.stream(),
                        Stream.concat(group.names.stream(), group.codes.stream())
                                .map(Alternates::key))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> split(String line) {
        return Arrays.stream(line.split(";"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String key(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+|[.']", "")
                .replaceAll("[\\s_-]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
