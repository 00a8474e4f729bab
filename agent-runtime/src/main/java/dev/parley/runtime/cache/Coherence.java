package dev.parley.runtime.cache;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands.ReactiveRedisSubscriber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Keeps the instances together. A writer's announcement returns when every instance that listens has said that it heard it,
 * or when the time of trust is over: an instance that did not hear it does not trust its own level by then.
 *
 * <p>What cannot be announced since Redis is away is announced when it is back, before anyone gives exact values again. Only
 * a writer that is cut off from Redis alone, or ends before that, leaves others with what was before, until its end.
 */
final class Coherence {

    private static final Logger LOG = Logger.getLogger(Coherence.class);
    private static final String TO = "parley:cache:to:";
    private static final String BEAT = "beat ";
    private static final String HEARD = "heard ";
    private static final int BEATS_IN_TRUST = 4;
    private static final int MOST_OWED = 1_000;

    private final String instance = UUID.randomUUID().toString();
    private final SharedLevel shared;
    private final ReactiveRedisDataSource redis;
    private final Vertx vertx;
    private final Duration trust;
    private final Contact contact;
    private final Consumer<Collection<CacheScope>> forget;
    private final Map<String, Hearing> hearings = new ConcurrentHashMap<>();

    /** What could not be announced, with the number of the debt: it may be made again while it is paid. */
    private final Map<CacheScope, Long> owed = new ConcurrentHashMap<>();

    private final AtomicLong debts = new AtomicLong();
    private long timer;
    private ReactiveRedisSubscriber subscriber;
    private boolean subscribing;
    private long subscribedAt;
    private long failingSince;
    private boolean failing;

    /** @param forget lets scopes go in this process */
    Coherence(
            SharedLevel shared,
            ReactiveRedisDataSource redis,
            Vertx vertx,
            CacheConfig config,
            Consumer<Collection<CacheScope>> forget) {
        this.shared = shared;
        this.redis = redis;
        this.vertx = vertx;
        this.trust = config.trust();
        this.contact = new Contact(config.trust(), config.settle());
        this.forget = forget;
    }

    void start(Runnable alsoAtEachBeat) {
        subscribe();
        timer = vertx.setPeriodic(trust.toMillis() / BEATS_IN_TRUST, tick -> {
            beat();
            alsoAtEachBeat.run();
        });
    }

    /** Whether this process has heard of every change that was closed. */
    boolean isExact() {
        return contact.isSettled();
    }

    /**
     * Lets scopes go here and everywhere. Blocks until no instance gives what was before; does not throw.
     *
     * @param life how long nothing in the scopes is kept; zero when that is over, or when it never was
     */
    void announce(String change, Set<CacheScope> scopes, Duration life) {
        String id = UUID.randomUUID().toString();
        long sent = System.nanoTime();
        Hearing hearing = new Hearing();
        hearings.put(id, hearing);
        try {
            boolean sure = contact.isSettled();
            Set<String> listeners = shared.announce(scopes, change, id, life, announcement(id, scopes))
                    .await()
                    .atMost(trust);
            succeeded();
            if (!hearing.of(listeners, trust) || !sure) {
                sleepUntil(sent + trust.toNanos());
            }
        } catch (RuntimeException e) {
            long since = failed(sent);
            LOG.debugf("a change is not told to the other instances yet: %s", e.toString());
            if (life.isZero()) {
                owe(scopes);
            }
            sleepUntil(since + trust.toNanos());
        } finally {
            hearings.remove(id);
        }
    }

    /**
     * Lets scopes without exact values go everywhere: returns when Redis has let them go, and waits for no instance. Where
     * Redis is away they are told when it is back. Does not throw.
     */
    void tell(String change, Set<CacheScope> scopes) {
        String id = UUID.randomUUID().toString();
        try {
            shared.announce(scopes, change, id, Duration.ZERO, announcement(id, scopes))
                    .await()
                    .atMost(trust);
        } catch (RuntimeException e) {
            LOG.debugf("a change is not told to the other instances yet: %s", e.toString());
            owe(scopes);
        }
    }

    /** Whether Redis may have what was before a change of the key. */
    boolean owes(CacheKey<?> key) {
        return !owed.isEmpty()
                && (owed.containsKey(key) || key.region().enclosing().stream().anyMatch(owed::containsKey));
    }

    private String announcement(String id, Collection<CacheScope> scopes) {
        return Announcement.of(id, instance, scopes).json();
    }

    private void owe(Set<CacheScope> scopes) {
        long debt = debts.incrementAndGet();
        scopes.forEach(scope -> owed.put(scope, debt));
        if (owed.size() > MOST_OWED) {
            owed.put(CacheRegion.everything(), debt);
            owed.keySet().removeIf(scope -> !scope.equals(CacheRegion.everything()));
        }
    }

