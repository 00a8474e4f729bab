package dev.parley.engine.interpretation;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.TimeUnits;
import dev.parley.engine.lexicon.Operation;
import java.util.Optional;

/** Reads "by": a rank, a group, an order, or who did it. */
final class ByPhrases {

    private final Grammar grammar;
    private final Reading reading;
    private final Cursor cursor;

    ByPhrases(Grammar grammar) {
        this.grammar = grammar;
        this.reading = grammar.reading;
        this.cursor = grammar.reading.cursor;
    }

    /** "by": a rank, a group, an order, or who did it. */
    void by() {
        Evidence by = cursor.peek();
        if (grammar.ranking.limits.wantsMeasure()) {
            cursor.take();
            grammar.ranking.limits.measure(by);
        } else if (afterVerb()
                || reading.scope.pending.both
                || grammar.conditions.values.valueFollows(1)
                || byOne()
                || new Makers(reading).follow()) {
            cursor.take();
        } else if (reading.scope.computed() || byTime()) {
            grammar.shown.groups.read();
        } else {
            grammar.ranking.orders.by();
        }
    }

    /** "orders by month": how many there are. */
    private boolean byTime() {
        return reading.scope.shown.size() == 1
                && reading.scope.shown.getFirst() instanceof Scope.Item.Row
                && cursor.next(1)
                        .filter(e -> e.is(Operation.UNIT))
                        .flatMap(TimeUnits::unit)
                        .isPresent();
    }

    /** "books by the author Tolkien": one of them. */
    private boolean byOne() {
        return cursor.next(1).filter(Nouns::entityFirst).isPresent() && grammar.conditions.values.valueFollows(2);
    }

    /** "written by", "used by the", "taken part in by": who did it. */
    private boolean afterVerb() {
        Optional<Evidence> before = cursor.justBefore(cursor.peek());
        return before.filter(e -> e.is(Operation.IN))
                .flatMap(cursor::justBefore)
                .or(() -> before)
                .filter(e -> e.is(Operation.VERB)
                        || e.unknown()
                        || e.is(Operation.NOISE) && !e.words().matches("(?i)the|a|an")
                        || e.words().endsWith("ed")
                        || e.words().endsWith("en"))
                .isPresent();
    }
}
