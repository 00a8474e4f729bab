package dev.parley.model.message;

import java.util.Locale;

/** What can make a statement faster. The tester tells it as a {@link Check} of that name. */
public enum AdviceKind {
    /** An index would spare a scan. */
    MISSING_INDEX,
    /** A condition is written so that no index can serve it. */
    NOT_SARGABLE,
    /** A sort or a hash did not fit into memory. */
    SPILLED_TO_DISK,
    /** The planner expected other row counts than came. */
    MISESTIMATE;

    /** Lower case with underscores. */
    public String checkName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static boolean isAdvice(Check check) {
        for (AdviceKind kind : values()) {
            if (kind.checkName().equals(check.name())) {
                return true;
            }
        }
        return false;
    }
}
