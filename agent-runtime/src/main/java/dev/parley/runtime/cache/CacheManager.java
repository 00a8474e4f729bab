package dev.parley.runtime.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.runtime.cache.CacheMeters.Level;
import dev.parley.runtime.cache.SharedLevel.Content;
import dev.parley.runtime.cache.SharedLevel.Kept;
import dev.parley.runtime.work.Withdrawal;
import dev.parley.runtime.work.WithdrawnException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Values by key, in this process over Redis, as JSON. Whoever asks first computes, in all instances; the others wait for it. What
 * was computed before a change is not kept after it. Redis that is away, slow, or holds something else is a miss.
 *
 * <p>All methods block: they belong on virtual threads. What they return is shared, and must not be changed.
 */
@Startup
@ApplicationScoped
public class CacheManager {

    private static final Logger LOG = Logger.getLogger(CacheManager.class);
    private static final int FIRST_PAUSE_MILLIS = 5;
    private static final int LONGEST_PAUSE_MILLIS = 100;

    private final CacheConfig config;
    private final SharedLevel shared;
    private final LocalLevel local;
    private final Coherence coherence;
    private final CacheMeters meters;
    private final Map<CacheKey<?>, String> leases = new ConcurrentHashMap<>();

    CacheManager(
            CacheConfig config,
            SharedLevel shared,
            ReactiveRedisDataSource redis,
            Vertx vertx,
            MeterRegistry registry) {
        this.config = config;
        this.shared = shared;
        this.local = new LocalLevel(config);
        this.coherence = new Coherence(shared, redis, vertx, config, local::forget);
        this.meters = new CacheMeters(registry);
    }

    @PostConstruct
    void start() {
        coherence.start(this::extendLeases);
    }

    /** Others wait as long as they can see that somebody computes. */
    private void extendLeases() {
        leases.forEach((key, token) -> shared.extend(key, token, config.lease())
                .subscribe()
                .with(done -> {}, e -> LOG.debugf("the lease of %s is not extended: %s", key, e.toString())));
    }

    /** @param compute never gives null; what it throws is thrown here, and not kept */
    public <T> T getOrCompute(CacheKey<T> key, Ttl ttl, Supplier<T> compute) {
        return findOrCompute(key, ttl, () -> Optional.of(compute.get()))
                .orElseThrow(() -> new IllegalStateException("the absence of " + key + " is kept, and not asked for"));
    }

    /** The same for what may be absent, which can be remembered as well: {@link Ttl#absent}. */
    public <T> Optional<T> findOrCompute(CacheKey<T> key, Ttl ttl, Supplier<Optional<T>> compute) {
        while (true) {
            if (local.isChanging(key) || coherence.owes(key) || (ttl.exact() && !isExact())) {
                meters.count(key, Level.PASSED);
                return compute.get();
            }
            Held held = local.get(key);
            if (held != null) {
                meters.count(key, Level.LOCAL);
                if (held.isStale()) {
                    renew(key, ttl, compute);
                }
                return held.as();
            }
            Flight<T> flight = new Flight<>(key);
            Flight<T> earlier = local.begin(flight);
            if (earlier == null) {
                return lead(flight, ttl, compute);
            }
            try {
                return joined(earlier, compute);
            } catch (WithdrawnException e) { // whoever computed it gave up; who waited for that did not
                Withdrawal.current().require();
                local.end(earlier);
            }
        }
    }

    /**
     * For writers, to be opened before a transaction writes: until it is closed, readers of these scopes compute for
     * themselves, and nothing of that is kept. A change that is not closed ends by itself, after {@link
     * CacheConfig#longestChange}. Does not throw; while Redis is away, or an instance does not answer, it takes up to {@link
     * CacheConfig#trust}.
     */
    public Change changing(Set<? extends CacheScope> scopes) {
        Set<CacheScope> all = Set.copyOf(scopes);
        String id = begun(all);
        coherence.announce(id, all, config.longestChange());
        return new ExactChange(() -> {
            coherence.announce(id, all, Duration.ZERO);
            local.forget(all);
            local.close(id);
        });
    }

