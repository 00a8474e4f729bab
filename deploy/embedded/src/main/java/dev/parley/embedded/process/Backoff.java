package dev.parley.embedded.process;

import java.time.Duration;

/** How long to wait before a process that died is started again: hardly at first, longer when it keeps dying. */
record Backoff(int failures) {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofSeconds(30);

    static final Backoff NONE = new Backoff(0);

    /** After a death, having lived so long. */
    Backoff after(Duration lived) {
        return lived.compareTo(STEADY) > 0 ? new Backoff(1) : new Backoff(failures + 1);
    }

    Duration delay() {
        if (failures <= 1) {
            return FIRST;
        }
        long millis = 500L << Math.min(failures - 2, 10);
        return Duration.ofMillis(Math.min(millis, LONGEST.toMillis()));
    }
}
