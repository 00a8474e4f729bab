package dev.parley.engine;

import dev.parley.engine.lexicon.Alternates;
import dev.parley.engine.text.EditDistance;
import dev.parley.engine.text.Lemmas;
import dev.parley.model.schema.TableName;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the columns that hold a value, whatever its case, accents or number. Immutable. */
public final class ValueIndex {

    /** A value as the database spells it, and where it stands. */
    public record Entry(TableName table, String column, String value) {}

    private static final ValueIndex EMPTY = new ValueIndex(List.of());
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATOR = Pattern.compile("[\\s_-]+");
    /** How many entries a lookup by likeness gives at most, and how many it looks at. */
    private static final int MOST = 10;

    private static final int MOST_TRIED = 4_000;
    private static final int LONGEST_NAME = 60;
    /** Of a column with more values they are no kinds. */
    private static final int KINDS = 50;
    /** What more kinds have in their names tells none of them. */
    private static final int MOST_KINDS = 3;
    /** A word cut short keeps as many letters. */
    private static final int LEAST_LEFT = 3;

    private final List<Layer> layers;

    private ValueIndex(List<Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    public static ValueIndex of(List<ColumnValues> columns) {
        return columns.isEmpty() ? EMPTY : new ValueIndex(List.of(new Layer(columns)));
    }

    public static ValueIndex empty() {
        return EMPTY;
    }

    /** Both together; costs nothing, whatever their size. */
    public ValueIndex merge(ValueIndex other) {
        return new ValueIndex(
                Stream.concat(layers.stream(), other.layers.stream()).toList());
    }

    /** Where a value is found that is spelt so, but for case, accents and the kind of separator. */
    public List<Entry> spelt(String text) {
        String spelling = spelling(text);
        return find(layer -> layer.bySpelling.get(spelling));
    }

    /** Where values are found whose spelling begins so, in the order of the alphabet. */
    public List<Entry> beginning(String text, int most) {
        String start = spelling(text);
        return layers.stream()
                .flatMap(layer -> layer.bySpelling.entrySet().stream())
                .filter(entry -> entry.getKey().startsWith(start))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().stream())
                .distinct()
                .limit(most)
                .toList();
    }

    /** Where a value is found that has the same words in another number or tense. */
    public List<Entry> inflected(String text) {
        String lemmas = lemmas(text);
        return find(layer -> layer.byLemmas.get(lemmas));
    }