    /**
     * The same where the values are of that kind. Where none is exact, only this process passes the cache meanwhile, and the
     * others are told at the end, without waiting for them.
     */
    public Change changing(Set<? extends CacheScope> scopes, Ttl ttl) {
        if (ttl.exact()) {
            return changing(scopes);
        }
        Set<CacheScope> all = Set.copyOf(scopes);
        return new ToldChange(this, begun(all), all);
    }

    /** Ends those that have not ended, and tells the others of them in one message. Does not throw. */
    void close(List<ToldChange> changes) {
        List<ToldChange> ending = changes.stream().filter(ToldChange::ends).toList();
        if (ending.isEmpty()) {
            return;
        }
        Set<CacheScope> all =
                ending.stream().flatMap(change -> change.scopes().stream()).collect(Collectors.toSet());
        coherence.tell(ending.getFirst().id(), all);
        local.forget(all);
        ending.forEach(change -> local.close(change.id()));
    }

    private String begun(Set<CacheScope> scopes) {
        String id = UUID.randomUUID().toString();
        local.open(id, scopes);
        local.forget(scopes);
        return id;
    }

    /** Lets go what is in the scopes, in all levels of all instances. Does not throw. */
    public void invalidate(Set<? extends CacheScope> scopes) {
        Set<CacheScope> all = Set.copyOf(scopes);
        local.forget(all);
        coherence.announce(UUID.randomUUID().toString(), all, Duration.ZERO);
        local.forget(all);
    }

    /** By namespace, how values came in this process. */
    public Map<String, HitRates> hitRates() {
        return meters.rates();
    }

    /** Whether exact values are kept at present. */
    boolean isExact() {
        return coherence.isExact();
    }

    /** What the other brings; where that takes too long, this one computes as well. */
    private <T> Optional<T> joined(Flight<T> flight, Supplier<Optional<T>> compute) {
        // A copy, since who waits in vain gives it up, and finds null.
        Uni<Optional<T>> arrival = Uni.createFrom().completionStage(() -> flight.arrival()
                .copy()
                .completeOnTimeout(null, config.patience().toNanos(), TimeUnit.NANOSECONDS));
        Optional<T> value = Withdrawal.current().unless(arrival).await().indefinitely();
        meters.count(flight.key(), value == null ? Level.PASSED : Level.JOINED);
        return value == null ? compute.get() : value;
    }

    private <T> Optional<T> lead(Flight<T> flight, Ttl ttl, Supplier<Optional<T>> compute) {
        try {
            Optional<T> value = bring(flight, ttl, compute);
            flight.arrival().complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            flight.arrival().completeExceptionally(e);
            throw e;
        } finally {
            local.end(flight);
        }
    }

    /** From Redis, or computed. */
    private <T> Optional<T> bring(Flight<T> flight, Ttl ttl, Supplier<Optional<T>> compute) {
        CacheKey<T> key = flight.key();
        long patient = System.nanoTime() + config.patience().toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        Content content = Content.ANY;
        while (true) {
            switch (look(key, content)) {
                case Look.Found found -> {
                    Optional<Held> held = read(key, found);
                    if (held.isPresent()
                            && (held.get().value() != null || !ttl.absent().isZero())) {
                        meters.count(key, Level.REDIS);
                        local.keep(flight, held.get());
                        if (held.get().isStale()) {
                            renew(key, ttl, compute);
                        }
                        return held.get().as();
                    }
                    content = Content.NONE;
                }
                case Look.Leased lease -> {
                    meters.count(key, Level.MISS);
                    return computed(flight, ttl, lease, compute);
                }
                case Look.Busy busy -> {
                    if (System.nanoTime() - patient >= 0) {
                        meters.count(key, Level.PASSED);
                        return compute.get();
                    }
                    content = Content.ANY; // what the other keeps is no longer what this one could not use
                    pause(pause);
                    pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                }
                case Look.Changing changing -> {
                    meters.count(key, Level.PASSED);
                    return compute.get();
                }
                case Look.Away away -> {
                    meters.count(key, Level.MISS);
                    Optional<T> value = compute.get();
                    if (!ttl.exact()) {
                        hold(flight, ttl, value, bytes(ValueJson.of(value)));
                    }
                    return value;
                }
            }
        }
    }

