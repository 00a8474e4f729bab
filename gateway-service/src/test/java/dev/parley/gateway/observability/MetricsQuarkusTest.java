package dev.parley.gateway.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.runtime.testing.EmbeddedServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever is asked, the number of meters stays what it is. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class MetricsQuarkusTest {

    private static final List<String> PATHS = List.of(
            "/%s",
            "/api/v1/%s",
            "/api/v1/query/%s",
            "/api/v1/query/%s/results",
            "/api/v1/query/%s/nothing",
            "/api/v1/query/%s/events",
            "/api/v1/databases/%s/schema",
            "/api/v1/glossary/%s",
            "/api/v1/query/%s/..;/%s",
            "/mcp/%s",
            "/ws/%s",
            "/ws?token=%s",
            "/q/%s",
            "/q/health/%s",
            "/q/swagger-ui/%s",
            "/q/metrics/%s");

    @Inject
    MeterRegistry registry;

    private final RestClient user = RestClient.of("counter", "query:read", "query:submit", "database:manage");
    private final RestClient stranger = RestClient.withToken("none");

    @Test
    void shouldMakeNoMeterForAPathOrAnId() {
        askForEverything();
        Set<String> before = meters();

        for (int i = 0; i < 13; i++) {
            askForEverything();
        }

        Set<String> after = meters();
        after.removeAll(before);
        assertThat(after).as("meters that came with the second 200 paths").isEmpty();
    }

    @Test
    void shouldMakeNoMeterForAVerb() {
        stranger.exchange("VERB", "/api/v1/query", null);
        user.exchange("VERB", "/elsewhere", null);
        Set<String> before = meters();

        for (int i = 0; i < 20; i++) {
            stranger.exchange("VERB" + (char) ('A' + i), "/api/v1/query", null);
            user.exchange("VERB" + (char) ('A' + i), "/elsewhere", null);
        }

        Set<String> after = meters();
        after.removeAll(before);
        assertThat(after).as("meters that came with verbs").isEmpty();
    }

    private void askForEverything() {
        String random = UUID.randomUUID().toString();
        for (String path : PATHS) {
            String asked = path.replace("%s", random);
            user.exchange("GET", asked, null);
            stranger.exchange("GET", asked, null);
        }
    }

    private Set<String> meters() {
        return registry.getMeters().stream()
                .map(meter -> meter.getId())
                .filter(id -> id.getName().startsWith("http.") || id.getName().startsWith("websockets"))
                .map(id -> id.getName() + " "
                        + id.getTags().stream().map(Tag::toString).collect(Collectors.joining(" ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
