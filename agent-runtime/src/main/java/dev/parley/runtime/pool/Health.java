package dev.parley.runtime.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Whether a pool's database is there, and when the next connection to one that is not may be tried: by one caller at a time,
 * after a wait that doubles, with jitter so that not all services come back at once. The others are refused meanwhile, and do
 * not hammer a server that is starting.
 */
final class Health {

    private static final Duration FIRST_WAIT = Duration.ofMillis(100);

    /** Short enough that a server which is back is found to be within seconds. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** What counts as lately. */
    static final Duration LATELY = Duration.ofMinutes(15);

    private static final int MOST_REMEMBERED = 100;

    private final RandomGenerator random;
    private final Deque<Instant> outages = new ArrayDeque<>();
    private long total;
    private Instant since;
    private String reason;
    private int failures;
    private Instant next = Instant.MIN;
    private boolean trying;

    Health(RandomGenerator random) {
        this.random = random;
    }

    /** Whether a connection may be tried now. Who is told so tells how it went. */
    synchronized boolean admits(Instant now) {
        if (failures == 0) {
            return true;
        }
        if (trying || now.isBefore(next)) {
            return false;
        }
        trying = true;
        return true;
    }

    /** @return whether this is news */
    synchronized boolean connectFailed(Instant now, String why) {
        trying = false;
        if (!now.isBefore(next)) { // those that were tried together have failed once, together
            Duration longest = FIRST_WAIT.multipliedBy(1L << Math.min(failures, 10));
            Duration wait = longest.compareTo(LONGEST_WAIT) < 0 ? longest : LONGEST_WAIT;
            next = now.plusMillis(Math.round(wait.toMillis() * random.nextDouble(0.5, 1)));
            failures++;
        }
        return trouble(now, why);
    }

    /**
     * The server is there, and takes no connection beside those that it has.
     *
     * @return whether this is news
     */
    synchronized boolean full(Instant now, String why) {
        trying = false;
        return trouble(now, why);
    }

    /** Something else shows that the database is not well: it is no reason not to connect. */
    synchronized boolean trouble(Instant now, String why) {
        reason = why;
        if (since != null) {
            return false;
        }
        since = now;
        total++;
        outages.addLast(now);
        if (outages.size() > MOST_REMEMBERED) {
            outages.removeFirst();
        }
        return true;
    }

    /**
     * The database answers.
     *
     * @return for how long it had not; empty when that is no news
     */
    synchronized Optional<Duration> answers(Instant now) {
        trying = false;
        failures = 0;
        next = Instant.MIN;
        Optional<Duration> after = Optional.ofNullable(since).map(begun -> Duration.between(begun, now));
        since = null;
        reason = null;
        return after;
    }

    synchronized PoolState state(Instant now) {
        Instant lately = now.minus(LATELY);
        return new PoolState(since, reason, total, (int)
                outages.stream().filter(at -> at.isAfter(lately)).count());
    }
}
