package dev.parley.system.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Objects of Kubernetes, each of the class of its kind. */
record Manifests(List<HasMetadata> objects) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** The classes keep a field that they do not know; here it is a misspelt one. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** An object that has pods. */
    record Workload(String kind, String name, PodTemplateSpec template) {

        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    /** @throws IllegalArgumentException naming the field that its kind does not have */
    static Manifests of(String yaml) {
        return new Manifests(Arrays.stream(yaml.split("(?m)^---$"))
                .filter(document -> !document.isBlank())
                .map(Manifests::object)
                .toList());
    }

    static Manifests in(List<Path> files) {
        return new Manifests(files.stream()
                .flatMap(file -> of(text(file)).objects().stream())
                .toList());
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HasMetadata object(String document) {
        HasMetadata object = Serialization.unmarshal(document);
        if (object instanceof GenericKubernetesResource) {
            return object;
        }
        try {
            STRICT.treeToValue(YAML.readTree(document), object.getClass());
            return object;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    object.getKind() + " " + object.getMetadata().getName() + ": " + e.getOriginalMessage(), e);
        }
    }

    <T extends HasMetadata> Stream<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast);
    }

    Stream<GenericKubernetesResource> all(String kind) {
        return all(GenericKubernetesResource.class)
                .filter(object -> object.getKind().equals(kind));
    }

    <T extends HasMetadata> T one(Class<T> kind, String name) {
        return all(kind)
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " " + name));
    }

    List<Workload> workloads() {
        return Stream.of(
                        all(Deployment.class)
                                .map(it -> new Workload(
                                        it.getKind(),
                                        it.getMetadata().getName(),
                                        it.getSpec().getTemplate())),
                        all(StatefulSet.class)
                                .map(it -> new Workload(
                                        it.getKind(),
                                        it.getMetadata().getName(),
                                        it.getSpec().getTemplate())),
                        all(Job.class)
                                .map(it -> new Workload(
                                        it.getKind(),
                                        it.getMetadata().getName(),
                                        it.getSpec().getTemplate())))
                .flatMap(it -> it)
                .toList();
    }
}
