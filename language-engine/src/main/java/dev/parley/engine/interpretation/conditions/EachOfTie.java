package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.composition.Composer;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import java.util.List;
import java.util.Optional;

/**
 * Several rows that a table ties to what is asked about: "trips with Ann and Bob on the crew list" have each of them in a
 * row of that list, though a trip has a skipper too, who is one of either.
 */
final class EachOfTie {

    private final Reading reading;
    private final Cursor cursor;

    EachOfTie(ConditionReaders readers) {
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Whether it was read so: the table is named behind the values, or "both" leaves no other way. */
    boolean read(Property property, List<Literal> values) {
        Scope scope = reading.scope;
        if (values.size() < 2
                || scope.outer != null
                || scope.focus == null
                || scope.focus.entity() == property.entity()
                || scope.pending.negated()) {
            return false;
        }
        List<Entity> ties = reading.knowledge.ontology().entities().stream()
                .filter(tie -> pointsAt(tie, property.entity()) && pointsAt(tie, scope.focus.entity()))
                .toList();
        Optional<Entity> named = cursor.next()
                .filter(e -> e.is(Operation.IN))
                .flatMap(e -> cursor.next(1))
                .filter(e -> e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e))
                .map(e -> e.mentions().getFirst().entityOf())
                .filter(ties::contains);
        boolean only = scope.pending.both && ties.size() == 1;
        if (named.isEmpty() && !only) {
            return false;
        }
        Evidence word = cursor.before().orElse(cursor.last());
        for (Literal value : values) {
            scope.pending.add(tied(named.orElse(ties.getFirst()), property, value, word), false);
        }
        if (named.isPresent()) {
            cursor.takeIf(Operation.IN);
            cursor.skip();
            reading.notes.mention(cursor.peek(), cursor.take().mentions().getFirst());
        }
        scope.pending.both = false;
        return true;
    }

    private Predicate tied(Entity tie, Property property, Literal value, Evidence word) {
        Scope inner = reading.scope.nested();
        inner.focusOn(inner.places.of(tie));
        inner.filters.add(Filters.values(inner.places.of(property.entity()).column(property), List.of(value)));
        return new Composer(reading, inner).exists(reading.scope.focus).orElseThrow(() -> new NotUnderstood(word));
    }

    private boolean pointsAt(Entity from, Entity to) {
        return from != to
                && reading.knowledge.ontology().relations().stream()
                        .anyMatch(relation -> relation.from() == from && relation.to() == to);
    }
}
