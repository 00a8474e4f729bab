package dev.parley.engine;

import dev.parley.engine.text.Lemmas;
import dev.parley.model.schema.TableName;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
        return find(layer -> layer.bySpelling.get(spelling(text)));
    }

    /** Where a value is found that has the same words in another number or tense. */
    public List<Entry> inflected(String text) {
        return find(layer -> layer.byLemmas.get(lemmas(text)));
    }

    private List<Entry> find(Function<Layer, List<Entry>> lookup) {
        return layers.stream()
                .map(lookup)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static String spelling(String text) {
        String plain =
                ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return SEPARATOR.matcher(plain.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    }

    private static String lemmas(String text) {
        return SEPARATOR.splitAsStream(spelling(text)).map(Lemmas::lemma).collect(Collectors.joining(" "));
    }

    /** The values that came together. */
    private static final class Layer {

        private final Map<String, List<Entry>> bySpelling = new HashMap<>();
        private final Map<String, List<Entry>> byLemmas = new HashMap<>();

        Layer(List<ColumnValues> columns) {
            for (ColumnValues values : columns) {
                for (String value : values.values()) {
                    Entry entry = new Entry(values.table(), values.column(), value);
                    add(bySpelling, spelling(value), entry);
                    add(byLemmas, lemmas(value), entry);
                }
            }
        }

        private static void add(Map<String, List<Entry>> index, String key, Entry entry) {
            List<Entry> entries = index.computeIfAbsent(key, ignored -> new ArrayList<>(1));
            if (!entries.contains(entry)) {
                entries.add(entry);
            }
        }
    }
}
