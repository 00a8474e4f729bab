package dev.parley.engine.interpretation.words;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.lexicon.Operation;

/** Which words compute a number of many. */
public final class Functions {

    private Functions() {}

    public static boolean isFunction(Evidence evidence) {
        return evidence.is(Operation.COUNT, Operation.SUM, Operation.AVERAGE, Operation.MINIMUM, Operation.MAXIMUM);
    }

    public static boolean isAdverb(Evidence function) {
        return function.is(Operation.AVERAGE) && function.words().equalsIgnoreCase("on average");
    }
}
