package dev.parley.gateway.orchestration;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.CodeGenerated;
import dev.parley.model.message.PreviousQuestion;
import dev.parley.model.message.QueryCompleted;
import dev.parley.model.message.QueryFailed;
import dev.parley.model.message.Reading;
import dev.parley.model.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where a task stands, with all that is needed to go on from there. Kept as JSON with the task. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TaskState.Clarifying.class, name = "clarifying"),
    @JsonSubTypes.Type(value = TaskState.Comparing.class, name = "comparing"),
    @JsonSubTypes.Type(value = TaskState.AwaitingAnswer.class, name = "awaiting_answer"),
    @JsonSubTypes.Type(value = TaskState.Generating.class, name = "generating"),
    @JsonSubTypes.Type(value = TaskState.Testing.class, name = "testing"),
    @JsonSubTypes.Type(value = TaskState.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = TaskState.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = TaskState.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = TaskState.Expired.class, name = "expired")
})
public sealed interface TaskState {

    TaskStatus status();

    /** When the step is given up; empty in states that wait for nothing. */
    default Optional<Instant> waitsUntil() {
        return Optional.empty();
    }

    /** The request whose reply is waited for; replies to any other are late or come twice. */
    default Optional<UUID> waitsFor() {
        return Optional.empty();
    }

    /** A sentence for those who watch. */
    String progress();

    /** An agent has it. */
    sealed interface Step extends TaskState {

        UUID requestId();

        Instant deadline();

        @Override
        default Optional<Instant> waitsUntil() {
            return Optional.of(deadline());
        }

        @Override
        default Optional<UUID> waitsFor() {
            return Optional.of(requestId());
        }
    }

    /**
     * The clarifier has it.
     *
     * @param answers what the asker said in earlier rounds, oldest first
     * @param asked what the answers are to, in their order; shorter in a task that was asked before it was kept
     */
    record Clarifying(
            UUID requestId, Instant deadline, List<ClarificationAnswered> answers, List<ClarifyingQuestion> asked)
            implements Step {

        public Clarifying {
            asked = asked == null ? List.of() : asked;
        }

        @Override
        public TaskStatus status() {
            return TaskStatus.CLARIFYING;
        }

        @Override
        public String progress() {
            return "Working out what the question means";
        }
    }

    /**
     * The tester has it, to see whether the readings differ: only then is there something to ask.
     *
     * @param answers as in {@link Clarifying}
     * @param asked as in {@link Clarifying}
     */
    record Comparing(
            UUID requestId,
            Instant deadline,
            ClarificationNeeded needed,
            List<ClarificationAnswered> answers,
            List<ClarifyingQuestion> asked)
            implements Step {

        public Comparing {
            asked = asked == null ? List.of() : asked;
        }

        @Override
        public TaskStatus status() {
            return TaskStatus.CLARIFYING;
        }

        @Override
        public String progress() {
            return "Seeing whether its readings give different answers";
        }
    }

    /**
     * The asker has to choose a reading, or say it otherwise.
     *
     * @param answers as in {@link Clarifying}
     * @param asked as in {@link Clarifying}, without what is asked now
     */
    record AwaitingAnswer(
            ClarificationNeeded needed,
            Instant deadline,
            List<ClarificationAnswered> answers,
            List<ClarifyingQuestion> asked)
            implements TaskState {

        public AwaitingAnswer {
            asked = asked == null ? List.of() : asked;
        }

        @Override
        public TaskStatus status() {
            return TaskStatus.AWAITING_ANSWER;
        }

        @Override
        public Optional<Instant> waitsUntil() {
            return Optional.of(deadline);
        }

        @Override
        public String progress() {
            return needed.questions().getFirst().text();
        }
    }

    /** The coder has it: for the first time, or again with the findings of the tester. */
    record Generating(
            UUID requestId, Instant deadline, ClarificationComplete clarification, List<FailedAttempt> attempts)
            implements Step {
        @Override
        public TaskStatus status() {
            return attempts.isEmpty() ? TaskStatus.GENERATING : TaskStatus.REPAIRING;
        }

        @Override
        public String progress() {
            return attempts.isEmpty()
                    ? "Understood as: " + clarification.clarifiedQuery()
                    : "Looking for better SQL: " + attempts.getLast().finding().message();
        }
    }

    /**
     * The tester has it.
     *
     * @param known the verified query that the SQL is of; null for SQL that the coder wrote
     */
    record Testing(
            UUID requestId,
            Instant deadline,
            ClarificationComplete clarification,
            CodeGenerated code,
            List<FailedAttempt> attempts,
            KnownAnswer known)
            implements Step {

        Testing(
                UUID requestId,
                Instant deadline,
                ClarificationComplete clarification,
                CodeGenerated code,
                List<FailedAttempt> attempts) {
            this(requestId, deadline, clarification, code, attempts, null);
        }

        @Override
        public TaskStatus status() {
            return TaskStatus.TESTING;
        }

        @Override
        public String progress() {
            return known == null
                    ? "Testing the SQL in the sandbox"
                    : "Testing the SQL of a verified query in the sandbox";
        }
    }

    /**
     * @param algebra of the reading that was answered; null when the SQL was not made from one
     * @param schemaFingerprint of the schema that the algebra was made for
     */
    record Completed(QueryCompleted answer, JsonNode algebra, String schemaFingerprint) implements TaskState {

        /** Of SQL that was not made from a reading. */
        Completed(QueryCompleted answer) {
            this(answer, null, null);
        }

        static Completed of(QueryCompleted answer, Reading reading) {
            return new Completed(answer, reading.algebra(), reading.schemaFingerprint());
        }

        /** For what may be a follow-up. */
        PreviousQuestion previous() {
            return new PreviousQuestion(answer.query(), answer.clarifiedQuery(), algebra, schemaFingerprint);
        }

        @Override
        public TaskStatus status() {
            return TaskStatus.COMPLETED;
        }

        @Override
        public String progress() {
            if (answer.runsNothing()) {
                return "Judged and planned; nothing was run";
            }
            int rows = answer.results().rows().size();
            return rows == 1 ? "Answered with 1 row" : "Answered with " + rows + " rows";
        }
    }

    record Failed(QueryFailed result) implements TaskState {
        @Override
        public TaskStatus status() {
            return TaskStatus.FAILED;
        }

        @Override
        public String progress() {
            return result.failure().message();
        }
    }

    record Cancelled(String reason) implements TaskState {
        @Override
        public TaskStatus status() {
            return TaskStatus.CANCELLED;
        }

        @Override
        public String progress() {
            return reason == null ? "Cancelled" : "Cancelled: " + reason;
        }
    }

    /** Nobody answered the question back. */
    record Expired(QueryFailed result) implements TaskState {
        @Override
        public TaskStatus status() {
            return TaskStatus.EXPIRED;
        }

        @Override
        public String progress() {
            return result.failure().message();
        }
    }

    /** SQL that did not hold, and why. */
    record FailedAttempt(String sql, Failure finding) {}
}
