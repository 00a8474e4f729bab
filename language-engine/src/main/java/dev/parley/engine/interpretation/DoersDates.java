package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.PartOf;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.People;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * "Who sang Tosca in 2024": when that was done is no date of whoever did it, such as the day they joined, unless the
 * question names that date.
 */
final class DoersDates {

    private DoersDates() {}

    /** The period that was taken for one of the people asked about, though it stands behind other rows; empty if none was. */
    static Optional<Evidence> misread(Scope scope, List<Evidence> question) {
        Entity people = scope.focus == null ? null : scope.focus.entity();
        boolean dated = people != null
                && People.personal(people)
                && people.with(PropertyRole.TIME).stream()
                        .anyMatch(date -> isBounded(scope, date) && !isSaid(date, question));
        return dated
                ? IntStream.range(1, question.size())
                        .filter(at -> question.get(at).period() != null)
                        .filter(at -> isOfOthers(question.subList(0, at), people))
                        .mapToObj(question::get)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isBounded(Scope scope, Property date) {
        Expression column = scope.focus.column(date);
        return scope.filters.stream()
                .flatMap(filter -> filter.expressions().stream())
                .anyMatch(bounded -> bounded.equals(column)
                        || bounded instanceof PartOf(var unit, Expression whole) && whole.equals(column));
    }

    private static boolean isSaid(Property date, List<Evidence> question) {
        return question.stream()
                .anyMatch(word -> date.ofBirth() && word.lemma().equals("bear")
                        || word.all(Mention.PropertyMention.class).stream()
                                .anyMatch(column -> column.property() == date));
    }

    /** Whether a value of others is what stands before: "Tosca in". */
    private static boolean isOfOthers(List<Evidence> before, Entity people) {
        return before.reversed().stream()
                .filter(word ->
                        !word.is(Operation.NOISE, Operation.IN, Operation.SINCE, Operation.BEFORE, Operation.AFTER))
                .findFirst()
                .filter(word -> word.operation() == null && !word.mentions().isEmpty())
                .map(word -> word.mentions().getFirst())
                .filter(Mention.ValueMention.class::isInstance)
                .filter(value -> value.entityOf() != people)
                .isPresent();
    }
}
