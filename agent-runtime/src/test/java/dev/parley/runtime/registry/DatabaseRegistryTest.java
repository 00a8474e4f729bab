package dev.parley.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class DatabaseRegistryTest {

    private static final RegistrySnapshot CHANGED = new RegistrySnapshot(List.of(), Map.of("zoo", 1L));

    private final DatabaseRegistry registry = new DatabaseRegistry(config(Map.of()), null);

    private final List<RegistrySnapshot> told = new ArrayList<>();

    @Test
    void shouldTellAChangeOnce() {
        registry.follow(told::add);

        registry.took(CHANGED);
        registry.took(CHANGED);

        assertThat(told).containsExactly(RegistrySnapshot.EMPTY, CHANGED);
    }

    @Test
    void shouldTellWhoComesLateWhatIsKnownNowThoughSomebodyDidNotTakeIt() {
        registry.follow(snapshot -> {
            if (snapshot.equals(CHANGED)) {
                throw new IllegalStateException("never");
            }
        });
        registry.took(CHANGED);

        registry.follow(told::add);

        assertThat(told).containsExactly(CHANGED);
        assertThat(registry.isBehind()).isTrue();
    }

    @Test
    void shouldSayWhetherSomebodyIsBehind() {
        RegistryReadiness readiness = new RegistryReadiness(registry);
        List<RegistrySnapshot> failed = new ArrayList<>();
        registry.follow(snapshot -> {
            if (snapshot.equals(CHANGED) && failed.isEmpty()) {
                failed.add(snapshot);
                throw new IllegalStateException("not now");
            }
        });

        registry.took(CHANGED);
        assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(readiness.call().getData().orElseThrow()).containsEntry("state", "behind");
        registry.took(CHANGED);

        assertThat(readiness.call().getData().orElseThrow()).containsEntry("state", "up");
    }

    @Test
    void shouldTellAgainWhatSomebodyDidNotTake() {
        List<RegistrySnapshot> failed = new ArrayList<>();
        registry.follow(snapshot -> {
            if (snapshot.equals(CHANGED) && failed.isEmpty()) {
                failed.add(snapshot);
                throw new IllegalStateException("not now");
            }
        });
        registry.follow(told::add);

        registry.took(CHANGED);
        assertThat(told).as("the others have it").containsExactly(RegistrySnapshot.EMPTY, CHANGED);
        registry.took(CHANGED);
        registry.took(CHANGED);

        assertThat(failed).containsExactly(CHANGED);
        assertThat(told).as("once is enough").containsExactly(RegistrySnapshot.EMPTY, CHANGED);
    }

    @Test
    void shouldTrustTheServerOfTheRegistryAsItsAddressSays() {
        RegistryConfig config = config(Map.of("parley.registry.url", "postgresql://db/parley?sslmode=verify-full"));

        PgConnectOptions place = DatabaseRegistry.place(config.url().orElseThrow(), config);

        assertThat(place.getSslMode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(place.getHostnameVerificationAlgorithm()).isEqualTo("HTTPS");
        assertThat(place.getTrustOptions()).isNotNull();
    }

    @Test
    void shouldNotStartWithACertificateOfTheRegistryThatIsNone() {
        RegistryConfig config = config(Map.of(
                "parley.registry.url",
                "postgresql://db/parley?sslmode=verify-full",
                "parley.registry.ca-certificate",
                "/nowhere/ca.pem"));

        assertThatThrownBy(() -> new DatabaseRegistry(config, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parley.registry.ca-certificate: /nowhere/ca.pem cannot be used");
    }

    private static RegistryConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(RegistryConfig.class)
                .build()
                .getConfigMapping(RegistryConfig.class);
    }
}
