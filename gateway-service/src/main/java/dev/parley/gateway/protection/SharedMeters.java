package dev.parley.gateway.protection;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Meters in Redis, so that they are the same for all gateways: a script reads and writes them in one step, by the clock of
 * Redis. While it is away each gateway keeps its own; a breaker keeps that quick.
 */
@ApplicationScoped
class SharedMeters {

    /** A meter is the time at which it would be full (GCRA); its key ends when that is past. */
    private static final String SCRIPT = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local tightest, room, wait, full = 0, nil, 0, {}
            for i, key in ipairs(KEYS) do
              full[i] = math.max(tonumber(redis.call('GET', key) or now), now)
              local left = 60000000 - (full[i] - now)
              wait = math.max(wait, ARGV[i] - left)
              if not room or left < room then tightest, room = i - 1, left end
            end
            if wait > 0 then return {tightest, room, wait} end
            for i, key in ipairs(KEYS) do
              local at = full[i] + ARGV[i]
              redis.call('SET', key, string.format('%.0f', at), 'PX', math.ceil((at - now) / 1000))
            end
            return {tightest, room - ARGV[tightest + 1], 0}
            """;

    private final ReactiveRedisDataSource redis;
    private final LocalMeters local;

    SharedMeters(ReactiveRedisDataSource redis, LocalMeters local) {
        this.redis = redis;
        this.local = local;
    }

    /** Takes one of each, or none of any. */
    @Timeout
    @CircuitBreaker
    @CircuitBreakerName("redis-meters")
    @Fallback(fallbackMethod = "alone")
    Uni<Reading> take(List<Meter> meters) {
        List<String> arguments = new ArrayList<>(List.of(SCRIPT, Integer.toString(meters.size())));
        meters.forEach(meter -> arguments.add(meter.key()));
        meters.forEach(meter -> arguments.add(Long.toString(meter.interval())));
        return redis.execute("EVAL", arguments.toArray(String[]::new)).map(SharedMeters::reading);
    }

    Uni<Reading> alone(List<Meter> meters) {
        return Uni.createFrom().item(local.take(meters));
    }

    private static Reading reading(Response reply) {
        return new Reading(
                reply.get(0).toInteger(), reply.get(1).toLong(), reply.get(2).toLong());
    }
}
