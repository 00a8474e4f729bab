package dev.parley.runtime.pool;

import java.time.Duration;

/**
 * What a pool is held to.
 *
 * @param minSize connections that are kept open from its first use on
 * @param maxSize most connections
 * @param acquireTimeout how long a caller waits for a connection, whatever it is that takes so long
 * @param createTimeout how long opening one may take, from the first packet to a session that is ready
 * @param idleTimeout when one that nobody uses is closed
 * @param maxLifetime when one is replaced
 * @param validateAfter how long one may be idle and be handed out unasked
 */
public record PoolLimits(
        int minSize,
        int maxSize,
        Duration acquireTimeout,
        Duration createTimeout,
        Duration idleTimeout,
        Duration maxLifetime,
        Duration validateAfter) {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** The client counts milliseconds in an int. */
    private static final Duration LONGEST = Duration.ofDays(24);

    /** With this most, all else as it is by default. */
    public static PoolLimits ofSize(int maxSize) {
        return new PoolLimits(
                0,
                maxSize,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofSeconds(30));
    }

    /**
     * @param prefix of the properties that it was read from
     * @throws IllegalArgumentException naming the property that is wrong
     */
    public PoolLimits validated(String prefix) {
        if (maxSize < 1) {
            throw new IllegalArgumentException(prefix + "max-size must be at least 1, not " + maxSize);
        }
        if (minSize < 0 || minSize > maxSize) {
            throw new IllegalArgumentException(
                    prefix + "min-size must be between 0 and max-size, which is " + maxSize + ", not " + minSize);
        }
        requireTimer(prefix + "acquire-timeout", acquireTimeout);
        requireTimer(prefix + "connect-timeout", createTimeout);
        requireTimer(prefix + "idle-timeout", idleTimeout);
        requireTimer(prefix + "max-lifetime", maxLifetime);
        requireTimer(prefix + "validate-after", validateAfter);
        return this;
    }

    private static void requireTimer(String property, Duration duration) {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    property + " must be between a millisecond and " + LONGEST.toDays() + " days, not " + duration);
        }
    }
}
