package dev.parley.gateway.observability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.model.Json;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.EnvelopeCodec;
import dev.parley.model.message.EnvelopeCodec.Headers;
import dev.parley.model.message.Reading;
import dev.parley.model.message.Topics;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.testing.RecordedSpans;
import dev.parley.runtime.testing.TopicClient;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trace goes in with a request or a record, and out with each record that comes of it. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class TracesQuarkusTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String QUESTION = "{\"query\": \"How many brands are there?\", \"database\": \"demo\"}";

    @Inject
    RecordedSpansBean spans;

    @Test
    void shouldPassTheTraceOfARequestOn() throws IOException {
        String trace = newTrace();
        HttpResponse<String> accepted = RestClient.of("tracer", "query:submit")
                .exchange(
                        "POST",
                        "/api/v1/query",
                        QUESTION,
                        "traceparent",
                        RecordedSpans.traceparent(trace),
                        "content-type",
                        "application/json");
        assertThat(accepted.statusCode()).isEqualTo(202);
        String taskId = Json.mapper().readTree(accepted.body()).path("task_id").asText();

        ConsumerRecord<String, byte[]> request = record(Topics.CLARIFIER, taskId);

        SpanData http = spans.await(trace, "POST /api/v1/query");
        SpanData transaction = spans.await(trace, "TRANSACTION parley");
        SpanData sent = spans.await(trace, "send parley.clarifier");
        assertThat(http.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(http.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(transaction.getParentSpanId()).isEqualTo(http.getSpanId());
        assertThat(RecordedSpans.text(transaction, "parley.task.id")).isEqualTo(taskId);
        assertThat(sent.getParentSpanId()).isEqualTo(transaction.getSpanId());
        assertThat(TopicClient.header(request, "traceparent"))
                .isEqualTo("00-" + trace + "-" + sent.getSpanId() + "-01");
    }

    @Test
    void shouldGoOnInTheTraceOfAReply() throws IOException {
        String taskId = Json.mapper()
                .readTree(RestClient.of("tracer", "query:submit")
                        .exchange("POST", "/api/v1/query", QUESTION, "content-type", "application/json")
                        .body())
                .path("task_id")
                .asText();
        ConsumerRecord<String, byte[]> request = record(Topics.CLARIFIER, taskId);
        String trace = newTrace();
        Envelope<AgentReply> reply = new Envelope<>(
                Envelope.newId(),
                "/test",
                UUID.fromString(taskId),
                Instant.now(),
                UUID.fromString(TopicClient.header(request, Headers.ID)),
                new ClarificationComplete(
                        "How many brands are there?",
                        "The number of brands",
                        new Reading(
                                JsonNodeFactory.instance.objectNode(),
                                "The number of brands",
                                1,
                                List.of(),
                                List.of())));
        Map<String, String> headers = new HashMap<>(EnvelopeCodec.headers(reply));
        headers.put("traceparent", RecordedSpans.traceparent(trace));

        topic(Topics.REPLIES).send(taskId, headers, EnvelopeCodec.value(reply));

        assertThat(TopicClient.header(record(Topics.CODER, taskId), "traceparent"))
                .startsWith("00-" + trace);
        SpanData taken = spans.await(trace, "process parley.replies");
        assertThat(taken.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(spans.await(trace, "TRANSACTION parley").getParentSpanId()).isEqualTo(taken.getSpanId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"traceparent", "ce_traceparent"})
    void shouldTakeTheTraceOfAProducer(String header) {
        String trace = newTrace();
        String taskId = Envelope.newId().toString();

        topic(Topics.QUERIES)
                .send(
                        taskId,
                        Map.of(
                                Headers.TYPE,
                                "QuerySubmitted",
                                Headers.SUBJECT,
                                taskId,
                                header,
                                RecordedSpans.traceparent(trace)),
                        QUESTION.getBytes(UTF_8));

        assertThat(TopicClient.header(record(Topics.CLARIFIER, taskId), "traceparent"))
                .startsWith("00-" + trace);
        assertThat(spans.await(trace, "process parley.queries").getParentSpanId())
                .isEqualTo("b7ad6b7169203331");
    }

    @Test
    void shouldTakeTheTraceOfAStructuredEvent() {
        String trace = newTrace();
        String taskId = Envelope.newId().toString();

        topic(Topics.QUERIES).send(taskId, Map.of("content-type", "application/cloudevents+json"), """
                        {"specversion": "1.0", "id": "%s", "source": "/erp", "type": "QuerySubmitted", "subject": "%s",
                         "traceparent": "%s", "data": %s}
                        """.formatted(
                        taskId, taskId, RecordedSpans.traceparent(trace), QUESTION)
                .getBytes(UTF_8));

        assertThat(TopicClient.header(record(Topics.CLARIFIER, taskId), "traceparent"))
                .startsWith("00-" + trace);
    }

    @Test
    void shouldTraceNeitherHealthNorMetricsNorItsOwnBeats() {
        String trace = newTrace();
        RestClient client = RestClient.withToken("none");
        for (String path : List.of("/q/health", "/q/health/ready", "/q/metrics", "/api/v1/databases")) {
            client.exchange("GET", path, null, "traceparent", RecordedSpans.traceparent(trace));
        }

        spans.await(trace, "GET /api/v1/databases");
        assertThat(spans.of(trace)).extracting(SpanData::getName).containsExactly("GET /api/v1/databases");
        assertThat(spans.all().stream().filter(span -> span.getKind() == SpanKind.CLIENT))
                .as("work in databases that belongs to no trace has no span")
                .allMatch(span -> span.getParentSpanContext().isValid());
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static ConsumerRecord<String, byte[]> record(String topic, String taskId) {
        return topic(topic).await(1, LIMIT, r -> taskId.equals(r.key())).getFirst();
    }

    private static TopicClient topic(String name) {
        return new TopicClient(EmbeddedServers.stack().kafkaBootstrapServers(), name);
    }
}
