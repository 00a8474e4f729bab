package dev.parley.gateway.orchestration;

import dev.parley.gateway.orchestration.TaskState.AwaitingAnswer;
import dev.parley.gateway.orchestration.TaskState.Cancelled;
import dev.parley.gateway.orchestration.TaskState.Clarifying;
import dev.parley.gateway.orchestration.TaskState.Comparing;
import dev.parley.gateway.orchestration.TaskState.Completed;
import dev.parley.gateway.orchestration.TaskState.Expired;
import dev.parley.gateway.orchestration.TaskState.Failed;
import dev.parley.gateway.orchestration.TaskState.Generating;
import dev.parley.gateway.orchestration.TaskState.Testing;
import dev.parley.gateway.watch.TaskStep;
import dev.parley.gateway.watch.TaskStep.Context;
import dev.parley.gateway.watch.TaskStep.Measured;
import dev.parley.gateway.watch.TaskStep.NotRun;
import dev.parley.model.error.Failure;
import dev.parley.model.message.AdviceKind;
import dev.parley.model.message.Check;
import dev.parley.model.message.ComparisonRequest.ComparedReading;
import dev.parley.model.message.QueryCompleted;
import dev.parley.model.message.SchemaContext;
import dev.parley.model.task.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A move of a task as watchers see it. */
final class TaskSteps {

    private TaskSteps() {}

    static TaskStep first(Task task) {
        return step(task, null, Duration.ZERO, false, sql(task.state()), null, List.of());
    }

    /** @param notRun of readings that were compared */
    static TaskStep between(Task before, Task after, List<NotRun> notRun) {
        String sql = sql(after.state()) != null ? sql(after.state()) : sql(before.state());
        Duration spent = Duration.between(before.updatedAt(), after.updatedAt());
        return step(
                after,
                before.status(),
                spent,
                before.state() instanceof Comparing,
                sql,
                failure(before.state()),
                notRun);
    }

    private static TaskStep step(
            Task task,
            TaskStatus from,
            Duration spent,
            boolean comparing,
            String sql,
            Failure earlier,
            List<NotRun> notRun) {
        Failure failure = failure(task.state());
        return new TaskStep(
                task.id(),
                task.owner(),
                task.tenant(),
                task.submission().database(),
                task.submission().query(),
                from,
                task.status(),
                spent,
                comparing,
                sql,
                failure,
                failure != null && !failure.equals(earlier),
                measured(task.state()),
                context(task.state()),
                inDoubt(task.state()),
                notRun,
                task.updatedAt());
    }

    /** The statement that a state is about. */
    private static String sql(TaskState state) {
        return switch (state) {
            case Testing s -> s.code().sql();
            case Completed s -> s.answer().sql();
            case Failed s -> s.result().sql();
            case Generating s ->
                s.attempts().isEmpty() ? null : s.attempts().getLast().sql();
            case Comparing s ->
                ComparedOptions.readings(s.needed()).stream()
                        .map(ComparedReading::sql)
                        .collect(Collectors.joining(";\n"));
            case Clarifying s -> null;
            case AwaitingAnswer s -> null;
            case Cancelled s -> null;
            case Expired s -> null;
        };
    }

    /** Why it came to this state. */
    private static Failure failure(TaskState state) {
        return switch (state) {
            case Failed s -> s.result().failure();
            case Expired s -> s.result().failure();
            case Generating s ->
                s.attempts().isEmpty() ? null : s.attempts().getLast().finding();
            case Testing s -> null;
            case Completed s -> null;
            case Clarifying s -> null;
            case Comparing s -> null;
            case AwaitingAnswer s -> null;
            case Cancelled s -> null;
        };
    }

    private static Context context(TaskState state) {
        if (!(state instanceof Generating generating)
                || !generating.attempts().isEmpty()
                || generating.clarification().context() == null) {
            return null;
        }
        SchemaContext context = generating.clarification().context();
        return new Context(context.tables().size(), context.tablesInDatabase());
    }

    private static String inDoubt(TaskState state) {
        return state instanceof AwaitingAnswer waiting
                ? Objects.requireNonNullElse(
                        waiting.needed().questions().getFirst().words(), "")
                : null;
    }

    private static Measured measured(TaskState state) {
        if (!(state instanceof Completed completed) || completed.answer().runsNothing()) {
            return null;
        }
        QueryCompleted answer = completed.answer();
        return new Measured(
                answer.performanceMetrics(),
                answer.results().rows().size(),
                answer.results().truncated(),
                answer.checks().stream()
                        .filter(check -> AdviceKind.isAdvice(check) && check.suggestion() != null)
                        .map(Check::suggestion)
                        .toList());
    }
}
