package dev.parley.gateway.audit;

import dev.parley.gateway.watch.TaskStep;
import dev.parley.gateway.watch.TaskStep.NotRun;
import dev.parley.model.error.Failure;
import dev.parley.model.task.TaskStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** From a step of a task to its row. */
final class TaskEntry {

    private TaskEntry() {}

    /** The row of the step, if it has one, and one for each statement that was refused while readings were compared. */
    static Stream<AuditEntry> all(TaskStep step) {
        return Stream.concat(
                of(step).stream(),
                step.notRun().stream()
                        .map(reading -> entry(step, reading))
                        .filter(entry -> entry.outcome() == Outcome.REFUSED));
    }

    /** Empty for a step that leads on: what comes of it has the row. */
    static Optional<AuditEntry> of(TaskStep step) {
        return switch (step.to()) {
            case CANCELLED -> Optional.of(entry(step, Act.CANCEL, Outcome.ACCEPTED));
            case EXPIRED -> Optional.of(entry(step, Act.EXPIRE, Outcome.FAILED));
            case COMPLETED -> Optional.of(entry(step, Act.RUN, Outcome.ANSWERED));
            case FAILED, REPAIRING -> Optional.of(entry(step, act(step.from()), outcome(step.failure())));
            case CLARIFYING -> Optional.of(entry(step, act(step.from()), Outcome.ACCEPTED));
            case SUBMITTED, AWAITING_ANSWER, GENERATING, TESTING -> Optional.empty();
        };
    }

    /** What was being done in a state that a step led out of. */
    private static Act act(TaskStatus from) {
        return switch (from) {
            case null -> Act.ASK;
            case SUBMITTED -> Act.ASK;
            case AWAITING_ANSWER -> Act.ANSWER;
            case CLARIFYING -> Act.CLARIFY;
            case GENERATING, REPAIRING -> Act.GENERATE;
            case TESTING -> Act.RUN;
            case COMPLETED, FAILED, CANCELLED, EXPIRED -> throw new IllegalStateException("nothing follows " + from);
        };
    }

    private static Outcome outcome(Failure failure) {
        return Outcome.of(failure.errorCode());
    }

    private static AuditEntry entry(TaskStep step, Act act, Outcome outcome) {
        Failure failure = step.failure();
        return new AuditEntry(
                step.at(),
                step.owner(),
                step.tenant(),
                act,
                outcome,
                step.taskId(),
                step.database(),
                step.question(),
                step.sql(),
                failure == null ? null : failure.errorCode(),
                failure == null ? null : Layer.of(failure),
                failure == null ? rows(step) : failure.message(),
                step.from() == null ? null : millis(step.spent()));
    }

    private static AuditEntry entry(TaskStep step, NotRun reading) {
        Failure failure = reading.failure();
        return new AuditEntry(
                step.at(),
                step.owner(),
                step.tenant(),
                Act.RUN,
                outcome(failure),
                step.taskId(),
                step.database(),
                step.question(),
                reading.sql(),
                failure.errorCode(),
                Layer.of(failure),
                failure.message(),
                null);
    }

    private static String rows(TaskStep step) {
        if (step.answer() == null) {
            return step.to() == TaskStatus.COMPLETED ? "dry run: judged and planned, not run" : null;
        }
        return step.answer().rows() + " rows" + (step.answer().truncated() ? ", cut at the limit" : "");
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
