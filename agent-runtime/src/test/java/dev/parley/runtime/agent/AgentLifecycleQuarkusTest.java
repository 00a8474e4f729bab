package dev.parley.runtime.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.QueryException;
import dev.parley.model.message.AgentAnnouncement;
import dev.parley.model.message.AgentState;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.EnvelopeCodec;
import dev.parley.model.message.EnvelopeCodec.Headers;
import dev.parley.model.message.PerformanceMetrics;
import dev.parley.model.message.RequestWithdrawn;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultSet;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.Topics;
import dev.parley.runtime.kafka.DeadLetterHeaders;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.testing.RecordedSpans;
import dev.parley.runtime.testing.TopicClient;
import dev.parley.runtime.work.Withdrawal;
import dev.parley.runtime.work.WithdrawnException;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** The life cycle over a real broker, with an agent that follows a script. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "clarifier"))
class AgentLifecycleQuarkusTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final TestComplete HELD = new TestComplete(
            new ResultSet(List.of(new ResultColumn("n", "int8")), List.of(List.of(1)), false),
            new PerformanceMetrics(1, 1, 1, 1),
            List.of());

    @Inject
    ScriptedAgentBean agent;

    @Inject
    FailedBeats failures;

    @Inject
    AgentMetrics metrics;

    @Inject
    MeterRegistry registry;

    @Inject
    RecordedSpansBean spans;

    private final TopicClient requests = topic(Topics.TESTER);
    private final TopicClient replies = topic(Topics.REPLIES);

    @Test
    void shouldNotBeatBeforeItsChannelsAreOpen() {
        assertThat(failures.all()).isEmpty();
    }

    @Test
    void shouldReplyToARequest() {
        agent.when("SELECT 1", request -> HELD);
        Envelope<TestRequest> request = request("SELECT 1");

        requests.send(request);

        ConsumerRecord<String, byte[]> reply = replyTo(request);
        assertThat(reply.key()).isEqualTo(request.taskId().toString());
        assertThat(TopicClient.header(reply, Headers.TYPE)).isEqualTo("TestComplete");
        assertThat(TopicClient.header(reply, Headers.SOURCE)).isEqualTo("/parley/scripted/clarifier-1");
        assertThat(Json.string(EnvelopeCodec.message(reply.value(), TestComplete.class)))
                .isEqualTo(Json.string(HELD));
    }

    @Test
    void shouldReplyInTheTraceOfItsRequest() {
        agent.when("SELECT traced", request -> HELD);
        Envelope<TestRequest> request = request("SELECT traced");
        Map<String, String> headers = new HashMap<>(EnvelopeCodec.headers(request));
        headers.put("traceparent", RecordedSpans.traceparent(RecordedSpans.TRACE));
        headers.put("tracestate", "shop=7");

        requests.send(request.taskId().toString(), headers, EnvelopeCodec.value(request));

        ConsumerRecord<String, byte[]> reply = replyTo(request);
        SpanData sent = spans.await(RecordedSpans.TRACE, "send parley.replies");
        SpanData handled = spans.await(RecordedSpans.TRACE, "process parley.tester");
        assertThat(handled.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(handled.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(RecordedSpans.text(handled, "parley.task.id"))
                .isEqualTo(request.taskId().toString());
        assertThat(RecordedSpans.text(handled, "parley.agent")).isEqualTo("scripted");
        assertThat(RecordedSpans.text(handled, "parley.request")).isEqualTo("TestRequest");
        assertThat(sent.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(sent.getParentSpanId()).isEqualTo(handled.getSpanId());
        assertThat(TopicClient.header(reply, "traceparent"))
                .isEqualTo("00-" + RecordedSpans.TRACE + "-" + sent.getSpanId() + "-01");
        assertThat(TopicClient.header(reply, "tracestate")).isEqualTo("shop=7");
    }

    @Test
    void shouldTakeARequestWhoseTraceIsNone() {
        agent.when("SELECT untraced", request -> HELD);
        Envelope<TestRequest> request = request("SELECT untraced");
        Map<String, String> headers = new HashMap<>(EnvelopeCodec.headers(request));
        headers.put("traceparent", "00-not-a-trace");
        headers.put("tracestate", "=".repeat(5000));

        requests.send(request.taskId().toString(), headers, EnvelopeCodec.value(request));

        assertThat(TopicClient.header(replyTo(request), "tracestate")).isNull();
    }

    @Test
    void shouldMarkTheSpanOfAFailureWithoutWhatItsMessageQuotes() {
        agent.when("SELECT secret", request -> {
            throw new IllegalStateException("invalid input: 'tulip-4711'");
        });
        Envelope<TestRequest> request = request("SELECT secret");

        requests.send(request);

        replyTo(request);
        SpanData failed = spans.all().stream()
                .filter(span -> request.taskId().toString().equals(RecordedSpans.text(span, "parley.task.id")))
                .findFirst()
                .orElseThrow();
        assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(RecordedSpans.text(failed, "error.type")).isEqualTo("java.lang.IllegalStateException");
        assertThat(failed.toString()).doesNotContain("tulip-4711");
    }

    @Test
    void shouldReplyWithATypedFailureWhenItsHandlerBreaks() {
        agent.when("SELECT broken", request -> {
            throw new IllegalStateException("secret inside");
        });
        Envelope<TestRequest> request = request("SELECT broken");

        requests.send(request);

        TestFailed failed = EnvelopeCodec.message(replyTo(request).value(), TestFailed.class);
        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.AGENT_FAILED);
        assertThat(failed.failure().message()).doesNotContain("secret");
    }

    @Test
    void shouldReplyWithTheFailureThatItsHandlerNames() {
        agent.when("SELECT named", request -> {
            throw new QueryException(ErrorCode.EXECUTION_FAILED, "division by zero");
        });
        Envelope<TestRequest> request = request("SELECT named");

        requests.send(request);

        TestFailed failed = EnvelopeCodec.message(replyTo(request).value(), TestFailed.class);
        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.EXECUTION_FAILED);
        assertThat(failed.failure().message()).isEqualTo("division by zero");
    }

    @Test
    void shouldHandleARequestThatComesTwiceOnce() {
        agent.when("SELECT twice", request -> HELD);
        Envelope<TestRequest> request = request("SELECT twice");
        double duplicatesBefore = metrics.snapshot().duplicates();

        requests.send(request);
        requests.send(request);

        List<ConsumerRecord<String, byte[]>> both = replies.await(
                2, LIMIT, r -> request.id().toString().equals(TopicClient.header(r, Headers.CAUSATION_ID)));
        assertThat(both).hasSize(2);
        assertThat(both.stream().map(r -> TopicClient.header(r, Headers.ID)).distinct())
                .as("both are the same message")
                .hasSize(1);
        assertThat(agent.received().stream().filter(r -> r.sql().equals("SELECT twice")))
                .hasSize(1);
        assertThat(metrics.snapshot().duplicates()).isEqualTo((long) duplicatesBefore + 1);
    }

    @Test
    void shouldPutAPoisonRecordAsideAndGoOn() {
        String key = "poison-" + UUID.randomUUID();
        requests.send(key, Map.of("x-mine", "kept"), "{".getBytes(UTF_8));
        shouldReplyToARequest();

        ConsumerRecord<String, byte[]> dead = topic(Topics.dead(Topics.TESTER))
                .await(1, LIMIT, r -> key.equals(r.key()))
                .getFirst();
        assertThat(new String(dead.value(), UTF_8)).isEqualTo("{");
        assertThat(TopicClient.header(dead, "x-mine")).isEqualTo("kept");
        assertThat(TopicClient.header(dead, "dead-letter-reason")).contains("`ce_type` is missing");
    }

    /** Each of these once stopped the connector, or was not in the dead letter as it came. */
    @Test
    void shouldKeepAPoisonRecordByteForByte() {
        String mark = "poison-" + UUID.randomUUID();
        ProducerRecord<byte[], byte[]> poison = new ProducerRecord<>(
                Topics.TESTER, null, 1_700_000_000_000L, new byte[] {(byte) 0xff, 0, 'k'}, new byte[] {(byte) 0xc3});
        poison.headers()
                .add("content-type", "application/cloudevents+json".getBytes(UTF_8))
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("twice", "1".getBytes(UTF_8))
                .add("twice", null)
                .add("traceparent", null)
                .add("dead-letter-topic", "elsewhere".getBytes(UTF_8))
                .add("Authorization", "Bearer secret".getBytes(UTF_8))
                .add("mark", mark.getBytes(UTF_8));
        requests.send(List.of(poison, new ProducerRecord<>(Topics.TESTER, mark.getBytes(UTF_8), null)));
        shouldReplyToARequest();

        ConsumerRecord<byte[], byte[]> dead = topic(Topics.dead(Topics.TESTER))
                .awaitRaw(
                        1, LIMIT, r -> mark.equals(TopicClient.text(r.headers().lastHeader("mark"))))
                .getFirst();
        assertThat(dead.key()).isEqualTo(poison.key());
        assertThat(dead.value()).isEqualTo(poison.value());
        DeadLetterHeaders.Parts parts = DeadLetterHeaders.parts(dead.headers());
        assertThat(parts.block())
                .containsEntry(DeadLetterHeaders.ERROR_CODE, "PARLEY-2004")
                .containsEntry(DeadLetterHeaders.TOPIC, "parley.tester")
                .containsEntry(DeadLetterHeaders.TIMESTAMP, "1700000000000")
                .containsKeys(DeadLetterHeaders.PARTITION, DeadLetterHeaders.OFFSET, DeadLetterHeaders.REASON);
        assertThat(parts.original().stream().map(h -> h.key() + "=" + TopicClient.text(h)))
                .containsExactly(
                        "content-type=application/cloudevents+json",
                        "ce_specversion=1.0",
                        "twice=1",
                        "twice=null",
                        "traceparent=null",
                        "dead-letter-topic=elsewhere",
                        "Authorization=redacted",
                        "mark=" + mark);
        ConsumerRecord<byte[], byte[]> tombstone = topic(Topics.dead(Topics.TESTER))
                .awaitRaw(1, LIMIT, r -> r.key() != null && mark.equals(new String(r.key(), UTF_8)))
                .getFirst();
        assertThat(tombstone.value()).isNull();
    }

    /** The broker of the stack takes 8 MB; the dead letter has headers on top. */
    @Test
    void shouldPutARecordAsideThatIsAsLargeAsTheBrokerTakes() {
        String mark = "large-" + UUID.randomUUID();
        requests.send(
                List.of(new ProducerRecord<>(Topics.TESTER, mark.getBytes(UTF_8), new byte[8 * 1024 * 1024 - 200])));

        ConsumerRecord<byte[], byte[]> dead = topic(Topics.dead(Topics.TESTER))
                .awaitRaw(1, LIMIT, r -> r.key() != null && mark.equals(new String(r.key(), UTF_8)))
                .getFirst();
        assertThat(dead.value()).isNull();
        assertThat(DeadLetterHeaders.parts(dead.headers()).block())
                .containsEntry(DeadLetterHeaders.CUT, "true")
                .containsKeys(DeadLetterHeaders.OFFSET, DeadLetterHeaders.REASON, DeadLetterHeaders.ERROR_CODE);
        shouldReplyToARequest();
    }

    @Test
    void shouldLeaveWhatNobodyWaitsForAnyMore() {
        agent.when("SELECT late", request -> HELD);
        Envelope<TestRequest> late = Envelope.of(
                new TestRequest("SELECT late", "demo", 1, Instant.now().minusSeconds(1)),
                Envelope.newId(),
                "/test",
                Instant.now());
        requests.send(late);
        shouldReplyToARequest();

        assertThat(agent.received()).noneMatch(request -> request.sql().equals("SELECT late"));
    }

    @Test
    void shouldSayNothingToARequestThatIsWithdrawnInHand() {
        CountDownLatch inHand = new CountDownLatch(1);
        agent.when("SELECT withdrawn", request -> {
            inHand.countDown();
            Withdrawal.current().unless(Uni.createFrom().nothing()).await().atMost(LIMIT);
            return HELD;
        });
        Envelope<TestRequest> request = request("SELECT withdrawn");
        double before = withdrawn();
        requests.send(request);
        assertThat(awaited(inHand)).isTrue();

        topic(Topics.WITHDRAWN).send("poison", Map.of(), "{".getBytes(UTF_8));
        topic(Topics.WITHDRAWN).send(withdrawing(request));

        awaitWithdrawn(before + 1);
        requests.send(request);
        awaitWithdrawn(before + 2);
        assertThat(replies.all(isReplyTo(request))).isEmpty();
        assertThat(agent.received().stream().filter(r -> r.sql().equals("SELECT withdrawn")))
                .as("it was not taken in hand again")
                .hasSize(1);
    }

    @Test
    void shouldKnowAWithdrawalWhateverItIsWrappedIn() {
        CountDownLatch inHand = new CountDownLatch(1);
        agent.when("SELECT wrapped", request -> {
            inHand.countDown();
            try {
                Withdrawal.current().unless(Uni.createFrom().nothing()).await().atMost(LIMIT);
                return HELD;
            } catch (WithdrawnException e) {
                throw new IllegalStateException(e);
            }
        });
        Envelope<TestRequest> request = request("SELECT wrapped");
        double before = withdrawn();
        long failedBefore = metrics.snapshot().failed();
        requests.send(request);
        assertThat(awaited(inHand)).isTrue();

        topic(Topics.WITHDRAWN).send(withdrawing(request));

        awaitWithdrawn(before + 1);
        assertThat(metrics.snapshot().failed()).isEqualTo(failedBefore);
    }

    @Test
    void shouldCountTheFailureOfAWithdrawnRequest() {
        CountDownLatch inHand = new CountDownLatch(1);
        agent.when("SELECT withdrawn, then broken", request -> {
            inHand.countDown();
            try {
                Withdrawal.current().unless(Uni.createFrom().nothing()).await().atMost(LIMIT);
                return HELD;
            } catch (WithdrawnException e) {
                throw new IllegalStateException("something else");
            }
        });
        Envelope<TestRequest> request = request("SELECT withdrawn, then broken");
        double before = withdrawn();
        long failedBefore = metrics.snapshot().failed();
        requests.send(request);
        assertThat(awaited(inHand)).isTrue();

        topic(Topics.WITHDRAWN).send(withdrawing(request));

        awaitWithdrawn(before + 1);
        assertThat(metrics.snapshot().failed()).isEqualTo(failedBefore + 1);
        assertThat(replies.all(isReplyTo(request))).isEmpty();
    }

    @Test
    void shouldAnnounceWhatItCanDo() {
        ConsumerRecord<String, byte[]> beat = topic(Topics.AGENTS)
                .await(1, LIMIT, r -> "clarifier-1".equals(r.key()))
                .getFirst();

        AgentAnnouncement announcement = EnvelopeCodec.message(beat.value(), AgentAnnouncement.class);
        assertThat(announcement.agent()).isEqualTo("scripted");
        assertThat(announcement.state()).isEqualTo(AgentState.RUNNING);
        assertThat(announcement.capabilities()).containsExactly("follow_a_script");
        assertThat(announcement.counters().expired()).isNotNull();
        assertThat(announcement.counters().withdrawn()).isNotNull();
        assertThat(announcement.databases()).isNotNull();
    }

    private ConsumerRecord<String, byte[]> replyTo(Envelope<?> request) {
        return replies.await(1, LIMIT, isReplyTo(request)).getFirst();
    }

    private static Predicate<ConsumerRecord<String, byte[]>> isReplyTo(Envelope<?> request) {
        return r -> request.id().toString().equals(TopicClient.header(r, Headers.CAUSATION_ID));
    }

    private static Envelope<RequestWithdrawn> withdrawing(Envelope<TestRequest> request) {
        return Envelope.of(new RequestWithdrawn(request.id()), request.taskId(), "/test", Instant.now());
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitWithdrawn(double records) {
        Instant end = Instant.now().plus(LIMIT);
        while (withdrawn() < records && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(withdrawn()).isEqualTo(records);
    }

    private double withdrawn() {
        return registry.counter("parley.agent.withdrawn").count();
    }

    private static Envelope<TestRequest> request(String sql) {
        return Envelope.of(
                new TestRequest(sql, "demo", 1, Instant.now().plusSeconds(60)),
                Envelope.newId(),
                "/test",
                Instant.now());
    }

    private static TopicClient topic(String name) {
        return new TopicClient(EmbeddedServers.stack().kafkaBootstrapServers(), name);
    }
}
