package dev.parley.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.system.deployment.Manifests.Workload;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReference;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An overlay as a whole, as {@code kubectl} renders it: what one object says of another holds. */
class OverlayTest {

    private static final Set<String> SERVICES = Set.of("gateway", "clarifier", "coder", "tester");

    /** A row of the table of what is set; what is a ConfigMap alone says so. */
    private static final Pattern SECRET_OF_PRODUCTION =
            Pattern.compile("(?m)^\\| `(parley-[a-z]+)` (\\(Secret\\) )?\\|");

    /** A service closes its channels one after the other, after its delay. */
    private static final Duration TO_END = Duration.ofSeconds(25);

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void shouldBeInOneNamespace(String overlay) {
        assertThat(Kustomization.rendered(overlay).objects().stream()
                        .filter(object -> !(object instanceof Namespace || object instanceof PriorityClass))
                        .map(object -> object.getMetadata().getNamespace()))
                .containsOnly("parley");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void shouldHaveWhatItsPodsReferTo(String overlay) throws IOException {
        Manifests manifests = Kustomization.rendered(overlay);
        Set<String> secrets = names(manifests, Secret.class);
        if (overlay.equals("production")) {
            assertThat(secrets).isEmpty();
            secrets = documented();
        }
        assertThat(secretsOfScalers(manifests)).isSubsetOf(secrets);
        Set<String> configMaps = names(manifests, ConfigMap.class);
        Set<String> priorities = names(manifests, PriorityClass.class);

        for (Workload workload : manifests.workloads()) {
            PodSpec pod = workload.template().getSpec();
            assertThat(secretsOf(pod)).as("secrets of %s", workload).isSubsetOf(secrets);
            assertThat(configMapsOf(pod)).as("config maps of %s", workload).isSubsetOf(configMaps);
            if (pod.getPriorityClassName() != null) {
                assertThat(priorities).contains(pod.getPriorityClassName());
            }
        }
    }

    /** Whether by a number or by what scales it; both would fight over it. */
    @Test
    void shouldRunTwoOfEachServiceInProduction() {
        Manifests production = Kustomization.rendered("production");
        Map<String, Integer> least = new HashMap<>();
        production
                .all(HorizontalPodAutoscaler.class)
                .forEach(scaler -> least.put(
                        scaler.getSpec().getScaleTargetRef().getName(),
                        scaler.getSpec().getMinReplicas()));
        production
                .all("ScaledObject")
                .forEach(scaler -> least.put(
                        scaler.<String>get("spec", "scaleTargetRef", "name"),
                        scaler.<Integer>get("spec", "minReplicaCount")));

        assertThat(least.keySet()).isEqualTo(SERVICES).isEqualTo(names(production, Deployment.class));
        assertThat(least.values()).allMatch(number -> number >= 2);
        assertThat(production.all(Deployment.class).map(it -> it.getSpec().getReplicas()))
                .containsOnlyNulls();
    }

    @Test
    void shouldLeaveTheTopicsToStrimzi() {
        Manifests production = Kustomization.rendered("production", "topics-job", "topics-strimzi");

        assertThat(production.all(Job.class)).isEmpty();
        assertThat(production.all("KafkaTopic")).isNotEmpty();
    }

    @Test
    void shouldLetTheGatewayApiIn() {
        Manifests production = Kustomization.rendered("production", "ingress", "gateway-api");

        assertThat(production.all(Ingress.class)).isEmpty();
        assertThat(namespacesThatComeIn(production))
                .isEqualTo(production.one(HTTPRoute.class, "parley").getSpec().getParentRefs().stream()
                        .map(ParentReference::getNamespace)
                        .collect(Collectors.toSet()));
    }

    private static Set<String> namespacesThatComeIn(Manifests manifests) {
        return manifests.one(NetworkPolicy.class, "door").getSpec().getIngress().stream()
                .flatMap(way -> way.getFrom().stream())
                .map(peer -> peer.getNamespaceSelector().getMatchLabels().get("kubernetes.io/metadata.name"))
                .collect(Collectors.toSet());
    }

    @Test
    void shouldTalkInProductionToPostgresqlThatProvesItself() {
        assertThat(Kustomization.rendered("production")
                        .all(ConfigMap.class)
                        .flatMap(map -> map.getData().values().stream())
                        .flatMap(String::lines)
                        .filter(line -> line.contains("postgresql://")))
                .isNotEmpty()
                .allMatch(address -> address.contains("sslmode=verify-full"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "clarifier", "coder", "tester"})
    void shouldGiveAServiceTheTimeToEnd(String service) {
        PodSpec pod = Kustomization.rendered("production")
                .one(Deployment.class, service)
                .getSpec()
                .getTemplate()
                .getSpec();
        Duration delay = containers(pod)
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> variable.getName().equals("QUARKUS_SHUTDOWN_DELAY"))
                .map(EnvVar::getValue)
                .findFirst()
                .map(value -> Duration.parse("PT" + value))
                .orElse(Duration.ZERO);

        assertThat(Duration.ofSeconds(pod.getTerminationGracePeriodSeconds())).isGreaterThan(delay.plus(TO_END));
    }

    private static <T extends HasMetadata> Set<String> names(Manifests manifests, Class<T> kind) {
        return manifests.all(kind).map(object -> object.getMetadata().getName()).collect(Collectors.toSet());
    }

    private static Stream<Container> containers(PodSpec pod) {
        return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream());
    }

    /** Made outside, out of a vault. */
    private static Set<String> documented() throws IOException {
        String page = Files.readString(Kustomization.PROJECT.resolve("deploy/kubernetes/README.md"));
        return SECRET_OF_PRODUCTION
                .matcher(page)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> secretsOfScalers(Manifests manifests) {
        return manifests
                .all("TriggerAuthentication")
                .flatMap(scaler -> scaler.<List<Map<String, String>>>get("spec", "secretTargetRef").stream())
                .map(reference -> reference.get("name"))
                .collect(Collectors.toSet());
    }

    private static Set<String> secretsOf(PodSpec pod) {
        Set<String> names = pod.getVolumes().stream()
                .map(Volume::getSecret)
                .filter(Objects::nonNull)
                .map(SecretVolumeSource::getSecretName)
                .collect(Collectors.toCollection(HashSet::new));
        containers(pod).forEach(container -> {
            container.getEnvFrom().stream()
                    .filter(from -> from.getSecretRef() != null)
                    .forEach(from -> names.add(from.getSecretRef().getName()));
            container.getEnv().stream()
                    .filter(variable -> variable.getValueFrom() != null
                            && variable.getValueFrom().getSecretKeyRef() != null)
                    .forEach(variable ->
                            names.add(variable.getValueFrom().getSecretKeyRef().getName()));
        });
        pod.getImagePullSecrets().stream().map(LocalObjectReference::getName).forEach(names::add);
        return names;
    }

    private static Set<String> configMapsOf(PodSpec pod) {
        Set<String> names = pod.getVolumes().stream()
                .map(Volume::getConfigMap)
                .filter(Objects::nonNull)
                .map(ConfigMapVolumeSource::getName)
                .collect(Collectors.toCollection(HashSet::new));
        containers(pod)
                .flatMap(container -> container.getEnvFrom().stream())
                .filter(from -> from.getConfigMapRef() != null)
                .forEach(from -> names.add(from.getConfigMapRef().getName()));
        return names;
    }
}