    /**
     * Where a value is found that stands for the same thing: "French" for France, "women" for F in a column of sexes,
     * "Texas" for TX in a column of states, "May" for 5 in a column of months.
     *
     * @param text as written in the question; codes and months count only with their capitals
     */
    public List<Entry> alternates(String text) {
        List<Alternates.Alternate> others = Alternates.of(text);
        String lemmas = others.isEmpty() ? lemmas(text) : text;
        List<Entry> found = new ArrayList<>();
        for (Alternates.Alternate other : others.isEmpty() && lemmas.length() > 2 ? Alternates.of(lemmas) : others) {
            spelt(other.text()).stream()
                    .filter(entry -> other.columns().isEmpty() || holds(entry, other.columns()))
                    .filter(entry -> !found.contains(entry))
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    /**
     * Where values are found that are a slip of the fingers away: one letter in five or more, two in nine or more; the
     * first letter holds. Few, the nearest first.
     */
    public List<Entry> similar(String text) {
        String spelling = spelling(text);
        int most = spelling.length() >= 9 ? 2 : spelling.length() >= 5 ? 1 : 0;
        if (most == 0 || spelling.length() > LONGEST_NAME) {
            return List.of();
        }
        Map<String, Integer> near = new HashMap<>();
        layers.forEach(layer -> layer.similar(spelling, most, near));
        return near.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .flatMap(entry -> spelt(entry.getKey()).stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** Where a value is found that cuts some of the words short: "Jazz Orchestra" kept as "Jazz Orch.". */
    public List<Entry> cutShort(String text) {
        String spelling = spelling(text);
        return layers.stream()
                .flatMap(layer -> layer.byInitials.getOrDefault(initials(spelling), List.of()).stream())
                .filter(entry -> cuts(words(spelling(entry.value())), words(spelling)))
                .distinct()
                .toList();
    }

    /**
     * Where a value is found of which the text is a part, two words or more: "mobile banking" of "Mobile Banking App". Only
     * of columns with few values, which are kinds; none where so many have it that it tells none of them.
     */
    public List<Entry> holding(String text) {
        List<Entry> found = find(layer -> layer.byPart.get(lemmas(text)));
        return found.size() <= MOST_KINDS ? found : List.of();
    }

    private static boolean cuts(List<String> value, List<String> text) {
        for (int i = 0; i < value.size(); i++) {
            String word = value.get(i);
            boolean start = word.length() > LEAST_LEFT
                    && word.endsWith(".")
                    && text.get(i).startsWith(word.substring(0, word.length() - 1));
            if (!start && !word.equals(text.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The first letter of each word. */
    private static String initials(String spelling) {
        return words(spelling).stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
    }

    private static List<String> words(String spelling) {
        return SEPARATOR.splitAsStream(spelling).filter(word -> !word.isEmpty()).toList();
    }

    /** The values of a column, where all of them are known. */
    public Optional<List<String>> values(TableName table, String column) {
        return layers.stream()
                .map(layer -> layer.complete.get(new Place(table, column)))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private boolean holds(Entry entry, Set<String> words) {
        String name = entry.column().toLowerCase(Locale.ROOT);
        if (words.stream().anyMatch(name::contains)) {
            return true;
        }
        boolean sexes = words.contains("sex");
        return (sexes || words.contains("yn"))
                && values(entry.table(), entry.column())
                        .filter(values -> sexes ? Alternates.isSexes(values) : Alternates.isFlags(values))
                        .isPresent();
    }

    private List<Entry> find(Function<Layer, List<Entry>> lookup) {
        List<List<Entry>> found =
                layers.stream().map(lookup).filter(Objects::nonNull).toList();
        return switch (found.size()) {
            case 0 -> List.of();
            case 1 -> List.copyOf(found.getFirst());
            default -> found.stream().flatMap(List::stream).distinct().toList();
        };
    }

    private static String spelling(String text) {
        boolean ascii = text.chars().allMatch(letter -> letter < 128);
        String plain = ascii
                ? text
                : ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                        .replaceAll("");
        String lower = plain.strip().toLowerCase(Locale.ROOT);
        boolean one =
                lower.chars().noneMatch(letter -> letter == '_' || letter == '-' || Character.isWhitespace(letter));
        return one ? lower : SEPARATOR.matcher(lower).replaceAll(" ");
    }

    private static String lemmas(String text) {
        return SEPARATOR.splitAsStream(spelling(text)).map(Lemmas::lemma).collect(Collectors.joining(" "));
    }

    private record Place(TableName table, String column) {}

    /** The values that came together. */
    private static final class Layer {

        private final Map<String, List<Entry>> bySpelling = new HashMap<>();
        private final Map<String, List<Entry>> byLemmas = new HashMap<>();
        /** Spellings by first letter and length. */
        private final Map<Integer, List<String>> byShape = new HashMap<>();

        /** Values of several words of which one is cut short, by the first letters of all. */
        private final Map<String, List<Entry>> byInitials = new HashMap<>();

        /** Values of columns with few of them, by two or more of their words that follow each other. */
        private final Map<String, List<Entry>> byPart = new HashMap<>();

        private final Map<Place, List<String>> complete = new HashMap<>();

        Layer(List<ColumnValues> columns) {
            for (ColumnValues values : columns) {
                if (values.complete()) {
                    complete.put(new Place(values.table(), values.column()), values.values());
                }
                boolean kinds = values.complete() && values.values().size() <= KINDS;
                for (String value : values.values()) {
                    Entry entry = new Entry(values.table(), values.column(), value);
                    String spelling = spelling(value);
                    if (add(bySpelling, spelling, entry) && spelling.length() >= 4) {
                        byShape.computeIfAbsent(shape(spelling.charAt(0), spelling.length()), i -> new ArrayList<>(2))
                                .add(spelling);
                    }
                    String lemmas = lemmas(value);
                    add(byLemmas, lemmas, entry);
                    if (kinds && value.length() <= LONGEST_NAME) {
                        parts(lemmas).forEach(part -> add(byPart, part, entry));
                    }
                    if (value.length() <= LONGEST_NAME
                            && words(spelling).stream().anyMatch(word -> word.endsWith("."))) {
                        add(byInitials, initials(spelling), entry);
                    }
                }
            }
        }

        /** Two or more words of a text that follow each other, but not all of them. */
        private static List<String> parts(String lemmas) {
            List<String> words = words(lemmas);
            List<String> parts = new ArrayList<>();
            for (int from = 0; from < words.size(); from++) {
                for (int to = from + 2; to <= words.size(); to++) {
                    if (to - from < words.size()) {
                        parts.add(String.join(" ", words.subList(from, to)));
                    }
                }
            }
            return parts;
        }

        /** Whether the key is new. */
        private static boolean add(Map<String, List<Entry>> index, String key, Entry entry) {
            List<Entry> entries = index.computeIfAbsent(key, ignored -> new ArrayList<>(1));
            if (!entries.contains(entry)) {
                entries.add(entry);
            }
            return entries.size() == 1;
        }

        private static int shape(char first, int length) {
            return first * 1_000 + Math.min(length, 999);
        }

        void similar(String spelling, int most, Map<String, Integer> near) {
            int tried = 0;
            for (int length = spelling.length() - most; length <= spelling.length() + most; length++) {
                for (String other : byShape.getOrDefault(shape(spelling.charAt(0), length), List.of())) {
                    if (++tried > 5 * MOST_TRIED) {
                        return;
                    }
                    int distance = EditDistance.within(spelling, other, most);
                    if (distance > 0 && distance <= most) {
                        near.merge(other, distance, Math::min);
                    }
                }
            }
        }
    }
}
