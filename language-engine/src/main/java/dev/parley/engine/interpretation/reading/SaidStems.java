package dev.parley.engine.interpretation.reading;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Lemmas;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the words of a question have in common with the words of names, whatever their form: "who destroyed it" says
 * {@code destroyed_by}, "reported after" says {@code date_reported}.
 */
public final class SaidStems {

    /** Too common in names to tell one from another. */
    private static final Set<String> EMPTY = Set.of(
            "id", "by", "of", "at", "on", "in", "the", "a", "code", "key", "number", "name", "date", "time", "year");
    /** What "from" and "to" in the names of dates mean. */
    private static final Map<String, List<String>> BOUNDS =
            Map.of("from", List.of("start", "begin"), "to", List.of("end", "finish", "leave"));

    private final Set<String> stems;
    /** The keys that a verb says and stands for nothing else: see {@code Deeds}. */
    private final Set<Relation> keys;

    SaidStems(List<Evidence> evidence) {
        stems = evidence.stream()
                .flatMap(e -> e.tokens().stream())
                .map(token -> Lemmas.stem(token.lemma()))
                .collect(Collectors.toUnmodifiableSet());
        keys = evidence.stream()
                .filter(e -> e.is(Operation.NOISE))
                .flatMap(e -> e.all(Mention.RoleMention.class).stream())
                .map(Mention.RoleMention::relation)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a verb says that key. */
    public boolean by(Relation key) {
        return keys.contains(key);
    }

    /** Whether one of the words, other than those of {@code apart}, is said in any form. */
    public boolean anyOf(Collection<String> words, Collection<String> apart) {
        return words.stream()
                .filter(word -> !apart.contains(word))
                .anyMatch(word -> !EMPTY.contains(word) && stems.contains(Lemmas.stem(word))
                        || BOUNDS.getOrDefault(word, List.of()).stream().anyMatch(stems::contains));
    }
}
