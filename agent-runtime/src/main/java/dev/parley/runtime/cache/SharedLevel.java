package dev.parley.runtime.cache;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * The level in Redis, for all instances. A look that is not answered in time is a miss; breakers keep it quick while Redis is
 * away. What is told to others is never given up in silence: its failure is the caller's.
 */
@ApplicationScoped
class SharedLevel {

    /** Where all hear of changes. */
    static final String CHANGES = "parley:cache:changes";

    private static final String PREFIX = "parley:cache:2:";
    private static final String LISTENERS = PREFIX + "listeners";

    private final ReactiveRedisDataSource redis;

    SharedLevel(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    /** Which values a look is content with; the computation of another one is leased to its caller. */
    enum Content {
        ANY,
        FRESH,
        NONE
    }

    /** What became of a value. */
    enum Kept {
        YES,
        /** It was let go while it was computed. */
        REFUSED,
        AWAY
    }

    @Timeout
    @CircuitBreaker
    @CircuitBreakerName("redis-cache-read")
    @Fallback(fallbackMethod = "missing")
    Uni<Look> look(CacheKey<?> key, String token, Duration lease, Content content) {
        List<CacheRegion> regions = key.region().enclosing();
        List<String> keys = keysOf(key);
        keys.add(open(key));
        regions.forEach(region -> keys.add(open(region)));
        return run(
                        Script.LOOK,
                        keys,
                        token,
                        lease.toMillis(),
                        regions.size(),
                        content.name().toLowerCase(Locale.ROOT))
                .map(answer -> look(answer, token));
    }

    Uni<Look> missing(CacheKey<?> key, String token, Duration lease, Content content) {
        return Uni.createFrom().item(new Look.Away());
    }

    private static Look look(Response answer, String token) {
        return switch (answer.get(0).toString()) {
            case "found" ->
                new Look.Found(
                        answer.get(1).toString(),
                        answer.get(2).toLong(),
                        answer.get(3).toLong());
            case "leased" -> new Look.Leased(token, answer.get(1).toString());
            case "busy" -> new Look.Busy();
            case "changing" -> new Look.Changing();
            default -> throw new IllegalStateException("no answer of the script: " + answer);
        };
    }

    /**
     * Ends the lease, and keeps the value if nothing was let go in the meantime.
     *
     * @param json empty to keep none
     * @param stale how long before its end the value is stale
     */
    @Timeout
    @CircuitBreaker
    @CircuitBreakerName("redis-cache-write")
    @Fallback(fallbackMethod = "leftOut")
    Uni<Kept> store(CacheKey<?> key, Look.Leased lease, String json, Duration end, Duration stale) {
        return run(Script.STORE, keysOf(key), lease.token(), lease.stamp(), json, end.toMillis(), stale.toMillis())
                .map(answer -> answer.toInteger() == 1 ? Kept.YES : Kept.REFUSED);
    }

    Uni<Kept> leftOut(CacheKey<?> key, Look.Leased lease, String json, Duration end, Duration stale) {
        return Uni.createFrom().item(Kept.AWAY);
    }

    /** For who still computes. */
    Uni<Void> extend(CacheKey<?> key, String token, Duration lease) {
        return run(Script.EXTEND, List.of(lease(key)), token, lease.toMillis()).replaceWithVoid();
    }

    /**
     * Lets go what is in the scopes, and says so to all instances.
     *
     * @param id of the change
     * @param generation never used before
     * @param life how long nothing in the scopes is kept; zero when that is over
     * @return the instances that are to hear it
     */
    @Timeout
    @CircuitBreaker
    @CircuitBreakerName("redis-cache-changes")
    Uni<Set<String>> announce(
            Set<CacheScope> scopes, String id, String generation, Duration life, String announcement) {
        List<String> deleted = new ArrayList<>();
        List<String> generations = new ArrayList<>();
        List<String> opened = new ArrayList<>();
        for (CacheScope scope : scopes) {
            switch (scope) {
                case CacheKey<?> key -> {
                    deleted.add(value(key));
                    deleted.add(lease(key));
                }
                case CacheRegion region -> generations.add(generation(region));
            }
            opened.add(open(scope));
        }
        List<String> keys = new ArrayList<>(List.of(LISTENERS));
        keys.addAll(deleted);
        keys.addAll(generations);
        keys.addAll(opened);
        return run(
                        Script.ANNOUNCE,
                        keys,
                        deleted.size(),
                        generations.size(),
                        generation,
                        id,
                        life.toMillis(),
                        CHANGES,
                        announcement)
                .map(answer -> StreamSupport.stream(answer.spliterator(), false)
                        .map(Response::toString)
                        .collect(Collectors.toSet()));
    }

    /** Says to Redis that an instance is there, and to itself when it said so. */
    Uni<Void> beat(String instance, Duration life, String channel, String message) {
        return run(Script.BEAT, List.of(LISTENERS), instance, life.toMillis(), channel, message)
                .replaceWithVoid();
    }

    Uni<Void> leave(String instance) {
        return redis.execute("ZREM", LISTENERS, instance).replaceWithVoid();
    }

    private Uni<Response> run(Script script, List<String> keys, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(script.text(), Integer.toString(keys.size())));
        command.addAll(keys);
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return redis.execute("EVAL", command.toArray(String[]::new));
    }

    /** Value, lease, and the generations of its regions. */
    private static List<String> keysOf(CacheKey<?> key) {
        List<String> keys = new ArrayList<>(List.of(value(key), lease(key)));
        key.region().enclosing().forEach(region -> keys.add(generation(region)));
        return keys;
    }

    static String value(CacheKey<?> key) {
        return PREFIX + "value:" + key;
    }

    private static String lease(CacheKey<?> key) {
        return PREFIX + "lease:" + key;
    }

    private static String generation(CacheRegion region) {
        return PREFIX + "generation:" + region.text();
    }

    private static String open(CacheScope scope) {
        return PREFIX
                + "open:"
                + switch (scope) {
                    case CacheKey<?> key -> key.toString();
                    case CacheRegion region -> region.text();
                };
    }
}
