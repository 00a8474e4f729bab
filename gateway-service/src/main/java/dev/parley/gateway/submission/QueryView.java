package dev.parley.gateway.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskState.AwaitingAnswer;
import dev.parley.gateway.orchestration.TaskState.Cancelled;
import dev.parley.gateway.orchestration.TaskState.Clarifying;
import dev.parley.gateway.orchestration.TaskState.Completed;
import dev.parley.gateway.orchestration.TaskState.Expired;
import dev.parley.gateway.orchestration.TaskState.Failed;
import dev.parley.gateway.orchestration.TaskState.Generating;
import dev.parley.gateway.orchestration.TaskState.Testing;
import dev.parley.gateway.problem.Problem;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.Check;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.ClauseCoverage;
import dev.parley.model.message.PerformanceMetrics;
import dev.parley.model.message.QueryCompleted;
import dev.parley.model.message.QueryFailed;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultSet;
import dev.parley.model.message.SchemaLink;
import dev.parley.model.message.SqlChange;
import dev.parley.model.message.TestVerdict;
import dev.parley.model.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        String reference,
        String clarifiedQuery,
        String sql,
        List<String> explanation,
        List<ResultColumn> columns,

        @Schema(description = "One object a row, keyed by column name")
        List<Map<String, Object>> results,

        Integer rowCount,

        @Schema(description = "Whether the database has more rows than are here")
        Boolean truncated,

        List<Assumption> assumptions,
        List<SchemaLink> links,
        List<Check> checks,
        PerformanceMetrics performanceMetrics,

        @Schema(description = "How the SQL differs from what was first written for the reading")
        List<SqlChange> changes,

        TestVerdict verdict,

        @Schema(description = "Which clauses of the SQL made a difference to the rows")
        List<ClauseCoverage> coverage,

        @Schema(description = "What is asked back; answer at POST /api/v1/query/{id}/answer")
        List<ClarifyingQuestion> questions,

        List<String> suggestions,
        Problem error,
        Instant createdAt,
        Instant updatedAt) {

    public static QueryView of(Task task) {
        return switch (task.state()) {
            case Completed state -> completed(task, state.answer());
            case Failed state -> failed(task, state.result());
            case Expired state -> failed(task, state.result());
            case AwaitingAnswer state -> waiting(task, state);
            case Clarifying state -> pending(task, null, null);
            case Generating state -> pending(task, state.clarification().clarifiedQuery(), null);
            case Testing state ->
                pending(
                        task,
                        state.clarification().clarifiedQuery(),
                        state.code().sql());
            case Cancelled state -> pending(task, null, null);
        };
    }

    private static QueryView pending(Task task, String clarifiedQuery, String sql) {
        return view(task, clarifiedQuery, sql, null, null, null, null);
    }

    private static QueryView failed(Task task, QueryFailed result) {
        return view(task, null, result.sql(), null, null, null, Problem.of(result.failure()));
    }

    private static QueryView waiting(Task task, AwaitingAnswer state) {
        return view(
                task,
                null,
                null,
                null,
                state.needed().questions(),
                state.needed().suggestions(),
                null);
    }

    private static QueryView completed(Task task, QueryCompleted answer) {
        return view(task, answer.clarifiedQuery(), answer.sql(), answer, null, null, null);
    }

    private static QueryView view(
            Task task,
            String clarifiedQuery,
            String sql,
            QueryCompleted answer,
            List<ClarifyingQuestion> questions,
            List<String> suggestions,
            Problem error) {
        ResultSet results = answer == null ? null : answer.results();
        return new QueryView(
                task.id(),
                task.status(),
                task.submission().query(),
                task.submission().database(),
                task.submission().reference(),
                clarifiedQuery,
                sql,
                answer == null ? null : answer.explanation(),
                results == null ? null : results.columns(),
                results == null ? null : objects(results),
                results == null ? null : results.rows().size(),
                results == null ? null : results.truncated(),
                answer == null ? null : answer.assumptions(),
                answer == null ? null : answer.links(),
                answer == null ? null : answer.checks(),
                answer == null ? null : answer.performanceMetrics(),
                answer == null ? null : answer.changes(),
                answer == null ? null : answer.verdict(),
                answer == null ? null : answer.coverage(),
                questions,
                suggestions,
                error,
                task.createdAt(),
                task.updatedAt());
    }

    private static List<Map<String, Object>> objects(ResultSet results) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (List<Object> row : results.rows()) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                object.put(results.columns().get(i).name(), row.get(i));
            }
            objects.add(object);
        }
        return objects;
    }
}
