package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.Locale;

/** Tells whether a column that is named without a value says nothing: rows "with a name" are all of them. */
final class IdleColumns {

    private final Reading reading;
    private final Cursor cursor;

    IdleColumns(ConditionReaders readers) {
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** "orders that are open": all that is said of them, and no column's very name. */
    private boolean predicates(Evidence evidence) {
        boolean ends = cursor.next()
                .filter(e -> !e.is(Operation.STOP, Operation.AND, Operation.OR, Operation.COMMA))
                .isEmpty();
        return ends
                && evidence.tokens().size() == 1
                && evidence.mentions().getFirst().quality() < 0.95
                && cursor.justBefore(evidence)
                        .filter(e -> e.words()
                                .matches("(?i)is|are|was|were|be|been|still|currently|that are|which are|who are"))
                        .isPresent();
    }

    /** "storms that had deaths": how many, where nothing else is said of them. */
    private boolean allThatIsHad(Property property) {
        Scope scope = reading.scope;
        boolean ends = cursor.next().filter(e -> !e.is(Operation.STOP)).isEmpty();
        return scope.pending.with
                && property.role() == PropertyRole.MEASURE
                && ends
                && scope.filters.isEmpty()
                && scope.order.isEmpty()
                && scope.having.isEmpty();
    }

    void idle(Evidence evidence, Property property, Place place) {
        Scope scope = reading.scope;
        boolean owned = cursor.justBefore(evidence)
                .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                .filter(e -> e.mentions().getFirst() instanceof Mention.ValueMention value
                        && value.property().role() == PropertyRole.NAME)
                .isPresent();
        boolean whose =
                cursor.justBefore(evidence).filter(e -> e.is(Operation.WHOSE)).isPresent()
                        && reading.nextIs(Operation.AND, Operation.OR, Operation.COMMA);
        boolean rate = evidence.lemma().matches("hour|day|week|month|quarter|year")
                && cursor.justBefore(evidence)
                        .filter(e -> e.words().matches("(?i)a|an|per|each|every"))
                        .isPresent();
        boolean oneOfTwo = reading.scope.pending.both
                && !reading.nextIs(Operation.WITH, Operation.WHO, Operation.RELATIVE, Operation.WHOSE);
        boolean asked =
                cursor.justBefore(evidence).filter(e -> e.is(Operation.WHICH)).isPresent();
        if (owned || whose || asked || rate || oneOfTwo || predicates(evidence) || allThatIsHad(property)) {
            throw new NotUnderstood(evidence);
        }
        if (scope.outer == null && scope.shown.isEmpty() && scope.groups.isEmpty() && !scope.pending.with) {
            throw new NotUnderstood(evidence);
        }
        if (place != scope.focus && scope.focus != null && scope.pending.with) {
            scope.required.add(place);
        }
        reading.notes.idle(evidence);
        if (claims(evidence)) {
            reading.notes.unused(evidence, place.stored(property));
        }
    }

    /**
     * Whether a noun is the very name of a column, and no mere part of what stands beside it ("launch date", "duration
     * in seconds", "across all schools"): then it means something. A name of several words is never a mere part.
     */
    private boolean claims(Evidence evidence) {
        boolean several = evidence.tokens().size() > 1;
        boolean plain = evidence.mentions().getFirst()
                        instanceof Mention.PropertyMention(var ignored, var quality, var why, var known)
                && quality >= 0.95
                && !evidence.words().matches("(?i)(in|at|on|by) .*|.*(ed|ing)")
                && (several
                        || !evidence.lemma().matches("name|date|year|amount|number|type")
                                && reading.lexicon.verb(evidence.lemma()).isEmpty());
        boolean ofOthers = cursor.justBefore(evidence)
                .filter(e -> e.is(Operation.OF))
                .flatMap(cursor::justBefore)
                .filter(e -> e.operation() == null && Nouns.entityFirst(e))
                .flatMap(e -> e.first(Mention.EntityMention.class))
                .filter(table -> evidence.mentions().getFirst().entityOf() != table.entity())
                .isPresent();
        boolean part = !ofOthers
                && cursor.justBefore(evidence)
                        .filter(e -> e.is(Operation.IN, Operation.ALL, Operation.OF)
                                || e.words().toLowerCase(Locale.ROOT).endsWith("all")
                                || !e.mentions().isEmpty())
                        .isPresent();
        return plain && (several || !part);
    }
}
