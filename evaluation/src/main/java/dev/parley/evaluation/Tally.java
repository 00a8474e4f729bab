package dev.parley.evaluation;

import dev.parley.evaluation.Judged.Verdict;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How often each verdict came. Questions that nobody could judge count nowhere else. */
record Tally(Map<Verdict, Integer> counts) {

    static Tally of(Collection<Judged> judged) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict, 0);
        }
        judged.forEach(
                one -> counts.merge(one.goldError() == null ? one.verdict() : Verdict.UNJUDGED, 1, Integer::sum));
        return new Tally(counts);
    }

    int of(Verdict verdict) {
        return counts.get(verdict);
    }

    int answered() {
        return of(Verdict.RIGHT) + of(Verdict.WRONG);
    }

    int all() {
        return answered() + of(Verdict.ASKED) + of(Verdict.REFUSED) + of(Verdict.FAILED);
    }

    double right() {
        return percent(of(Verdict.RIGHT), all());
    }

    double precision() {
        return percent(of(Verdict.RIGHT), answered());
    }

    double coverage() {
        return percent(answered(), all());
    }

    /** NaN of nothing. */
    static double percent(int part, int of) {
        return of == 0 ? Double.NaN : 100.0 * part / of;
    }

    static String shown(double percent) {
        return Double.isNaN(percent) ? "–" : String.format(Locale.ROOT, "%.1f", percent);
    }
}
