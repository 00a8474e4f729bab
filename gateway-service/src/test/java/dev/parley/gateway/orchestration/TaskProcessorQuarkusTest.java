package dev.parley.gateway.orchestration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.EnvelopeCodec;
import dev.parley.model.message.EnvelopeCodec.Headers;
import dev.parley.model.message.QueryCancelled;
import dev.parley.model.message.QueryFailed;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.Reading;
import dev.parley.model.message.RequestWithdrawn;
import dev.parley.model.message.Topics;
import dev.parley.model.task.TaskStatus;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.testing.TopicClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The transaction around the orchestrator, on real PostgreSQL and Kafka, with no agent there. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class TaskProcessorQuarkusTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final QuerySubmitted QUESTION = new QuerySubmitted("How many brands are there?", "demo", null, null);

    private static final Caller ANN = Caller.trusted("ann");
    private static final Caller BOB = Caller.trusted("bob");

    @Inject
    TaskProcessor processor;

    @Test
    void shouldPublishTheRequestOfASubmission() {
        Task task = processor.submit(QUESTION, ANN);

        ConsumerRecord<String, byte[]> sent = topic(Topics.CLARIFIER)
                .await(1, LIMIT, r -> task.id().toString().equals(r.key()))
                .getFirst();
        assertThat(TopicClient.header(sent, Headers.ID))
                .isEqualTo(task.state().waitsFor().orElseThrow().toString());
        assertThat(EnvelopeCodec.message(sent.value(), ClarificationRequest.class)
                        .query())
                .isEqualTo("How many brands are there?");
    }

    @Test
    void shouldEndAStepThatNobodyAnswers() {
        Task task = processor.submit(QUESTION, ANN);

        ConsumerRecord<String, byte[]> result = topic(Topics.RESULTS)
                .await(1, LIMIT, r -> task.id().toString().equals(r.key()))
                .getFirst();
        assertThat(EnvelopeCodec.message(result.value(), QueryFailed.class)
                        .failure()
                        .errorCode())
                .isEqualTo(ErrorCode.STEP_TIMEOUT);
        assertThat(processor.get(task.id(), ANN).status()).isEqualTo(TaskStatus.FAILED);
    }

    @Test
    void shouldTakeOneOfManyRepliesThatComeAtOnce() throws Exception {
        Task task = processor.submit(QUESTION, ANN);
        UUID requestId = task.state().waitsFor().orElseThrow();
        List<Callable<Void>> replies = IntStream.range(0, 10)
                .<Callable<Void>>mapToObj(i -> () -> {
                    processor.reply(clear(task, requestId));
                    return null;
                })
                .toList();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.invokeAll(replies);
        }

        assertThat(processor.get(task.id(), ANN).status()).isEqualTo(TaskStatus.GENERATING);
        topic(Topics.CODER).await(1, LIMIT, r -> task.id().toString().equals(r.key()));
        assertThat(topic(Topics.CODER).all(r -> task.id().toString().equals(r.key())))
                .hasSize(1);
    }

    @Test
    void shouldTakeAMessageOfTheSameIdOnce() {
        UUID messageId = Envelope.newId();
        UUID taskId = Envelope.newId();

        processor.submit(messageId, taskId, QUESTION, ANN);
        UUID ignored = Envelope.newId();
        processor.submit(messageId, ignored, QUESTION, ANN);

        assertThat(processor.get(taskId, ANN).version()).isEqualTo(1);
        assertThatThrownBy(() -> processor.get(ignored, ANN)).hasMessageContaining("There is no task");
    }

    @Test
    void shouldRefuseATaskIdThatIsTaken() {
        UUID taskId = Envelope.newId();
        processor.submit(Envelope.newId(), taskId, QUESTION, ANN);

        assertThatThrownBy(() -> processor.submit(Envelope.newId(), taskId, QUESTION, BOB))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("must be new");
    }

    @Test
    void shouldTakeACommandThatComesTwiceOnce() {
        UUID messageId = Envelope.newId();
        Task task = processor.submit(QUESTION, ANN);

        processor.cancel(messageId, task.id(), ANN, new QueryCancelled("enough", null));
        Task again = processor.cancel(messageId, task.id(), ANN, new QueryCancelled("enough", null));

        assertThat(again.status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(again.version()).isEqualTo(2);
    }

    @Test
    void shouldTellTheAgentsThatNobodyWaitsForThemAnyMore() {
        Task task = processor.submit(QUESTION, ANN);

        processor.cancel(null, task.id(), ANN, new QueryCancelled("enough", null));

        ConsumerRecord<String, byte[]> told = topic(Topics.WITHDRAWN)
                .await(1, LIMIT, r -> task.id().toString().equals(r.key()))
                .getFirst();
        assertThat(EnvelopeCodec.message(told.value(), RequestWithdrawn.class).requestId())
                .isEqualTo(task.state().waitsFor().orElseThrow());
    }

    /** It may have overtaken its question, or be replayed after what was wrong with it was mended. */
    @Test
    void shouldCarryACommandOutThatCouldNotBeCarriedOutBefore() {
        UUID messageId = Envelope.newId();
        UUID taskId = Envelope.newId();
        QueryCancelled enough = new QueryCancelled("enough", null);
        assertThatThrownBy(() -> processor.cancel(messageId, taskId, ANN, enough))
                .hasMessageContaining("There is no task");
        processor.submit(Envelope.newId(), taskId, QUESTION, ANN);

        processor.cancel(messageId, taskId, ANN, enough);

        assertThat(processor.get(taskId, ANN).status()).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void shouldShowATaskToItsOwnerOnly() {
        Task task = processor.submit(QUESTION, ANN);

        assertThatThrownBy(() -> processor.get(task.id(), BOB))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("There is no task");
    }

    @Test
    void shouldShowATaskToNobodyOfAnotherTenant() {
        Caller ann = new Caller("ann", "acme", Set.of(Caller.SUBMIT), null);
        Task task = processor.submit(QUESTION, ann);

        assertThat(processor.get(task.id(), ann).tenant()).isEqualTo("acme");
        assertThatThrownBy(() -> processor.get(task.id(), ANN)).hasMessageContaining("There is no task");
        assertThatThrownBy(() -> processor.get(task.id(), new Caller("ann", "other", Set.of(Caller.SUBMIT), null)))
                .hasMessageContaining("There is no task");
    }

    @Test
    void shouldMakeAResultOfWhatIsWrongWithARecord() {
        UUID taskId = Envelope.newId();

        processor.submit(Envelope.newId(), taskId, new QuerySubmitted("How many?", "elsewhere", null, null), ANN);

        assertThat(processor.get(taskId, ANN).state().progress()).contains("no database called \"elsewhere\"");
    }

    private static Envelope<AgentReply> clear(Task task, UUID requestId) {
        Reading reading = new Reading(JsonNodeFactory.instance.objectNode(), "ab12", 1, List.of(), List.of());
        return new Envelope<>(
                Envelope.newId(),
                "/test",
                task.id(),
                Instant.now(),
                requestId,
                new ClarificationComplete(QUESTION.query(), "The number of brands", reading));
    }

    private static TopicClient topic(String name) {
        return new TopicClient(EmbeddedServers.stack().kafkaBootstrapServers(), name);
    }
}
