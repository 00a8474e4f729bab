package dev.parley.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.system.deployment.Manifests.Workload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every pod of ours obeys, beyond what Kubernetes asks. */
class WorkloadRulesTest {

    private static final Pattern PINNED = Pattern.compile("[^@]+:(?!latest$)[A-Za-z0-9._-]+(@sha256:[0-9a-f]{64})?");

    static Stream<Workload> workloads() {
        return Manifests.in(ManifestsTest.files().toList()).workloads().stream();
    }

    private static Stream<Container> containers(Workload workload) {
        var spec = workload.template().getSpec();
        return Stream.concat(spec.getInitContainers().stream(), spec.getContainers().stream());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void shouldRequestAndLimitWhatItUses(Workload workload) {
        assertThat(containers(workload)).isNotEmpty().allSatisfy(container -> {
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits().get("memory"))
                    .isEqualTo(container.getResources().getRequests().get("memory"));
        });
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void shouldRunWithoutRightsOfItsOwn(Workload workload) {
        var spec = workload.template().getSpec();

        assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(spec.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(spec.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(spec.getHostNetwork()).isNull();
        assertThat(spec.getVolumes()).extracting(Volume::getHostPath).containsOnlyNulls();
        assertThat(containers(workload))
                .extracting(Container::getSecurityContext)
                .allSatisfy(context -> {
                    assertThat(context.getAllowPrivilegeEscalation()).isFalse();
                    assertThat(context.getReadOnlyRootFilesystem()).isTrue();
                    assertThat(context.getPrivileged()).isNull();
                    assertThat(context.getRunAsUser()).isNull();
                    assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
                    assertThat(context.getCapabilities().getAdd()).isEmpty();
                });
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void shouldBeNobodyToTheApiServer(Workload workload) {
        var spec = workload.template().getSpec();
        Manifests all = Manifests.in(ManifestsTest.files().toList());

        assertThat(spec.getAutomountServiceAccountToken()).isFalse();
        assertThat(spec.getServiceAccountName()).isEqualTo(workload.name());
        assertThat(all.one(ServiceAccount.class, workload.name()).getAutomountServiceAccountToken())
                .isFalse();
        // Else KAFKA_PORT and the like would be settings of the Kafka clients.
        assertThat(spec.getEnableServiceLinks()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void shouldBeAskedHowItIs(Workload workload) {
        if (workload.kind().equals("Job")) {
            return;
        }
        assertThat(workload.template().getSpec().getContainers()).allSatisfy(container -> {
            assertThat(container.getStartupProbe()).isNotNull();
            assertThat(container.getReadinessProbe()).isNotNull();
            assertThat(container.getLivenessProbe()).isNotNull();
            assertThat(container.getReadinessProbe()).isNotEqualTo(container.getLivenessProbe());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "clarifier", "coder", "tester"})
    void shouldBeAskedAtThreePlacesOnThePortThatTheServiceHas(String service) {
        Workload workload = service(service);
        Container container = workload.template().getSpec().getContainers().getFirst();

        assertThat(Stream.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe())
                        .map(Probe::getHttpGet))
                .extracting(ask -> ask.getPath(), ask -> ask.getPort().getStrVal())
                .containsExactly(
                        tuple("/q/health/started", "http"),
                        tuple("/q/health/ready", "http"),
                        tuple("/q/health/live", "http"));
        assertThat(container.getPorts().getFirst().getContainerPort()).isEqualTo(port(service));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "clarifier", "coder", "tester"})
    void shouldHaveWhatEachServiceHas(String name) {
        Manifests base = Manifests.in(List.of(Kustomization.FOLDER.resolve("base/" + name + ".yaml")));
        var labels = service(name).template().getMetadata().getLabels();
        Service service = base.one(Service.class, name);
        PodDisruptionBudget budget = base.one(PodDisruptionBudget.class, name);

        assertThat(labels).containsAllEntriesOf(service.getSpec().getSelector());
        assertThat(service.getSpec().getPorts().getFirst().getPort()).isEqualTo(port(name));
        assertThat(labels).containsAllEntriesOf(budget.getSpec().getSelector().getMatchLabels());
        assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
        assertThat(service(name).template().getSpec().getPriorityClassName()).startsWith("parley-");
        assertThat(service(name).template().getSpec().getTopologySpreadConstraints())
                .singleElement()
                .satisfies(spread -> assertThat(labels)
                        .containsAllEntriesOf(spread.getLabelSelector().getMatchLabels()));
    }

    @Test
    void shouldMigrateBeforeItServesWithTheImageAndTheSettingsThatServe() {
        var spec = service("gateway").template().getSpec();
        Container migrate = spec.getInitContainers().getFirst();
        Container gateway = spec.getContainers().getFirst();

        assertThat(migrate.getImage()).isEqualTo(gateway.getImage());
        assertThat(migrate.getEnvFrom()).isEqualTo(gateway.getEnvFrom());
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void shouldPinItsImages(String overlay) {
        List<String> images = Kustomization.rendered(overlay).workloads().stream()
                .flatMap(WorkloadRulesTest::containers)
                .map(Container::getImage)
                .toList();

        assertThat(images).isNotEmpty().allMatch(PINNED.asMatchPredicate(), "is pinned");
    }

    @Test
    void shouldTellAnImageThatIsNotPinned() {
        assertThat(Stream.of("postgres", "postgres:latest", "registry.example.org:5000/parley/gateway"))
                .noneMatch(PINNED.asMatchPredicate());
        assertThat("registry.example.org:5000/parley/gateway:1.0").matches(PINNED);
    }

    private static Workload service(String name) {
        return Manifests.in(List.of(Kustomization.FOLDER.resolve("base/" + name + ".yaml")))
                .workloads()
                .getFirst();
    }

    private static int port(String service) {
        return Integer.parseInt(ServiceSettings.of(service).getProperty("quarkus.http.port"));
    }
}
