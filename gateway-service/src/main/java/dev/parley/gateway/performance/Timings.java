package dev.parley.gateway.performance;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.DataFormatException;
import org.HdrHistogram.IntCountsHistogram;

/** Times of one kind of thing: the mean is exact, percentiles are within one percent. Not for several threads. */
final class Timings {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final double LONGEST_MILLIS = 24 * 3_600_000;

    private static final int DIGITS = 2;

    private final IntCountsHistogram micros;
    private long count;
    private double sumMillis;
    private double slowestMillis;
    private UUID slowestTask;
    private Instant firstAt;
    private Instant lastAt;

    Timings() {
        this.micros = new IntCountsHistogram(DIGITS);
    }

    private Timings(Kept kept) {
        this.micros = histogram(kept.histogram());
        this.count = kept.count();
        this.sumMillis = kept.sumMillis();
        this.slowestMillis = kept.slowestMillis();
        this.slowestTask = kept.slowestTask();
        this.firstAt = kept.firstAt();
        this.lastAt = kept.lastAt();
    }

    /**
     * All that there is, as it is kept in a table.
     *
     * @param histogram of microseconds, as HdrHistogram writes it, compressed
     */
    record Kept(
            long count,
            double sumMillis,
            double slowestMillis,
            UUID slowestTask,
            Instant firstAt,
            Instant lastAt,
            byte[] histogram) {

        Timings timings() {
            return new Timings(this);
        }
    }

    Kept kept() {
        ByteBuffer bytes = ByteBuffer.allocate(micros.getNeededByteBufferCapacity());
        int length = micros.encodeIntoCompressedByteBuffer(bytes);
        return new Kept(
                count, sumMillis, slowestMillis, slowestTask, firstAt, lastAt, Arrays.copyOf(bytes.array(), length));
    }

    private static IntCountsHistogram histogram(byte[] bytes) {
        try {
            return IntCountsHistogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("no histogram", e);
        }
    }

    /** Of the same kind of thing, measured elsewhere or earlier. */
    void add(Timings other) {
        micros.add(other.micros);
        count += other.count;
        sumMillis += other.sumMillis;
        if (slowestTask == null || other.slowestMillis > slowestMillis) {
            slowestMillis = other.slowestMillis;
            slowestTask = other.slowestTask;
        }
        firstAt =
                firstAt == null || (other.firstAt != null && other.firstAt.isBefore(firstAt)) ? other.firstAt : firstAt;
        lastAt = lastAt == null || (other.lastAt != null && other.lastAt.isAfter(lastAt)) ? other.lastAt : lastAt;
    }

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
