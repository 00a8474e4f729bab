package dev.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.model.Json;
import dev.parley.model.message.EnvelopeCodec.Headers;
import dev.parley.model.message.Topics;
import dev.parley.runtime.testing.TopicClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** While a version is rolled out, services of two versions write to the same topics: each takes what the other wrote. */
class MixedVersionsIT {

    private static final EmbeddedStack STACK = RunningStack.get();
    private static final String QUESTION = "How many orders per status?";
    private static final Path GOLDEN = Path.of("..", "common-model/src/test/resources/golden");

    private final Client client = new Client(STACK.gatewayUri(), STACK.token());

    /** What a service of another version would have written in place of a record. */
    private enum Version {
        /** Only the fields that the message had when it was first published. */
        BEFORE {
            @Override
            JsonNode write(String type, JsonNode value) {
                ObjectNode first = value.deepCopy();
                first.retain(
                        golden(type).propertyStream().map(Map.Entry::getKey).toList());
                return first;
            }
        },
        /** A field that is not known yet, in each object. */
        AFTER {
            @Override
            JsonNode write(String type, JsonNode value) {
                JsonNode next = value.deepCopy();
                extend(next);
                return next;
            }
        };

        abstract JsonNode write(String type, JsonNode value);

        private static void extend(JsonNode value) {
            value.forEach(Version::extend);
            if (value instanceof ObjectNode object) {
                object.putObject("of_a_later_version").put("a", 1);
            }
        }

        private static JsonNode golden(String type) {
            try {
                return Json.mapper().readTree(Files.readAllBytes(GOLDEN.resolve(type + ".v1.json")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Stream<Arguments> agentsAndVersions() {
        return Stream.of(Part.CLARIFIER, Part.CODER, Part.TESTER)
                .flatMap(agent -> Stream.of(Version.values()).map(version -> Arguments.of(agent, version)));
    }

    @ParameterizedTest
    @MethodSource("agentsAndVersions")
    void shouldAnswerTheRequestOfAGatewayOfAnotherVersion(Part agent, Version version) throws IOException {
        String task = completed();
        ConsumerRecord<String, byte[]> request = requestOf(task, agent);
        ConsumerRecord<String, byte[]> reply = replyTo(request);
        ObjectNode written = (ObjectNode) version.write(type(request), json(request));
        written.put("deadline", Instant.now().plusSeconds(120).toString());

        ConsumerRecord<String, byte[]> answered = replyTo(send(topic(agent), request, null, written));

        assertThat(type(answered)).isEqualTo(type(reply));
        assertThat(heart(answered)).isEqualTo(heart(reply));
    }

    /** The agent is halted meanwhile, so that the reply is surely the other version's. */
    @ParameterizedTest
    @MethodSource("agentsAndVersions")
    void shouldTakeTheReplyOfAnAgentOfAnotherVersion(Part agent, Version version) throws Exception {
        ConsumerRecord<String, byte[]> reply = replyTo(requestOf(completed(), agent));
        long pid = STACK.process(agent).pid();
        signal("STOP", pid);
        try {
            String task = client.submit(QUESTION);
            ConsumerRecord<String, byte[]> request = requestOf(task, agent);

            send(Topics.REPLIES, reply, request, version.write(type(reply), json(reply)));
            assertThat(client.finished(task).path("status").asText()).isEqualTo("COMPLETED");
        } finally {
            signal("CONT", pid);
        }
    }

    private String completed() {
        String task = client.submit(QUESTION);
        assertThat(client.finished(task).path("status").asText()).isEqualTo("COMPLETED");
        return task;
    }

    /** @param cause the record that it is a reply to; null for one that is none */
    private static ConsumerRecord<String, byte[]> send(
            String topic, ConsumerRecord<String, byte[]> model, ConsumerRecord<String, byte[]> cause, JsonNode value) {
        String id = UUID.randomUUID().toString();
        String task = cause == null ? model.key() : cause.key();
        Map<String, String> headers = new HashMap<>(Map.of("ce_oflaterversion", "1"));
        model.headers().forEach(header -> headers.put(header.key(), TopicClient.text(header)));
        headers.put(Headers.ID, id);
        headers.put(Headers.SUBJECT, task);
        if (cause != null) {
            headers.put(Headers.CAUSATION_ID, TopicClient.header(cause, Headers.ID));
        }
        new TopicClient(STACK.kafkaBootstrapServers(), topic).send(task, headers, Json.bytes(value));
        return one(topic, sent -> id.equals(TopicClient.header(sent, Headers.ID)));
    }

    private static ConsumerRecord<String, byte[]> requestOf(String task, Part agent) {
        return one(topic(agent), request -> task.equals(request.key()));
    }

    private static ConsumerRecord<String, byte[]> replyTo(ConsumerRecord<String, byte[]> request) {
        String id = TopicClient.header(request, Headers.ID);
        return one(Topics.REPLIES, reply -> id.equals(TopicClient.header(reply, Headers.CAUSATION_ID)));
    }

    private static ConsumerRecord<String, byte[]> one(
            String topic, Predicate<ConsumerRecord<String, byte[]>> matching) {
        return new TopicClient(STACK.kafkaBootstrapServers(), topic)
                .await(1, Eventually.PATIENCE, matching)
                .getFirst();
    }

    private static String topic(Part agent) {
        return "parley." + agent.id();
    }

    private static String type(ConsumerRecord<String, byte[]> received) {
        return TopicClient.header(received, Headers.TYPE);
    }

    private static JsonNode json(ConsumerRecord<String, byte[]> received) throws IOException {
        return Json.mapper().readTree(received.value());
    }

    /** What the agent found, without how long it took. */
    private static JsonNode heart(ConsumerRecord<String, byte[]> reply) throws IOException {
        JsonNode json = json(reply);
        return Stream.of("reading", "sql", "results")
                .map(json::path)
                .filter(part -> !part.isMissingNode())
                .findFirst()
                .orElseThrow();
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }
}
