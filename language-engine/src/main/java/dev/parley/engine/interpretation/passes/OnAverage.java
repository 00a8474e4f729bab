package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * "Authors whose books cost more than 20 <em>on average</em>", "which languages cost more than 20 on average": as "whose
 * average book price is above 20", a number of many rows, and of none alone.
 */
final class OnAverage {

    private final List<Evidence> evidence;
    private final Spans spans;

    private OnAverage(List<Evidence> evidence) {
        this.evidence = evidence;
        this.spans = new Spans(evidence);
    }

    static List<Evidence> ofMany(List<Evidence> evidence) {
        OnAverage said = new OnAverage(evidence);
        return IntStream.range(0, evidence.size())
                .filter(at -> Functions.isAdverb(evidence.get(at)))
                .boxed()
                .findFirst()
                .flatMap(said::ahead)
                .orElse(evidence);
    }

    /** With the average before its column, and both before what they are compared with. */
    private Optional<List<Evidence>> ahead(int average) {
        int start = clause(average);
        int end = average + 1;
        while (!spans.ends(end) && !evidence.get(end).is(Operation.AND, Operation.OR)) {
            end++;
        }
        boolean whose = start > 0 && evidence.get(start).is(Operation.WHOSE);
        int subject = whose ? start + 1 : start;
        Optional<Entity> rows = rows(subject, whose);
        List<Evidence> said = new ArrayList<>(evidence.subList(Math.min(subject + 1, end), end));
        said.remove(evidence.get(average));
        Optional<Evidence> measure = rows.flatMap(entity ->
                said.stream().flatMap(word -> measure(word, entity).stream()).findFirst());
        said.removeIf(word -> word.is(Operation.NOISE, Operation.WITH, Operation.RELATIVE)
                || word.operation() == null && Columns.isColumn(word));
        if (measure.isEmpty() || !compares(said)) {
            return Optional.empty();
        }
        List<Evidence> plain = new ArrayList<>(evidence.subList(0, subject + (whose ? 0 : 1)));
        if (!whose) {
            plain.add(evidence.get(average).withOperation(Operation.WITH));
        }
        List<Token> words = evidence.get(average).tokens();
        plain.add(evidence.get(average).of(List.of(words.getLast())));
        if (whose) {
            plain.add(evidence.get(subject));
        }
        plain.add(measure.get());
        plain.addAll(said);
        plain.addAll(evidence.subList(end, evidence.size()));
        return Optional.of(plain);
    }

    /** Where those are named of whom it is said: behind "whose", else the column of which there are the kinds. */
    private int clause(int average) {
        return IntStream.range(0, average)
                .filter(at -> evidence.get(at).is(Operation.WHOSE))
                .boxed()
                .reduce((first, second) -> second)
                .orElseGet(() -> IntStream.range(0, average)
                        .filter(spans::named)
                        .findFirst()
                        .orElse(average));
    }

    private Optional<Entity> rows(int subject, boolean whose) {
        if (subject >= evidence.size() || !spans.named(subject)) {
            return Optional.empty();
        }
        Evidence said = evidence.get(subject);
        if (whose) {
            return Optional.of(said)
                    .filter(Nouns::entityFirst)
                    .flatMap(noun -> noun.first(Mention.EntityMention.class))
                    .map(Mention.EntityMention::entity);
        }
        return Columns.isColumn(said) ? Optional.of(said.mentions().getFirst().entityOf()) : Optional.empty();
    }

    private static Optional<Evidence> measure(Evidence word, Entity rows) {
        return word.all(Mention.PropertyMention.class).stream()
                .filter(column -> word.operation() == null
                        && column.property().entity() == rows
                        && column.property().role() == PropertyRole.MEASURE)
                .map(word::meaning)
                .findFirst();
    }

    /** "more than 20", with a unit or without. */
    private static boolean compares(List<Evidence> said) {
        return said.size() >= 2
                && said.get(0).is(Operation.GREATER, Operation.LESS, Operation.AT_LEAST, Operation.AT_MOST)
                && said.get(1).number() != null
                && said.stream().skip(2).allMatch(word -> word.is(Operation.UNIT));
    }
}
