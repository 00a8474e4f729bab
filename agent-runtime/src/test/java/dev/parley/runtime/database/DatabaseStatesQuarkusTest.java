package dev.parley.runtime.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.postgres.Login;
import dev.parley.runtime.health.HealthConfig;
import dev.parley.runtime.pool.ConnectionPoolManager;
import dev.parley.runtime.pool.Lease;
import dev.parley.runtime.pool.PoolMeters;
import dev.parley.runtime.pool.PostgresConnector;
import dev.parley.runtime.registry.DatabaseRegistry;
import dev.parley.runtime.registry.RegistryConfig;
import dev.parley.runtime.secrets.Sealing;
import dev.parley.runtime.testing.EmbeddedServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a database whose callers use all connections, and of one that is not there. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "clarifier"))
class DatabaseStatesQuarkusTest {

    private static final String KEY = Base64.getEncoder()
            .encodeToString("a key of thirty-two bytes, or so!".substring(0, 32).getBytes(UTF_8));

    @Inject
    Vertx vertx;

    private ConnectionPoolManager manager;
    private DatabasePools pools;
    private DatabaseStates states;

    @BeforeEach
    void know() {
        Map<String, String> properties = new HashMap<>(Map.of("parley.registry.grace", "1ms"));
        Login login = EmbeddedServers.stack().demoSandbox();
        database(properties, "busy", login.reactiveUrl(), login);
        database(properties, "gone", "postgresql://127.0.0.1:1/gone", login);
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(DatabasesConfig.class)
                .withMapping(RegistryConfig.class)
                .withMapping(HealthConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
        RegistryConfig registry = config.getConfigMapping(RegistryConfig.class);
        manager = new ConnectionPoolManager(
                vertx, new PostgresConnector(), new PoolMeters(new SimpleMeterRegistry()), List.of());
        pools = new DatabasePools(
                new TargetDatabases(
                        config.getConfigMapping(DatabasesConfig.class),
                        new DatabaseRegistry(registry, null),
                        Sealing.with(KEY)),
                manager,
                registry);
        states = new DatabaseStates(pools, config.getConfigMapping(HealthConfig.class));
    }

    private static void database(Map<String, String> properties, String name, String url, Login login) {
        String prefix = "parley.databases." + name + ".";
        properties.put(prefix + "url", url);
        properties.put(prefix + "catalog.username", login.user());
        properties.put(prefix + "sandbox.username", login.user());
        properties.put(prefix + "sandbox.password", login.password());
        properties.put(prefix + "pool.max-size", "1");
        properties.put(prefix + "pool.acquire-timeout", "200ms");
    }

    @AfterEach
    void end() {
        manager.close();
    }

    @Test
    void shouldNotTakeADatabaseForAwayBecauseAllItsConnectionsAreInUse() {
        Lease busy = pools.sandboxReader("busy").lease().join();
        pools.sandboxReader("gone");

        states.look();

        assertThat(states.byName())
                .containsEntry("busy", DatabaseStates.SLOW)
                .containsEntry("gone", DatabaseStates.AWAY);
        busy.giveBack();
        states.look();
        assertThat(states.byName()).containsEntry("busy", DatabaseStates.UP);
    }
}
