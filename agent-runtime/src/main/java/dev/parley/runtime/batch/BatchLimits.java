package dev.parley.runtime.batch;

import java.time.Duration;

/**
 * How much may wait, and for how long.
 *
 * @param capacity items that may wait; what is being written is not among them
 * @param size items of one write, at most
 * @param interval how long an item waits for others to be written with, at most
 * @param flush how long a close may take to write what is there
 */
public record BatchLimits(int capacity, int size, Duration interval, Duration flush) {

    public BatchLimits {
        if (size < 1 || capacity < size) {
            throw new IllegalArgumentException("a batch needs 1 <= size <= capacity, not " + size + " and " + capacity);
        }
        if (interval.isNegative() || flush.isNegative()) {
            throw new IllegalArgumentException("interval " + interval + " or flush " + flush + " is negative");
        }
    }
}
