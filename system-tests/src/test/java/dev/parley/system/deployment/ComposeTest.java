package dev.parley.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** {@code docker-compose.yml}, as it is once its anchors are put in. */
class ComposeTest {

    private static final String FILE = "docker-compose.yml";
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|_KEY).*");
    private static final KnownSettings KNOWN = new KnownSettings();

    private static JsonNode compose;

    @BeforeAll
    static void read() {
        compose = new ObjectMapper().valueToTree(new Yaml().load(text()));
    }

    static List<String> services() {
        List<String> names = new ArrayList<>();
        new ObjectMapper()
                .valueToTree(new Yaml().<Map<String, Object>>load(text()).get("services"))
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    private static String text() {
        return Manifests.text(Kustomization.PROJECT.resolve(FILE));
    }

    private static JsonNode service(String name) {
        return compose.path("services").path(name);
    }

    private static Map<String, String> environment(String service) {
        Map<String, String> environment = new HashMap<>();
        service(service)
                .path("environment")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        return environment;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "clarifier", "coder", "tester"})
    void shouldSetWhatTheServicesKnow(String service) {
        assertThat(environment(service).keySet()).isNotEmpty().allMatch(KNOWN::hasVariable, "is a setting");
    }

    @Test
    void shouldGiveEachServiceNoMoreThanItNeeds() {
        assertThat(environment("coder").keySet()).noneMatch(name -> name.startsWith("PARLEY_"));
        assertThat(environment("gateway")).doesNotContainKey("PARLEY_DATABASES_DEMO_SANDBOX_PASSWORD");
        assertThat(environment("tester")).doesNotContainKey("PARLEY_DATABASES_DEMO_CATALOG_PASSWORD");
        assertThat(Stream.of("clarifier", "coder", "tester"))
                .noneMatch(service -> environment(service).containsKey("QUARKUS_DATASOURCE_PASSWORD"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldHoldNoSecret(String service) {
        environment(service).forEach((name, value) -> {
            if (SECRET.matcher(name).matches()) {
                assertThat(value).as(name).startsWith("${");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldOpenPortsToThisMachineAlone(String service) {
        service(service).path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldPinItsImagesAndGiveUpRights(String service) {
        assertThat(service(service).path("image").asText())
                .matches("[a-z0-9./-]+:.+")
                .doesNotEndWith(":latest");
        assertThat(service(service).path("cap_drop").toString()).isEqualTo("[\"ALL\"]");
        // Keycloak writes beside its programs when it is in development mode.
        assertThat(service(service).path("read_only").asBoolean()).isEqualTo(!service.equals("keycloak"));
    }

    @Test
    void shouldReadOnlyVariablesThatItsExampleHas() {
        Set<String> used =
                VARIABLE.matcher(text()).results().map(found -> found.group(1)).collect(Collectors.toSet());
        Set<String> offered = Manifests.text(Kustomization.PROJECT.resolve(".env.example"))
                .lines()
                .filter(line -> line.matches("#?[A-Z_]+=.*"))
                .map(line -> line.replaceFirst("^#", "").replaceFirst("=.*", ""))
                .collect(Collectors.toCollection(HashSet::new));

        // The audience is the same with either kind of keys; the name of the project is Docker's own.
        used.remove("MP_JWT_VERIFY_AUDIENCES");
        offered.remove("COMPOSE_PROJECT_NAME");
        assertThat(used).isEqualTo(offered);
    }

    /** An empty location of keys stops the gateway, and an empty endpoint of traces is the default one. */
    @Test
    void shouldGiveNoVariableWithoutAValue() {
        assertThat(text()).doesNotContain(":-}");
    }

    /** Where Docker's compose is there, it says so itself; what .env.example leaves empty is filled in. */
    @Test
    void shouldBeTakenByCompose() throws IOException {
        List<String> command = new ArrayList<>(composer());
        Assumptions.assumeFalse(command.isEmpty(), "Docker's compose is not there");
        Path filled = Kustomization.PROJECT.resolve("system-tests/target/compose.env");
        Files.writeString(
                filled,
                Manifests.text(Kustomization.PROJECT.resolve(".env.example")).replaceAll("(?m)^([A-Z_]+=)$", "$1any"));

        command.addAll(List.of(
                "--project-directory",
                Kustomization.PROJECT.toString(),
                "--file",
                Kustomization.PROJECT.resolve(FILE).toString(),
                "--env-file",
                filled.toString(),
                "config",
                "--quiet"));
        Kustomization.run(command.toArray(String[]::new));
    }

    /** Docker's plugin, or the program of before. */
    private static List<String> composer() {
        if (Kustomization.succeeds("docker", "compose", "version")) {
            return List.of("docker", "compose");
        }
        return Kustomization.succeeds("docker-compose", "version") ? List.of("docker-compose") : List.of();
    }

    @Test
    void shouldStartInAnOrderThatHolds() {
        assertThat(service("gateway")
                        .path("depends_on")
                        .path("topics")
                        .path("condition")
                        .asText())
                .isEqualTo("service_completed_successfully");
        assertThat(Stream.of("clarifier", "coder", "tester")).allMatch(agent -> service(agent)
                .path("depends_on")
                .path("gateway")
                .path("condition")
                .asText()
                .equals("service_healthy"));
    }
}
