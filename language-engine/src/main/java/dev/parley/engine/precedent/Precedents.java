package dev.parley.engine.precedent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.engine.Interpretation;
import dev.parley.engine.Link;
import dev.parley.engine.algebra.AlgebraJson;
import dev.parley.engine.precedent.Precedent.Joined;
import dev.parley.engine.text.Lemmas;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says which of readings that are as likely go the way that questions went before. */
public final class Precedents {

    private static final Set<String> COLUMN_LINKS = Set.of("column", "value");
    private static final String EQUALS = " = ";

    private final List<Precedent> precedents;

    /** @param precedents the nearest to the question first */
    public Precedents(List<Precedent> precedents) {
        this.precedents = List.copyOf(precedents);
    }

    /** @param by the one that decided */
    public record Settled(List<Interpretation> left, Precedent by) {}

    /**
     * The readings that agree with the nearest precedent that tells them apart: by a key that it goes by and others do not, or
     * by a word of its own that it takes for the same column. Empty when none tells them apart.
     */
    public Optional<Settled> settle(List<Interpretation> tied) {
        List<Set<Object>> traits =
                tied.stream().map(Precedents::traits).map(Set::copyOf).toList();
        Set<Object> common = new HashSet<>(traits.isEmpty() ? Set.of() : traits.getFirst());
        traits.forEach(common::retainAll);
        return precedents.stream()
                .flatMap(precedent -> agreeing(tied, traits, common, precedent).stream())
                .findFirst();
    }

    private static Optional<Settled> agreeing(
            List<Interpretation> tied, List<Set<Object>> traits, Set<Object> common, Precedent precedent) {
        List<Long> shared = traits.stream()
                .map(own -> own.stream()
                        .filter(trait -> !common.contains(trait) && has(precedent, trait))
                        .count())
                .toList();
        long most = shared.stream().mapToLong(Long::longValue).max().orElse(0);
        List<Interpretation> left = Stream.iterate(0, i -> i < tied.size(), i -> i + 1)
                .filter(i -> shared.get(i) == most)
                .map(tied::get)
                .toList();
        return most > 0 && left.size() < tied.size() ? Optional.of(new Settled(left, precedent)) : Optional.empty();
    }

    private static boolean has(Precedent precedent, Object trait) {
        return switch (trait) {
            case Joined joined -> precedent.joined().contains(joined);
            case Word word ->
                precedent.columns().contains(word.column())
                        && lemmas(precedent.question()).containsAll(word.lemmas());
            default -> false;
        };
    }

    /** A word of the question and the column that it was taken for. */
    private record Word(Set<String> lemmas, String column) {}

    private static Set<Object> traits(Interpretation reading) {
        Set<Object> traits = new HashSet<>();
        reading.links().stream()
                .filter(link -> COLUMN_LINKS.contains(link.kind()))
                .forEach(link -> traits.add(new Word(lemmas(link.words()), column(link))));
        JsonNode algebra = AlgebraJson.write(reading.query());
        Map<String, String> tables = new HashMap<>();
        scans(algebra, tables);
        joined(algebra, tables, traits);
        return traits;
    }

    private static String column(Link link) {
        return link.target().split(EQUALS, 2)[0];
    }

    /** Tables by the alias under which they are read, at any depth. */
    private static void scans(JsonNode node, Map<String, String> tables) {
        if (node.path("table").has("schema") && node.has("alias")) {
            tables.put(
                    node.get("alias").asText(),
                    node.get("table").get("schema").asText() + "."
                            + node.get("table").get("name").asText());
        }
        node.forEach(child -> scans(child, tables));
    }

    /** What two columns have on both sides is an equation of theirs, or the pair of a key. */
    private static void joined(JsonNode node, Map<String, String> tables, Set<Object> traits) {
        JsonNode left = node.path("left");
        JsonNode right = node.path("right");
        if (isColumn(left, tables) && isColumn(right, tables)) {
            traits.add(new Joined(name(left, tables), name(right, tables)));
        }
        node.forEach(child -> joined(child, tables, traits));
    }

    private static boolean isColumn(JsonNode node, Map<String, String> tables) {
        return node.has("column") && tables.containsKey(node.path("alias").asText());
    }

    private static String name(JsonNode column, Map<String, String> tables) {
        return tables.get(column.get("alias").asText()) + "."
                + column.get("column").asText();
    }

    private static Set<String> lemmas(String words) {
        return Stream.of(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(Lemmas::lemma)
                .collect(Collectors.toSet());
    }
}
