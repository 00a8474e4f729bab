package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * "Districts with at least 2 delegates", where a table of seats holds who has them in a column {@code delegate}: rows
 * are spoken of by what they are called by.
 */
final class RowsByName {

    private static final double SAID = 0.9;

    private RowsByName() {}

    static List<Evidence> named(List<Evidence> evidence) {
        List<Evidence> named = new ArrayList<>(evidence);
        for (int at = 1; at < named.size(); at++) {
            Optional<Entity> rows = had(named, at) ? rows(named.get(at)) : Optional.empty();
            if (rows.isPresent() && spokenOf(named.subList(0, at), rows.get())) {
                Mention mention = new Mention.EntityMention(rows.get(), SAID, "what its rows are called by");
                named.set(at, named.get(at).meaning(mention));
            }
        }
        return named;
    }

    /** The rows whose label is called so, in the plural. */
    private static Optional<Entity> rows(Evidence noun) {
        boolean several = noun.operation() == null
                && noun.tokens().size() == 1
                && noun.words().endsWith("s")
                && !noun.words().equalsIgnoreCase(noun.lemma())
                && !noun.mentions().isEmpty();
        return several && noun.mentions().getFirst() instanceof Mention.PropertyMention column
                ? Optional.of(column.property())
                        .filter(property -> property.words().equals(List.of(noun.lemma())))
                        .filter(property -> property.entity().label().equals(List.of(property)))
                        .map(Property::entity)
                : Optional.empty();
    }

    /** "that have [at least 2] delegates", "without any delegates". */
    private static boolean had(List<Evidence> evidence, int at) {
        int before = at - 1;
        while (before > 0
                && (evidence.get(before).number() != null
                                && evidence.get(before).operation() == null
                        || evidence.get(before)
                                .is(Operation.AT_LEAST, Operation.AT_MOST, Operation.GREATER, Operation.LESS)
                        || evidence.get(before)
                                .is(Operation.EXACTLY, Operation.OR_MORE, Operation.OR_LESS, Operation.NOISE)
                        || evidence.get(before).is(Operation.ANY, Operation.NOT))) {
            before--;
        }
        return evidence.get(before).is(Operation.WITH, Operation.WITHOUT);
    }

    /** Whether rows of other tables, and none of these, were spoken of before. */
    private static boolean spokenOf(List<Evidence> before, Entity rows) {
        List<Entity> spoken = before.stream()
                .filter(word -> word.operation() == null && Nouns.entityFirst(word))
                .flatMap(word -> word.first(Mention.EntityMention.class).stream())
                .map(Mention.EntityMention::entity)
                .toList();
        return !spoken.isEmpty() && !spoken.contains(rows);
    }
}
