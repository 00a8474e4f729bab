package dev.parley.gateway.protection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Meters of this gateway alone, for while Redis is away. What nobody used for a minute is full again, and forgotten. */
@ApplicationScoped
class LocalMeters {

    private static final int MAX_METERS = 100_000;

    /** When each would be full, in microseconds. */
    private final Cache<String, Long> fullAt = Caffeine.newBuilder()
            .maximumSize(MAX_METERS)
            .expireAfterWrite(Duration.ofMinutes(2))
            .build();

    private final LongSupplier micros;

    LocalMeters() {
        this(() -> TimeUnit.NANOSECONDS.toMicros(System.nanoTime()));
    }

    LocalMeters(LongSupplier micros) {
        this.micros = micros;
    }

    /** Takes one of each, or none of any. The rule is the script's of {@link SharedMeters}. */
    synchronized Reading take(List<Meter> meters) {
        long now = micros.getAsLong();
        int tightest = 0;
        long leastRoom = Long.MAX_VALUE;
        long longestWait = 0;
        for (int i = 0; i < meters.size(); i++) {
            Meter meter = meters.get(i);
            long room = Meter.MINUTE_MICROS - (fullAt(meter, now) - now);
            longestWait = Math.max(longestWait, meter.interval() - room);
            if (room < leastRoom) {
                leastRoom = room;
                tightest = i;
            }
        }
        if (longestWait > 0) {
            return new Reading(tightest, leastRoom, longestWait);
        }
        for (Meter meter : meters) {
            fullAt.put(meter.key(), fullAt(meter, now) + meter.interval());
        }
        return new Reading(tightest, leastRoom - meters.get(tightest).interval(), 0);
    }

    private long fullAt(Meter meter, long now) {
        Long known = fullAt.getIfPresent(meter.key());
        return known == null ? now : Math.max(known, now);
    }
}
