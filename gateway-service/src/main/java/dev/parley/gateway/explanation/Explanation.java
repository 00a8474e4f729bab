package dev.parley.gateway.explanation;

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
import dev.parley.model.message.Assumption;
import dev.parley.model.message.Check;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClauseCoverage;
import dev.parley.model.message.CodeGenerated;
import dev.parley.model.message.PerformanceMetrics;
import dev.parley.model.message.QueryCompleted;
import dev.parley.model.message.QueryFailed;
import dev.parley.model.message.SchemaLink;
import dev.parley.model.message.SqlChange;
import dev.parley.model.message.TestVerdict;
import dev.parley.model.task.TaskStatus;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an answer came about, as far as the task has come. What it does not have, or not yet, is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Explanation")
record Explanation(
        UUID taskId, TaskStatus status, String query, String database, Steps steps, Timings timings, Problem error) {

    /** What each agent made of the question; null for one that has not replied. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExplanationSteps")
    record Steps(Meaning meaning, Statement statement, Test test) {

        private static final Steps NONE = new Steps(null, null, null);
    }

    @Schema(name = "ExplainedMeaning")
    record Meaning(
            @Schema(description = "How the question was understood, in one sentence")
            String clarifiedQuery,

            @Schema(description = "Which words of the question stand for what in the schema")
            List<SchemaLink> links,

            @Schema(description = "What the question left open, and how it was taken")
            List<Assumption> assumptions) {

        private static Meaning of(ClarificationComplete complete) {
            return new Meaning(
                    complete.clarifiedQuery(),
                    complete.reading().links(),
                    complete.reading().assumptions());
        }
    }

    @Schema(name = "ExplainedStatement")
    record Statement(
            String sql,

            @Schema(description = "The SQL in words, clause by clause")
            List<String> clauses,

            @Schema(description = "How the SQL differs from what was first written for the reading")
            List<SqlChange> changes) {

        private static Statement of(CodeGenerated code) {
            return new Statement(code.sql(), code.explanation(), code.changes());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExplainedTest")
    record Test(
            TestVerdict verdict,
            List<Check> checks,

            @Schema(description = "Which clauses of the SQL made a difference to the rows")
            List<ClauseCoverage> coverage,

            @Schema(description = "What the planner expects, and what the SQL took")
            PerformanceMetrics performanceMetrics) {}

    static Explanation of(Task task, Timings timings) {
        return switch (task.state()) {
            case Clarifying state -> explained(task, Steps.NONE, timings);
            case Comparing state -> explained(task, Steps.NONE, timings);
            case AwaitingAnswer state -> explained(task, Steps.NONE, timings);
            case Generating state -> explained(task, new Steps(Meaning.of(state.clarification()), null, null), timings);
            case Testing state ->
                explained(
                        task, new Steps(Meaning.of(state.clarification()), Statement.of(state.code()), null), timings);
            case Completed state -> explained(task, answered(state.answer()), timings);
            case Failed state -> failed(task, state.result(), timings);
            case Expired state -> failed(task, state.result(), timings);
            case Cancelled state -> explained(task, Steps.NONE, timings);
        };
    }

    private static Steps answered(QueryCompleted answer) {
        return new Steps(
                new Meaning(answer.clarifiedQuery(), answer.links(), answer.assumptions()),
                new Statement(answer.sql(), answer.explanation(), answer.changes()),
                new Test(answer.verdict(), answer.checks(), answer.coverage(), answer.performanceMetrics()));
    }

    private static Explanation failed(Task task, QueryFailed result, Timings timings) {
        Statement statement = result.sql() == null ? null : new Statement(result.sql(), List.of(), List.of());
        return explained(task, new Steps(null, statement, null), timings).with(Problem.of(result.failure()));
    }

    private static Explanation explained(Task task, Steps steps, Timings timings) {
        return new Explanation(
                task.id(),
                task.status(),
                task.submission().query(),
                task.submission().database(),
                steps,
                timings,
                null);
    }

    private Explanation with(Problem why) {
        return new Explanation(taskId, status, query, database, steps, timings, why);
    }
}
