package dev.parley.gateway.performance;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.HdrHistogram.IntCountsHistogram;

/** Times of one kind of thing: the mean is exact, percentiles are within one percent. Not for several threads. */
final class Timings {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final double LONGEST_MILLIS = 24 * 3_600_000;

    private final IntCountsHistogram micros = new IntCountsHistogram(2);
    private long count;
    private double sumMillis;
    private double slowestMillis;
    private UUID slowestTask;
    private Instant firstAt;
    private Instant lastAt;

    /** @param taskId where it was measured */
    void add(double millis, UUID taskId, Instant at) {
        double bounded = millis > 0 ? Math.min(millis, LONGEST_MILLIS) : 0; // what is no number is not above zero
        micros.recordValue(Math.round(bounded * MICROS_PER_MILLI));
        count++;
        sumMillis += bounded;
        if (slowestTask == null || bounded > slowestMillis) {
            slowestMillis = bounded;
            slowestTask = taskId;
        }
        firstAt = firstAt == null ? at : firstAt;
        lastAt = at;
    }

    long count() {
        return count;
    }

    double meanMillis() {
        return count == 0 ? 0 : sumMillis / count;
    }

    double sumMillis() {
        return sumMillis;
    }

    /** @param percentile such as 95: that many of a hundred are not slower */
    double percentileMillis(double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    double slowestMillis() {
        return slowestMillis;
    }

    UUID slowestTask() {
        return slowestTask;
    }

    Instant firstAt() {
        return firstAt;
    }

    Instant lastAt() {
        return lastAt;
    }

    static double millis(Duration duration) {
        return duration.toNanos() / NANOS_PER_MILLI;
    }
}