    private Look look(CacheKey<?> key, Content content) {
        return shared.look(key, UUID.randomUUID().toString(), config.lease(), content)
                .await()
                .indefinitely();
    }

    private <T> Optional<T> computed(Flight<T> flight, Ttl ttl, Look.Leased lease, Supplier<Optional<T>> compute) {
        leases.put(flight.key(), lease.token());
        try {
            Optional<T> value = compute.get();
            String json = ValueJson.of(value);
            int bytes = bytes(json);
            Duration end = value.isPresent() ? ttl.end() : ttl.absent();
            Duration stale = value.isPresent() ? ttl.end().minus(ttl.fresh()) : Duration.ZERO;
            boolean shareable = !end.isZero() && bytes <= config.sharedValueBytes();
            Kept kept = shared.store(flight.key(), lease, shareable ? json : "", end, stale)
                    .await()
                    .indefinitely();
            if (kept == Kept.YES || (kept == Kept.AWAY && !ttl.exact())) {
                hold(flight, ttl, value, bytes);
            }
            return value;
        } catch (RuntimeException | Error e) {
            shared.store(flight.key(), lease, "", Duration.ZERO, Duration.ZERO)
                    .subscribe()
                    .with(ended -> {}, also -> LOG.debug(also));
            throw e;
        } finally {
            leases.remove(flight.key(), lease.token());
        }
    }

    /** Computes another one in the background, unless somebody does. */
    private <T> void renew(CacheKey<T> key, Ttl ttl, Supplier<Optional<T>> compute) {
        Flight<T> flight = new Flight<>(key);
        if (!local.beginRenewal(flight)) {
            return;
        }
        Thread.ofVirtual().name("cache-renewal").start(() -> {
            try {
                switch (look(key, Content.FRESH)) {
                    case Look.Found found -> read(key, found).ifPresent(held -> local.keep(flight, held));
                    case Look.Leased lease -> computed(flight, ttl, lease, compute);
                    case Look.Away away
                    when !ttl.exact() -> {
                        Optional<T> value = compute.get();
                        hold(flight, ttl, value, bytes(ValueJson.of(value)));
                    }
                    case Look.Away away -> {}
                    case Look.Busy busy -> {}
                    case Look.Changing changing -> {}
                }
            } catch (RuntimeException e) {
                meters.renewalFailed(key);
                LOG.debugf("%s is not renewed: %s", key, e.toString());
            } finally {
                local.end(flight);
            }
        });
    }

    private <T> void hold(Flight<T> flight, Ttl ttl, Optional<T> value, int bytes) {
        Duration end = value.isPresent() ? ttl.end() : ttl.absent();
        if (!end.isZero()) {
            local.keep(flight, Held.of(value.orElse(null), bytes, value.isPresent() ? ttl.fresh() : end, end));
        }
    }

    private static int bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Empty when it is not what belongs there. */
    private static Optional<Held> read(CacheKey<?> key, Look.Found found) {
        try {
            return Optional.of(Held.of(
                    ValueJson.read(found.json(), key.type()),
                    bytes(found.json()),
                    Duration.ofMillis(found.freshMillis()),
                    Duration.ofMillis(found.leftMillis())));
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.warnf("what Redis has for %s is left: %s", key, e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static void pause(long millis) {
        Withdrawal.current().require();
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another instance computed", e);
        }
    }

    @PreDestroy
    void stop() {
        coherence.stop();
    }
}
