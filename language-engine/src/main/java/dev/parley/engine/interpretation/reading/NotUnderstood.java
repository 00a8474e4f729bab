package dev.parley.engine.interpretation.reading;

import dev.parley.engine.evidence.Evidence;

/** Ends one reading of a question, at the span that has no place in it. Never leaves this package. */
public final class NotUnderstood extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Evidence evidence;

    public NotUnderstood(Evidence evidence) {
        super(evidence.words(), null, false, false);
        this.evidence = evidence;
    }

    public Evidence evidence() {
        return evidence;
    }
}
