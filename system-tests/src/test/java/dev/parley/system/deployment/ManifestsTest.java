package dev.parley.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each manifest is what its kind may be, and an API server takes it. */
@EnableKubernetesMockClient(crud = true)
class ManifestsTest {

    private static final List<ResourceDefinitionContext> CUSTOM = List.of(
            custom("keda.sh", "v1alpha1", "ScaledObject", "scaledobjects"),
            custom("keda.sh", "v1alpha1", "TriggerAuthentication", "triggerauthentications"),
            custom("kafka.strimzi.io", "v1beta2", "KafkaTopic", "kafkatopics"));

    static KubernetesClient client;
    static KubernetesMockServer server;

    /** What its operator would have taught the API server. */
    @BeforeAll
    static void install() {
        CUSTOM.forEach(kind -> server.expectCustomResource(new CustomResourceDefinitionContext.Builder()
                .withGroup(kind.getGroup())
                .withVersion(kind.getVersion())
                .withKind(kind.getKind())
                .withPlural(kind.getPlural())
                .withScope("Namespaced")
                .build()));
    }

    private static ResourceDefinitionContext custom(String group, String version, String kind, String plural) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }

    static Stream<Path> files() {
        // A part of a Job, that kustomize puts in.
        return Kustomization.files().stream().filter(file -> !file.endsWith("production/topics.yaml"));
    }

    /** In one test, since each has a server of its own. */
    @Test
    void shouldBeTakenOneByOne() {
        files().forEach(file -> apply(Manifests.of(Manifests.text(file)).objects()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void shouldBeTakenAsAnOverlay(String overlay) {
        apply(Kustomization.rendered(overlay).objects());
    }

    private void apply(List<HasMetadata> objects) {
        assertThat(objects).isNotEmpty();
        for (HasMetadata object : objects) {
            Resource<? extends HasMetadata> place = place(object);
            place.create();
            HasMetadata kept = place.get();
            assertThat(kept).as(object.getKind()).isNotNull();
            assertThat(kept.getMetadata().getName())
                    .isEqualTo(object.getMetadata().getName());
        }
        objects.forEach(object -> place(object).delete());
    }

    private static Resource<? extends HasMetadata> place(HasMetadata object) {
        return object instanceof GenericKubernetesResource custom
                ? CUSTOM.stream()
                        .filter(kind -> kind.getKind().equals(custom.getKind()))
                        .findFirst()
                        .map(kind -> client.genericKubernetesResources(kind)
                                .inNamespace("parley")
                                .resource(custom))
                        .orElseThrow(() -> new AssertionError(custom.getKind() + " is a kind that nobody knows"))
                : client.resource(object);
    }

    @Test
    void shouldHoldNoSecret() {
        assertThat(Manifests.in(files().toList()).all(Secret.class)).isEmpty();
    }

    @Test
    void shouldRefuseAFieldThatIsMisspelt() {
        String misspelt = Manifests.text(Kustomization.FOLDER.resolve("base/coder.yaml"))
                .replace("readOnlyRootFilesystem", "readOnlyRootFileSystem");

        assertThatThrownBy(() -> Manifests.of(misspelt))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("readOnlyRootFileSystem");
    }
}
