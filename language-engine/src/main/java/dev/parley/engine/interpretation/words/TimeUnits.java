package dev.parley.engine.interpretation.words;

import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.evidence.Evidence;
import java.util.Optional;

/** Which words are units of time that rows are grouped by. */
public final class TimeUnits {

    private TimeUnits() {}

    /** "month" of "per month"; empty for any other word. */
    public static Optional<PeriodOf.Unit> unit(Evidence evidence) {
        return switch (evidence.lemma()) {
            case "day" -> Optional.of(PeriodOf.Unit.DAY);
            case "week" -> Optional.of(PeriodOf.Unit.WEEK);
            case "month" -> Optional.of(PeriodOf.Unit.MONTH);
            case "quarter" -> Optional.of(PeriodOf.Unit.QUARTER);
            case "year" -> Optional.of(PeriodOf.Unit.YEAR);
            default -> Optional.empty();
        };
    }
}
