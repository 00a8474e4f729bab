package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "The ages of the oldest and the youngest members" as "the maximum and the minimum age of the members". */
final class OppositeEnds {

    private static final int WORDS = 6;

    private final List<Evidence> evidence;
    private final Lexicon lexicon = Lexicon.english();

    private OppositeEnds(List<Evidence> evidence) {
        this.evidence = evidence;
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        List<Evidence> said =
                evidence.stream().filter(word -> !word.is(Operation.NOISE)).toList();
        OppositeEnds ends = new OppositeEnds(said);
        for (int at = 0; at + WORDS <= said.size(); at++) {
            Optional<Boolean> first = ends.greatest(at);
            if (first.isPresent()) {
                List<Evidence> plain = new ArrayList<>(said.subList(0, at));
                plain.add(said.get(at + 2).withOperation(first.get() ? Operation.MAXIMUM : Operation.MINIMUM));
                plain.add(said.get(at + 3));
                plain.add(said.get(at + 4).withOperation(first.get() ? Operation.MINIMUM : Operation.MAXIMUM));
                plain.add(said.get(at));
                plain.add(said.get(at + 1));
                plain.addAll(said.subList(at + 5, said.size()));
                return plain;
            }
        }
        return evidence;
    }

    /** Whether a column is asked for at its two ends from here on, and the greatest of it first; else empty. */
    private Optional<Boolean> greatest(int at) {
        boolean ends = Columns.isColumn(evidence.get(at))
                && evidence.get(at + 1).is(Operation.OF)
                && evidence.get(at + 2).superlative()
                && evidence.get(at + 3).is(Operation.AND)
                && evidence.get(at + 4).superlative()
                && evidence.get(at + 5).operation() == null;
        if (!ends) {
            return Optional.empty();
        }
        Optional<Boolean> first = direction(evidence.get(at + 2), evidence.get(at));
        Optional<Boolean> second = direction(evidence.get(at + 4), evidence.get(at));
        return first.isPresent() && second.isPresent() && !first.equals(second) ? first : Optional.empty();
    }

    /** Whether a superlative asks for much of a column; empty where it measures something else. */
    private Optional<Boolean> direction(Evidence superlative, Evidence column) {
        List<String> words = column.all(Mention.PropertyMention.class).stream()
                .map(Mention.PropertyMention::property)
                .map(Property::words)
                .flatMap(List::stream)
                .toList();
        return lexicon.measures(superlative.adjective()).stream()
                .filter(measure -> words.contains(measure.measures()))
                .map(Lexicon.Adjective::increasing)
                .findFirst();
    }
}
