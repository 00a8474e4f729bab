package dev.parley.gateway.mcp;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import dev.parley.model.message.Check;
import dev.parley.model.message.CheckLevel;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.QueryCompleted;
import dev.parley.model.message.QueryFailed;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.task.TaskStatus;
import java.util.List;
import java.util.UUID;

/**
 * A task as an agent sees it: what it needs to use the answer, to doubt it, or to go on.
 *
 * @param understoodAs the reading that was answered
 * @param columns name and type of each
 * @param rows one list a row, in the order of the columns
 * @param truncated whether the database has more rows than are here
 * @param assumptions what the question left open, and how it was taken
 * @param warnings what the tester doubts
 * @param questions what is asked back
 * @param suggestions questions that could be asked instead
 * @param next what to do now; null when there is nothing to do
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ToolAnswer(
        UUID taskId,
        TaskStatus status,
        String understoodAs,
        String sql,
        List<ResultColumn> columns,
        List<List<Object>> rows,
        Boolean truncated,
        List<String> assumptions,
        List<String> warnings,
        List<ClarifyingQuestion> questions,
        List<String> suggestions,
        Problem error,
        String next) {

    static ToolAnswer of(Task task) {
        return switch (task.state()) {
            case Completed state -> completed(task, state.answer());
            case AwaitingAnswer state -> asking(task, state);
            case Failed state -> failed(task, state.result());
            case Expired state -> failed(task, state.result());
            case Cancelled state -> bare(task, null);
            case Clarifying state -> underWay(task);
            case Comparing state -> underWay(task);
            case Generating state -> underWay(task);
            case Testing state -> underWay(task);
        };
    }

    private static ToolAnswer completed(Task task, QueryCompleted answer) {
        return new ToolAnswer(
                task.id(),
                task.status(),
                answer.clarifiedQuery(),
                answer.sql(),
                answer.results().columns(),
                answer.results().rows(),
                answer.results().truncated(),
                answer.assumptions().stream()
                        .map(assumption -> "\"" + assumption.words() + "\" " + assumption.meaning())
                        .toList(),
                answer.checks().stream()
                        .filter(check -> check.level() == CheckLevel.WARNING)
                        .map(ToolAnswer::warning)
                        .toList(),
                List.of(),
                List.of(),
                null,
                null);
    }

    private static String warning(Check check) {
        return check.suggestion() == null ? check.detail() : check.detail() + " " + check.suggestion();
    }

    private static ToolAnswer asking(Task task, AwaitingAnswer state) {
        return new ToolAnswer(
                task.id(),
                task.status(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                state.needed().questions(),
                state.needed().suggestions(),
                null,
                "Let the user choose or say it in their own words, then call answer_clarification with this task_id");
    }

    private static ToolAnswer failed(Task task, QueryFailed result) {
        return new ToolAnswer(
                task.id(),
                task.status(),
                null,
                result.sql(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Problem.of(result.failure()),
                null);
    }

    private static ToolAnswer underWay(Task task) {
        return bare(task, "It is still being worked on; call get_answer with this task_id");
    }

    private static ToolAnswer bare(Task task, String next) {
        return new ToolAnswer(
                task.id(),
                task.status(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                next);
    }
}
