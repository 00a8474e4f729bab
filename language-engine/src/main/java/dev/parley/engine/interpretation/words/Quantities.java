package dev.parley.engine.interpretation.words;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.lexicon.Operation;
import java.util.Optional;

/** What is said of how much there is. */
public final class Quantities {

    private Quantities() {}

    /** Whether nothing more is said of an amount than that it is there: "in stock", and not "in stock under 5". */
    public static boolean endsBefore(Optional<Evidence> next) {
        return next.filter(e -> e.operation() == null
                        || e.is(Operation.GREATER, Operation.LESS, Operation.AT_LEAST, Operation.AT_MOST)
                        || e.is(Operation.EXACTLY, Operation.BETWEEN, Operation.THAN, Operation.MISSING))
                .isEmpty();
    }
}
