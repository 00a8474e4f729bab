package dev.parley.runtime.registry;

import dev.parley.model.Json;
import dev.parley.runtime.pool.BoundedStatement;
import dev.parley.runtime.trust.ServerTrust;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.pgclient.pubsub.PgSubscriber;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Follows the table of registered databases: read at the start, when PostgreSQL says that it changed, and every few seconds
 * in case that word was lost. While the application's database is away, what was known stays.
 */
@ApplicationScoped
public class DatabaseRegistry {

    private static final Logger LOG = Logger.getLogger(DatabaseRegistry.class);
    private static final Duration LIMIT = Duration.ofSeconds(3);
    /** Within the limit. */
    private static final String STATEMENT_MILLIS = "2500";

    private static final int CONNECT_MILLIS = 2_000;

    /** Read more often than it could be idle; but one that is renewed follows its server to another place. */
    private static final int LIFETIME_MINUTES = 30;

    private static final long RECONNECT_MILLIS = 2_000;

    /** Between two looks for a name that is not known, however many ask for it. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** Notified by a trigger of both tables. */
    private static final String CHANNEL = "parley_databases";

    private static final String SQL = """
            SELECT json_build_object(
                'databases', (SELECT coalesce(json_agg(to_json(d)), '[]') FROM target_databases d),
                'epochs', (SELECT coalesce(json_object_agg(e.database, e.epoch), '{}') FROM schema_epochs e)
            )::text AS registry
            """;

    private final Optional<PgConnectOptions> place;
    private final Vertx vertx;
    private final List<Follower> followers = new ArrayList<>();
    private Pool pool;
    private PgSubscriber subscriber;
    private RegistrySnapshot current = RegistrySnapshot.EMPTY;
    private Instant lookedAt = Instant.EPOCH;
    private volatile boolean away;
    private volatile boolean behind;

    public DatabaseRegistry(RegistryConfig config, Vertx vertx) {
        this.place = config.url().map(url -> place(url, config));
        this.vertx = vertx;
    }

    static PgConnectOptions place(String url, RegistryConfig config) {
        String authorities = config.caCertificate()
                .map(file -> ServerTrust.pem("parley.registry.ca-certificate", file))
                .orElse(null);
        PgConnectOptions options = ServerTrust.connectingTo(url, authorities)
                .setCachePreparedStatements(true)
                .addProperty("application_name", "parley/registry")
                .addProperty("statement_timeout", STATEMENT_MILLIS);
        config.username().ifPresent(options::setUser);
        config.password().ifPresent(options::setPassword);
        options.setConnectTimeout(CONNECT_MILLIS);
        return options;
    }

    /** Before those who ask what there is. */
    void start(@Observes @Priority(1) StartupEvent started) {
        if (place.isEmpty()) {
            return;
        }
        pool = PgBuilder.pool()
                .with(new PoolOptions()
                        .setName("parley/registry")
                        .setMaxSize(1)
                        .setConnectionTimeout(CONNECT_MILLIS)
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setMaxLifetime(LIFETIME_MINUTES)
                        .setMaxLifetimeUnit(TimeUnit.MINUTES))
                .connectingTo(new PgConnectOptions(place.get()))
                .using(vertx)
                .build();
        subscriber = PgSubscriber.subscriber(vertx, new PgConnectOptions(place.get()));
        subscriber.reconnectPolicy(retries -> RECONNECT_MILLIS);
        subscriber
                .channel(CHANNEL)
                .handler(payload -> Thread.ofVirtual().name("registry-notified").start(this::read));
        subscriber.connect().subscribe().with(ok -> {}, e -> LOG.debugf("no LISTEN yet: %s", e.getMessage()));
        read();
    }

    /**
     * Calls at once with what is known, and again whenever it changes; one call at a time. A call that fails comes again with
     * each look until it does not.
     */
    public synchronized void follow(Consumer<RegistrySnapshot> listener) {
        Follower follower = new Follower(listener);
        followers.add(follower);
        follower.take(current);
        behind |= !follower.has(current);
    }

    @Scheduled(every = "${parley.registry.poll:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void poll() {
        read();
    }

    /** Reads it now, for who has just changed it. Blocks, at most some seconds. Does not throw when it cannot be read. */
    public synchronized void read() {
        if (pool == null) {
            return;
        }
        try {
            lookedAt = Instant.now();
            String json = BoundedStatement.execute(pool, LIMIT, SQL, Tuple.tuple())
                    .iterator()
                    .next()
                    .getString("registry");
            RegistrySnapshot snapshot = Json.read(json, RegistrySnapshot.class);
            if (away) {
                LOG.info("the registry of databases can be read again");
            }
            away = false;
            took(snapshot);
        } catch (RuntimeException e) {
            if (!away) {
                LOG.warnf("the registry of databases cannot be read, what was known stays: %s", e.getMessage());
            }
            away = true;
        }
    }

    /** Whether somebody who follows could not take what it says. */
    boolean isBehind() {
        return behind;
    }

    /** Whether it could not be read when that was tried last. */
    boolean isAway() {
        return away;
    }

    /** For a name that is not known: it may have been registered a moment ago, before the word of it came here. */
    public synchronized void look() {
        if (lookedAt.plus(BETWEEN_LOOKS).isBefore(Instant.now())) {
            read();
        }
    }

    /** It is told to all who have not taken it yet. */
    synchronized void took(RegistrySnapshot snapshot) {
        current = snapshot;
        followers.forEach(follower -> follower.take(snapshot));
        behind = followers.stream().anyMatch(follower -> !follower.has(snapshot));
    }

    /** Who follows, with what they took last, and what was last logged that they could not take. */
    private static final class Follower {

        private final Consumer<RegistrySnapshot> listener;
        private RegistrySnapshot taken;
        private RegistrySnapshot failed;

        Follower(Consumer<RegistrySnapshot> listener) {
            this.listener = listener;
        }

        boolean has(RegistrySnapshot snapshot) {
            return snapshot.equals(taken);
        }

        void take(RegistrySnapshot snapshot) {
            if (has(snapshot)) {
                return;
            }
            try {
                listener.accept(snapshot);
                taken = snapshot;
            } catch (RuntimeException e) {
                if (!snapshot.equals(failed)) {
                    LOG.error("a change of the registry of databases was not taken, and is told again until it is", e);
                }
                failed = snapshot;
            }
        }
    }

    @PreDestroy
    void close() {
        if (pool != null) {
            subscriber.closeAndForget();
            pool.closeAndForget();
        }
    }
}
