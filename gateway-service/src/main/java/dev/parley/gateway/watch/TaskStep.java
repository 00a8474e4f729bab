package dev.parley.gateway.watch;

import dev.parley.model.error.Failure;
import dev.parley.model.message.PerformanceMetrics;
import dev.parley.model.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A task has moved.
 *
 * @param tenant the owner's; null where there are no tenants
 * @param from null at its first step
 * @param spent time in {@code from}
 * @param comparing whether it was the tester that had it in {@code from}, to compare readings, and not the clarifier
 * @param sql the statement that is, or was, under test; null where there is none
 * @param failure why the step, or with it the task, failed; null when it did not
 * @param failureIsNew whether no earlier step told of it
 * @param answer what was measured of the answer; null unless the task completed, or when
 *     nothing was run
 * @param context how much of the schema goes to the coder; null unless it goes there for the first time
 * @param inDoubt the words that the asker is asked about now, empty for none in particular; null when they are not asked
 * @param notRun statements of readings that were to be compared; mostly empty
 */
public record TaskStep(
        UUID taskId,
        String owner,
        String tenant,
        String database,
        String question,
        TaskStatus from,
        TaskStatus to,
        Duration spent,
        boolean comparing,
        String sql,
        Failure failure,
        boolean failureIsNew,
        Measured answer,
        Context context,
        String inDoubt,
        List<NotRun> notRun,
        Instant at)
        implements Observation {

    /** The name in metrics of the step that it led out of; null at its first step. */
    public String timed() {
        return from == null ? null : comparing ? "COMPARING" : from.name();
    }

    /**
     * @param tables those that go with the question
     * @param tablesInDatabase those that could
     */
    public record Context(int tables, int tablesInDatabase) {}

    /** What the tester would not run, or could not, and why; its task goes on without it. */
    public record NotRun(String sql, Failure failure) {}

    /**
     * An answer, but for its rows.
     *
     * @param rows how many there are in the answer
     * @param truncated whether the database has more of them
     * @param advice what the tester says would make the statement faster; mostly empty
     */
    public record Measured(PerformanceMetrics metrics, int rows, boolean truncated, List<String> advice) {}
}
