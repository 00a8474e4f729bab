package dev.parley.gateway.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskState.AwaitingAnswer;
import dev.parley.gateway.orchestration.TaskState.Cancelled;
import dev.parley.gateway.orchestration.TaskState.Clarifying;
import dev.parley.gateway.orchestration.TaskState.Comparing;
import dev.parley.gateway.orchestration.TaskState.Completed;
import dev.parley.gateway.orchestration.TaskState.Expired;
import dev.parley.gateway.orchestration.TaskState.Failed;
import dev.parley.gateway.orchestration.TaskState.Generating;
import dev.parley.gateway.orchestration.TaskState.Testing;
import dev.parley.gateway.problem.Problem;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.QueryCompleted;
import dev.parley.model.message.QueryFailed;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A task as its owner sees it. Fields that its state does not have are left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Query")
public record QueryView(
        UUID taskId,
        TaskStatus status,
        String query,
        String database,
        QueryOptions options,
        String reference,

        @Schema(description = "The task whose question this one asks again")
        UUID rerunOf,

        @Schema(description = "The task that this question may be a follow-up to")
        UUID follows,

        @JsonUnwrapped Progress progress,
        @JsonUnwrapped AnswerView answer,
        Instant createdAt,
        Instant updatedAt) {

    /** How far it came. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progress(
            @Schema(description = "How the question was understood, in one sentence")
            String clarifiedQuery,

            String sql,

            @Schema(description = "What is asked back; answer at POST /api/v1/query/{id}/answer")
            List<ClarifyingQuestion> questions,

            List<String> suggestions,

            @Schema(description = "Why there is no answer") Problem error) {

        private static final Progress NONE = new Progress(null, null, null, null, null);

        private static Progress understood(String clarifiedQuery, String sql) {
            return new Progress(clarifiedQuery, sql, null, null, null);
        }

        private static Progress asksBack(ClarificationNeeded needed) {
            return new Progress(null, null, needed.questions(), needed.suggestions(), null);
        }

        private static Progress failed(QueryFailed result) {
            return new Progress(null, result.sql(), null, null, Problem.of(result.failure()));
        }
    }

    public static QueryView of(Task task) {
        return switch (task.state()) {
            case Clarifying state -> view(task, Progress.NONE, null);
            case Comparing state -> view(task, Progress.NONE, null);
            case AwaitingAnswer state -> view(task, Progress.asksBack(state.needed()), null);
            case Generating state ->
                view(task, Progress.understood(state.clarification().clarifiedQuery(), null), null);
            case Testing state ->
                view(
                        task,
                        Progress.understood(
                                state.clarification().clarifiedQuery(),
                                state.code().sql()),
                        null);
            case Completed state -> completed(task, state.answer());
            case Failed state -> view(task, Progress.failed(state.result()), null);
            case Expired state -> view(task, Progress.failed(state.result()), null);
            case Cancelled state -> view(task, Progress.NONE, null);
        };
    }

    private static QueryView completed(Task task, QueryCompleted answer) {
        return view(task, Progress.understood(answer.clarifiedQuery(), answer.sql()), AnswerView.of(answer));
    }

    private static QueryView view(Task task, Progress progress, AnswerView answer) {
        return new QueryView(
                task.id(),
                task.status(),
                task.submission().query(),
                task.submission().database(),
                task.submission().options(),
                task.submission().reference(),
                task.rerunOf(),
                task.submission().follows(),
                progress,
                answer,
                task.createdAt(),
                task.updatedAt());
    }
}
