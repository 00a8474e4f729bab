package dev.parley.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What manifests and their files set is a setting of the services: a misspelt one would be passed over in silence. */
class SettingsTest {

    private static final KnownSettings KNOWN = new KnownSettings();

    /** Files of variables that the services get, and not the servers beside them. */
    static Stream<Path> files() {
        return Stream.of(".env", ".env.example")
                .flatMap(ending -> Kustomization.found(Kustomization.FOLDER.resolve("overlays"), ending).stream())
                .filter(file -> file.getFileName().toString().matches("(settings|gateway|registry|sealing)\\.env.*"));
    }

    static Stream<Path> databases() {
        return Kustomization.found(Kustomization.FOLDER, "databases.properties").stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldSetInFilesWhatTheServicesKnow(Path file) {
        assertThat(ServiceSettings.read(file).stringPropertyNames())
                .isNotEmpty()
                .allMatch(KNOWN::hasVariable, "is a setting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "clarifier", "coder", "tester"})
    void shouldSetInPodsWhatTheServicesKnow(String service) {
        assertThat(Manifests.in(List.of(Kustomization.FOLDER.resolve("base/" + service + ".yaml"))).workloads().stream()
                        .flatMap(workload -> Stream.concat(
                                workload.template().getSpec().getInitContainers().stream(),
                                workload.template().getSpec().getContainers().stream()))
                        .flatMap(container -> container.getEnv().stream())
                        .map(EnvVar::getName))
                .allMatch(KNOWN::hasVariable, "is a setting");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void shouldDescribeDatabasesInSettings(Path file) {
        assertThat(ServiceSettings.read(file).stringPropertyNames())
                .isNotEmpty()
                .allMatch(KNOWN::hasProperty, "is a setting");
    }

    /** The script makes these files of secrets; git has none of them. */
    @Test
    void shouldMakeSecretsThatTheServicesKnow() {
        assertThat(Manifests.text(Kustomization.FOLDER.resolve("overlays/local/make-secrets.sh"))
                        .lines()
                        .map(line -> line.replaceFirst("^echo \"", ""))
                        .filter(line -> line.matches("(QUARKUS|PARLEY_(REGISTRY|SECRETS)|MP|SMALLRYE|KAFKA)_.*=.*"))
                        .map(line -> line.substring(0, line.indexOf('='))))
                .hasSizeGreaterThan(5)
                .allMatch(KNOWN::hasVariable, "is a setting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARLEY_REGISTRY_ULR",
                "PARLEY_REGISTRY",
                "PARLEY_DATABASES_DEMO_CATALOG_PASSWORD_FIEL",
                "PARLEY_DATABASE_DEMO_URL",
                "QUARKUS_REDIS_HOST",
                "QUARKUS_DATASOURCE_USER",
                "QUARKUS_SHUTDOWN_DELAY_ENABLED",
                "KAFKA_BOOTSTRAP_SERVER",
                "MP_JWT_VERIFY_AUDIENCE",
                "OTEL_EXPORTER_ENDPOINT",
                "quarkus_redis_hosts"
            })
    void shouldTellAVariableThatIsMisspelt(String variable) {
        assertThat(KNOWN.hasVariable(variable)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parley.databases.demo.sandbox.passwordfile",
                "parley.databases.demo.catalog",
                "parley.database.demo.url"
            })
    void shouldTellAPropertyThatIsMisspelt(String property) {
        assertThat(KNOWN.hasProperty(property)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARLEY_DATABASES_DEMO_CATALOG_PASSWORD_FILE",
                "PARLEY_DATABASES_DEMO_HIDE",
                "QUARKUS_LOG_LEVEL",
                "KAFKA_SSL_TRUSTSTORE_CERTIFICATES",
                "SMALLRYE_JWT_VERIFY_ALGORITHM",
                "OTEL_EXPORTER_OTLP_ENDPOINT"
            })
    void shouldKnowAVariableThatIsThere(String variable) {
        assertThat(KNOWN.hasVariable(variable)).isTrue();
    }
}
