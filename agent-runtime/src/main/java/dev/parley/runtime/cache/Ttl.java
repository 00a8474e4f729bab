package dev.parley.runtime.cache;

import java.time.Duration;

/**
 * How long a value is kept.
 *
 * @param fresh how long it is given as it is
 * @param end when it is dropped. Between the two it is given at once, and one caller's computation of a new one goes on in
 *     the background
 * @param absent how long it is remembered that there is none; zero means that it is not
 * @param exact whether a change must be seen by all instances as soon as its {@link Change} is closed. Such a value is
 *     computed anew each time while this instance cannot be sure to hear of changes, above all while Redis is away; another
 *     one is then kept in this process alone
 */
public record Ttl(Duration fresh, Duration end, Duration absent, boolean exact) {

    public Ttl {
        if (fresh.isNegative() || fresh.isZero() || end.compareTo(fresh) < 0 || absent.isNegative()) {
            throw new IllegalArgumentException(
                    "0 < fresh <= end and 0 <= absent, not " + fresh + ", " + end + ", " + absent);
        }
    }

    public static Ttl of(Duration fresh) {
        return new Ttl(fresh, fresh, Duration.ZERO, false);
    }

    public Ttl staleUntil(Duration laterEnd) {
        return new Ttl(fresh, laterEnd, absent, exact);
    }

    public Ttl rememberingAbsence(Duration time) {
        return new Ttl(fresh, end, time, exact);
    }

    public Ttl exactly() {
        return new Ttl(fresh, end, absent, true);
    }
}
