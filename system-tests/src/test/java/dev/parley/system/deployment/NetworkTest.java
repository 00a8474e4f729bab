package dev.parley.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.system.deployment.Manifests.Workload;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each pod has the ways that it needs and no more. */
class NetworkTest {

    private static final Set<String> DATABASE_PORTS = Set.of("5432");

    @Test
    void shouldLetEachPodReachWhatItNeedsInOneCluster() {
        Manifests local = overlay("local");

        assertThat(local.workloads().stream()
                        .collect(Collectors.toMap(Workload::name, workload -> waysOut(local, workload))))
                .isEqualTo(Map.of(
                        "gateway", Set.of("names", "to-kafka", "to-postgres", "to-redis"),
                        "clarifier", Set.of("names", "to-kafka", "to-postgres", "to-redis"),
                        "tester", Set.of("names", "to-kafka", "to-postgres", "to-redis"),
                        "coder", Set.of("names", "to-kafka", "to-redis"),
                        "demo", Set.of("names", "to-postgres"),
                        "topics", Set.of("names", "to-kafka"),
                        "kafka", Set.of("names", "to-kafka"),
                        "postgres", Set.of("names"),
                        "redis", Set.of("names")));
    }

    @Test
    void shouldLetEachPodReachWhatItNeedsElsewhere() {
        Manifests production = overlay("production");
        Set<String> asking = Set.of(
                "names", "to-kafka", "to-redis", "to-collector", "to-application-database", "to-target-databases");
        Set<String> door = new TreeSet<>(asking);
        door.add("to-token-keys");

        assertThat(production.workloads().stream()
                        .collect(Collectors.toMap(Workload::name, workload -> waysOut(production, workload))))
                .isEqualTo(Map.of(
                        "gateway", door,
                        "clarifier", asking,
                        "tester", asking,
                        "coder", Set.of("names", "to-kafka", "to-redis", "to-collector"),
                        "topics", Set.of("names", "to-kafka")));
    }

    @Test
    void shouldLetIntoAServerInTheClusterWhoMayReachIt() {
        Manifests local = overlay("local");

        for (String server : Set.of("kafka", "postgres", "redis")) {
            assertThat(local.one(NetworkPolicy.class, "into-" + server)
                            .getSpec()
                            .getIngress()
                            .getFirst()
                            .getFrom()
                            .getFirst()
                            .getPodSelector())
                    .isEqualTo(local.one(NetworkPolicy.class, "to-" + server)
                            .getSpec()
                            .getPodSelector());
        }
    }

    /** Requests at the gateway alone; the others are read by Prometheus, and by kubelets, which no policy keeps out. */
    @Test
    void shouldLetIntoEachServiceWhoIsMeantTo() {
        Manifests production = Kustomization.rendered("production");

        assertThat(production.workloads().stream()
                        .collect(Collectors.toMap(Workload::name, workload -> waysIn(production, workload))))
                .isEqualTo(Map.of(
                        "gateway", Set.of("door", "metrics"),
                        "clarifier", Set.of("metrics"),
                        "tester", Set.of("metrics"),
                        "coder", Set.of("metrics"),
                        "topics", Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void shouldDenyWhatNoPolicyAllows(String overlay) {
        NetworkPolicy deny = overlay(overlay).one(NetworkPolicy.class, "deny-all");

        assertThat(deny.getSpec().getPodSelector()).isEqualTo(new LabelSelector());
        assertThat(deny.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(deny.getSpec().getIngress()).isEmpty();
        assertThat(deny.getSpec().getEgress()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void shouldKeepTheCoderFromEveryDatabase(String overlay) {
        Manifests manifests = overlay(overlay);
        Workload coder = manifests.workloads().stream()
                .filter(workload -> workload.name().equals("coder"))
                .findFirst()
                .orElseThrow();

        assertThat(policies(manifests, coder)
                        .flatMap(policy -> policy.getSpec().getEgress().stream())
                        .flatMap(way -> way.getPorts().stream())
                        .map(NetworkPolicyPort::getPort)
                        .map(port -> String.valueOf(port.getValue())))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(DATABASE_PORTS);
    }

    /** The files that the overlay's kustomization names, and those of the base and its components. */
    private static Manifests overlay(String name) {
        return Manifests.in(ManifestsTest.files()
                .filter(file -> file.startsWith(Kustomization.FOLDER.resolve("base"))
                        || file.startsWith(Kustomization.FOLDER.resolve("overlays/" + name))
                        || file.startsWith(Kustomization.FOLDER.resolve("components/topics-job")))
                .toList());
    }

    private static Set<String> waysOut(Manifests manifests, Workload workload) {
        return policies(manifests, workload)
                .filter(policy -> !policy.getSpec().getEgress().isEmpty())
                .map(policy -> policy.getMetadata().getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> waysIn(Manifests manifests, Workload workload) {
        return policies(manifests, workload)
                .filter(policy -> !policy.getSpec().getIngress().isEmpty())
                .map(policy -> policy.getMetadata().getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<NetworkPolicy> policies(Manifests manifests, Workload workload) {
        Map<String, String> labels = workload.template().getMetadata().getLabels();
        return manifests
                .all(NetworkPolicy.class)
                .filter(policy -> selects(policy.getSpec().getPodSelector(), labels));
    }

    private static boolean selects(LabelSelector selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && selector.getMatchExpressions().stream().allMatch(expression -> selects(expression, labels));
    }

    private static boolean selects(LabelSelectorRequirement expression, Map<String, String> labels) {
        if (!expression.getOperator().equals("In")) {
            throw new IllegalArgumentException(expression.getOperator() + " is not read here");
        }
        return expression.getValues().contains(labels.get(expression.getKey()));
    }
}
