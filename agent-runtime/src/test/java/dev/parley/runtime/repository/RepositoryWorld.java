package dev.parley.runtime.repository;

import dev.parley.runtime.cache.TestCaches;
import dev.parley.runtime.cache.Ttl;
import dev.parley.runtime.testing.PostgresServer;
import dev.parley.runtime.testing.RedisServer;
import dev.parley.runtime.trace.Spans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.impl.DSL;

/** A server with a table, and what a repository needs to reach it. */
final class RepositoryWorld implements AutoCloseable {

    static final RepositoryConfig CONFIG = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(RepositoryConfig.class)
            .build()
            .getConfigMapping(RepositoryConfig.class);

    final PostgresServer server = PostgresServer.start();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final ApplicationDatabase database;
    final AnimalRepository animals;

    /** The same table, with a cache in both levels. */
    final AnimalRepository remembered;

    /** The same in another instance. */
    final AnimalRepository elsewhere;

    private final Vertx vertx = Vertx.vertx();
    final Pool pool = server.pool(vertx, 8);
    private final RedisServer redis = RedisServer.start();
    private final ReactiveRedisDataSource client = redis.client(vertx);
    private final TestCaches caches = new TestCaches(client, vertx, Map.of());

    RepositoryWorld() {
        try {
            server.execute(AnimalRepository.TABLE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        database = database(pool, CONFIG);
        animals = new AnimalRepository(database, null);
        remembered = remembering(database);
        elsewhere = remembering(database);
    }

    /** As another gateway over the same Redis has it. */
    AnimalRepository remembering(ApplicationDatabase of) {
        return new AnimalRepository(
                of,
                new RowCache<>(
                        caches.another(),
                        "animals",
                        Animal.class,
                        Ttl.of(Duration.ofMinutes(1)).rememberingAbsence(Duration.ofMinutes(1))));
    }

    ApplicationDatabase database(Pool of, RepositoryConfig config) {
        return new ApplicationDatabase(of, config, meters, new Spans(OpenTelemetry.noop()), e -> {});
    }

    /** Waits for answers no longer than that. */
    static RepositoryConfig impatient(Duration queryTimeout) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(RepositoryConfig.class)
                .withDefaultValue("parley.repository.query-timeout", queryTimeout.toMillis() + "ms")
                .build()
                .getConfigMapping(RepositoryConfig.class);
    }

    Pool pool(int size) {
        return server.pool(vertx, size);
    }

    /** To what instances tell each other. */
    void listen(String channel, Consumer<String> listener) {
        client.pubsub(String.class).subscribe(channel, listener).await().atMost(Duration.ofSeconds(5));
    }

    void empty() {
        remembered.deleteAll(remembered.alone(), DSL.trueCondition());
    }

    @Override
    public void close() {
        caches.close();
        pool.closeAndAwait();
        vertx.closeAndAwait();
        redis.close();
        server.close();
    }
}
