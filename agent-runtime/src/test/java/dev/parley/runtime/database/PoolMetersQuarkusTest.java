package dev.parley.runtime.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.pool.ConnectionPoolManager;
import dev.parley.runtime.pool.PoolMeters;
import dev.parley.runtime.pool.PostgresConnector;
import dev.parley.runtime.registry.DatabaseRegistry;
import dev.parley.runtime.registry.DatabaseRole;
import dev.parley.runtime.registry.RegisteredDatabase;
import dev.parley.runtime.registry.RegistryConfig;
import dev.parley.runtime.registry.RegistrySnapshot;
import dev.parley.runtime.secrets.Sealing;
import dev.parley.runtime.testing.EmbeddedServers;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What Vert.x measures of the pools of registered databases. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "clarifier"))
class PoolMetersQuarkusTest {

    private static final Sealing SEALING = Sealing.with(Base64.getEncoder()
            .encodeToString(
                    "another key of thirty-two bytes, or so".substring(0, 32).getBytes(UTF_8)));

    @Inject
    Vertx vertx;

    @Inject
    MeterRegistry meters;

    private ConnectionPoolManager manager;
    private DatabasePools pools;

    @Test
    void shouldKeepNoMetersOfWhatADatabaseWasBefore() {
        TargetDatabases databases = databases();
        use(databases, 1_000);
        long before = pools();

        for (int version = 1_001; version <= 1_020; version++) {
            use(databases, version);
        }

        await(() -> pools() <= before);
        assertThat(pools()).isEqualTo(before).isPositive();
        assertThat(new PoolCensus(meters, manager).pools())
                .extracting("name")
                .contains("parley/sandbox/zoo-of-acme/v1020", "parley/catalog/zoo-of-acme/v1020")
                .noneMatch(name -> name.toString().contains("v1019"));
        manager.close();
        assertThat(ofPool("parley/sandbox/v1020")).isEmpty();
    }

    @Test
    void shouldNotNameARegisteredDatabaseInMetrics() {
        TargetDatabases databases = databases();
        use(databases, 2_000);

        assertThat(ofPool("parley/sandbox/v2000")).isNotEmpty();
        assertThat(meters.getMeters())
                .noneMatch(meter -> meter.getId().toString().contains("acme"));
        assertThat(databases.label("zoo-of-acme")).isEqualTo("registered");
        manager.close();
    }

    /** Opens its pools; nothing connects. */
    private void use(TargetDatabases databases, long version) {
        databases.apply(new RegistrySnapshot(
                List.of(new RegisteredDatabase(
                        "zoo-of-acme",
                        version,
                        null,
                        "localhost",
                        1,
                        "zoo",
                        "disable",
                        null,
                        "catalog",
                        SEALING.seal("secret", RegisteredDatabase.purpose("zoo-of-acme", DatabaseRole.CATALOG)),
                        "reader",
                        SEALING.seal("secret", RegisteredDatabase.purpose("zoo-of-acme", DatabaseRole.SANDBOX)),
                        2,
                        List.of(),
                        List.of())),
                Map.of()));
        pools.catalogReader("zoo-of-acme");
        pools.sandboxReader("zoo-of-acme");
    }

    private long pools() {
        return meters.getMeters().stream()
                .filter(meter -> meter.getId().getTag("pool.name") != null)
                .count();
    }

    private List<Meter> ofPool(String name) {
        return meters.getMeters().stream()
                .filter(meter -> name.equals(meter.getId().getTag("pool.name")))
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private TargetDatabases databases() {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(DatabasesConfig.class)
                .withMapping(RegistryConfig.class)
                .withSources(new PropertiesConfigSource(Map.of("parley.registry.grace", "1ms"), "test", 100))
                .build();
        RegistryConfig registry = config.getConfigMapping(RegistryConfig.class);
        TargetDatabases databases = new TargetDatabases(
                config.getConfigMapping(DatabasesConfig.class), new DatabaseRegistry(registry, null), SEALING);
        manager = new ConnectionPoolManager(vertx, new PostgresConnector(), new PoolMeters(meters), List.of());
        pools = new DatabasePools(databases, manager, registry);
        return databases;
    }
}
