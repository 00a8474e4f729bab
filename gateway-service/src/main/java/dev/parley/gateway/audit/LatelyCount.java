package dev.parley.gateway.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How often something happened within the last hour, to the minute; so it takes no more room when it happens often. */
final class LatelyCount {

    static final Duration LATELY = Duration.ofHours(1);

    private final TreeMap<Instant, Long> byMinute = new TreeMap<>();
    private Instant last;

    /**
     * What happened.
     *
     * @param first the minute it began in
     * @param times at least 1
     */
    record Seen(Instant first, Instant last, long times) {}

    synchronized void add(Instant at, long times) {
        if (times > 0) {
            byMinute.merge(at.truncatedTo(ChronoUnit.MINUTES), times, Long::sum);
            last = last == null || at.isAfter(last) ? at : last;
            forget(at);
        }
    }

    /** Empty when it did not happen within the hour before. */
    synchronized Optional<Seen> seen(Instant now) {
        forget(now);
        if (byMinute.isEmpty()) {
            return Optional.empty();
        }
        long times = byMinute.values().stream().mapToLong(Long::longValue).sum();
        return Optional.of(new Seen(byMinute.firstKey(), last, times));
    }

    private void forget(Instant now) {
        Map<Instant, Long> old = byMinute.headMap(now.minus(LATELY), true);
        old.clear();
    }
}