    private void pay() {
        Map<CacheScope, Long> now = Map.copyOf(owed);
        if (!now.isEmpty()) {
            String id = UUID.randomUUID().toString();
            shared.announce(now.keySet(), id, id, Duration.ZERO, announcement(id, now.keySet()))
                    .subscribe()
                    .with(listeners -> now.forEach(owed::remove), e -> LOG.debugf("not told yet: %s", e.toString()));
        }
    }

    private void beat() {
        pay();
        resubscribeIfDeaf();
        long sent = System.nanoTime();
        shared.beat(instance, trust.multipliedBy(2), TO + instance, BEAT + sent)
                .ifNoItem()
                .after(trust)
                .fail()
                .subscribe()
                .with(done -> succeeded(), e -> failed(sent));
    }

    private synchronized void succeeded() {
        failing = false;
    }

    /** @return since when everything failed: who was in contact then is no longer after the time of trust */
    private synchronized long failed(long sent) {
        if (!failing) {
            failing = true;
            failingSince = sent;
        }
        return failingSince;
    }

    private void subscribe() {
        synchronized (this) {
            subscribing = true;
            subscribedAt = System.nanoTime();
        }
        redis.pubsub(String.class)
                .subscribe(
                        List.of(SharedLevel.CHANGES, TO + instance), this::received, contact::lost, e -> contact.lost())
                .subscribe()
                .with(this::subscribed, e -> {
                    subscribed(null);
                    LOG.debugf("no changes are heard from other instances: %s", e.toString());
                });
    }

    private void subscribed(ReactiveRedisSubscriber now) {
        synchronized (this) {
            subscriber = now;
            subscribing = false;
        }
        if (now != null) {
            beat();
        }
    }

    private void resubscribeIfDeaf() {
        ReactiveRedisSubscriber deaf;
        synchronized (this) {
            if (contact.isThere() || subscribing || System.nanoTime() - subscribedAt < trust.toNanos()) {
                return;
            }
            deaf = subscriber;
        }
        unsubscribe(deaf).subscribe().with(done -> {}, e -> LOG.debugf("left without a word: %s", e.toString()));
        subscribe();
    }

    private static Uni<Void> unsubscribe(ReactiveRedisSubscriber subscriber) {
        return subscriber == null ? Uni.createFrom().voidItem() : subscriber.unsubscribe();
    }

    /** In the order in which Redis was told, on one thread. */
    private void received(String channel, String message) {
        try {
            if (channel.equals(SharedLevel.CHANGES)) {
                Announcement announcement = Announcement.read(message);
                forget.accept(announcement.scopes());
                answer(announcement);
            } else if (message.startsWith(BEAT)) {
                heard(Long.parseLong(message.substring(BEAT.length())));
            } else if (message.startsWith(HEARD)) {
                String[] words = message.split(" ");
                heard(words[1], words[2]);
            }
        } catch (RuntimeException e) {
            LOG.debugf("no message of an instance: %s", e.toString());
        }
    }

    private void answer(Announcement announcement) {
        if (announcement.from().equals(instance)) {
            heard(announcement.id(), instance);
            return;
        }
        redis.pubsub(String.class)
                .publish(TO + announcement.from(), HEARD + announcement.id() + " " + instance)
                .subscribe()
                .with(done -> {}, e -> LOG.debugf("not answered: %s", e.toString()));
    }

    private void heard(long sent) {
        if (contact.wouldBeNew(sent)) {
            forget.accept(List.of(CacheRegion.everything()));
        }
        contact.heard(sent);
    }

    private void heard(String announcement, String by) {
        Hearing hearing = hearings.get(announcement);
        if (hearing != null) {
            hearing.add(by);
        }
    }

    private static void sleepUntil(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(Math.max(0, nanos - System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        vertx.cancelTimer(timer);
        contact.lost();
        unsubscribe(subscriber).subscribe().with(done -> {}, e -> LOG.debug("Redis is away already"));
        shared.leave(instance).subscribe().with(done -> {}, e -> LOG.debug("Redis is away already"));
    }

    /** Who has heard an announcement. */
    private static final class Hearing {

        private final Set<String> by = new HashSet<>();

        synchronized void add(String one) {
            by.add(one);
            notifyAll();
        }

        /** Waits for all of them; false when that takes too long. */
        synchronized boolean of(Set<String> all, Duration limit) {
            long end = System.nanoTime() + limit.toNanos();
            try {
                while (!by.containsAll(all)) {
                    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                    if (left <= 0) {
                        return false;
                    }
                    wait(left);
                }
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
