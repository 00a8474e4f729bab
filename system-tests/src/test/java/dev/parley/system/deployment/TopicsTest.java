package dev.parley.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.message.Topics;
import dev.parley.model.message.Topics.Topic;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests name the topics that there are, and the consumers that read them. */
class TopicsTest {

    private static final Manifests STRIMZI =
            Manifests.in(List.of(Kustomization.FOLDER.resolve("components/topics-strimzi/topics.yaml")));
    private static final Manifests AUTOSCALING =
            Manifests.in(List.of(Kustomization.FOLDER.resolve("components/autoscaling/agents.yaml")));

    @Test
    void shouldCreateEachTopicByTheJob() {
        List<Topic> listed = Manifests.text(Kustomization.FOLDER.resolve("components/topics-job/topics.txt"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> new Topic(line.split(" ")[0], line.endsWith(" compact")))
                .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(Topics.all());
    }

    @Test
    void shouldDescribeEachTopicToStrimzi() {
        assertThat(STRIMZI.all("KafkaTopic")
                        .map(topic -> new Topic(
                                topic.getMetadata().getName(),
                                "compact".equals(topic.get("spec", "config", "cleanup.policy")))))
                .containsExactlyInAnyOrderElementsOf(Topics.all());
        // A result may have 4 MB, and a dead letter is larger than its record.
        assertThat(STRIMZI.all("KafkaTopic").<Object>map(topic -> topic.get("spec", "config", "max.message.bytes")))
                .containsOnly(8_388_608);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clarifier", "coder", "tester"})
    void shouldScaleAnAgentByTheTopicAndTheGroupThatItHas(String agent) {
        Properties settings = ServiceSettings.of(agent);
        GenericKubernetesResource scaled = AUTOSCALING
                .all("ScaledObject")
                .filter(object -> object.getMetadata().getName().equals(agent))
                .findFirst()
                .orElseThrow();
        Map<String, Object> trigger = scaled.get("spec", "triggers", 0, "metadata");

        assertThat(trigger)
                .containsEntry("topic", settings.getProperty("mp.messaging.incoming.requests.topic"))
                .containsEntry("consumerGroup", settings.getProperty("mp.messaging.incoming.requests.group.id"));
        assertThat(scaled.<String>get("spec", "scaleTargetRef", "name")).isEqualTo(agent);
        assertThat(scaled.<Integer>get("spec", "maxReplicaCount")).isEqualTo(partitions("parley." + agent));
    }

    private static Integer partitions(String topic) {
        return STRIMZI.all("KafkaTopic")
                .filter(object -> object.getMetadata().getName().equals(topic))
                .findFirst()
                .orElseThrow()
                .get("spec", "partitions");
    }
}
