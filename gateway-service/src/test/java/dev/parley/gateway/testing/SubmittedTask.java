package dev.parley.gateway.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.security.Caller;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.CodeGenerated;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.PerformanceMetrics;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.Reading;
import dev.parley.model.message.ReadingOption;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultSet;
import dev.parley.model.message.TestComplete;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A task in a gateway without agents, whose replies the test writes. */
public final class SubmittedTask {

    private final TaskProcessor processor;
    private final Caller owner;
    private final UUID id;

    private SubmittedTask(TaskProcessor processor, Caller owner, UUID id) {
        this.processor = processor;
        this.owner = owner;
        this.id = id;
    }

    public static SubmittedTask of(TaskProcessor processor, String owner, String question) {
        return of(processor, owner, new QuerySubmitted(question, "demo", null, null));
    }

    public static SubmittedTask of(TaskProcessor processor, String owner, QuerySubmitted submission) {
        Caller caller = Caller.trusted(owner);
        Task task = processor.submit(submission, caller);
        return new SubmittedTask(processor, caller, task.id());
    }

    /** One that came in another way. */
    public static SubmittedTask known(TaskProcessor processor, String owner, String id) {
        return new SubmittedTask(processor, Caller.trusted(owner), UUID.fromString(id));
    }

    public UUID id() {
        return id;
    }

    public SubmittedTask understood() {
        Reading reading = new Reading(JsonNodeFactory.instance.objectNode(), "ab12", 1, List.of(), List.of());
        return reply(new ClarificationComplete("a question", "a meaning", reading));
    }

    public SubmittedTask asksBack(String questionId, String option, String other) {
        return reply(new ClarificationNeeded(
                "a question",
                List.of(new ClarifyingQuestion(
                        questionId,
                        "Which one?",
                        "one",
                        List.of(
                                new ReadingOption(option, "this one", true),
                                new ReadingOption(other, "that one", false)))),
                List.of(),
                null));
    }

    public SubmittedTask coded(String sql) {
        return reply(new CodeGenerated(sql, List.of("Shows it")));
    }

    /** @param executionMillis how long the statement took */
    public SubmittedTask answered(double executionMillis) {
        return reply(new TestComplete(
                new ResultSet(List.of(new ResultColumn("n", "int8")), List.of(List.of(4711)), false),
                new PerformanceMetrics(10, 1, 0.5, executionMillis),
                List.of()));
    }

    public SubmittedTask answered(ResultSet results) {
        return reply(new TestComplete(results, new PerformanceMetrics(10, 1, 0.5, 3), List.of()));
    }

    /** To the request that the task waits for. */
    public SubmittedTask reply(AgentReply reply) {
        processor.reply(envelope(reply));
        return this;
    }

    public Envelope<AgentReply> envelope(AgentReply reply) {
        UUID request = processor.get(id, owner).state().waitsFor().orElseThrow();
        return new Envelope<>(Envelope.newId(), "/test", id, Instant.now(), request, reply);
    }
}
