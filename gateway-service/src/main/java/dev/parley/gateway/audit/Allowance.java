package dev.parley.gateway.audit;

import java.time.Duration;

/** So many a second, and as many at once after a quiet second. */
final class Allowance {

    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final int perSecond;
    private double left;
    private long filledAt;

    Allowance(int perSecond) {
        this.perSecond = perSecond;
        this.left = perSecond;
        this.filledAt = System.nanoTime();
    }

    /** @param now {@link System#nanoTime} */
    synchronized boolean take(long now) {
        left = Math.min(perSecond, left + (now - filledAt) / NANOS_PER_SECOND * perSecond);
        filledAt = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
