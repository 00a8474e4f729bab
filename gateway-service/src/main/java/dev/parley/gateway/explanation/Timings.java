package dev.parley.gateway.explanation;

import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskHistory.Moment;
import dev.parley.model.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where the time went.
 *
 * @param totalMillis from the question to its end, or until now
 */
@Schema(name = "Timings")
record Timings(
        double totalMillis,

        @Schema(description = "Each status with the time that was spent in it; of one that lasts, until now")
        List<Stay> statuses) {

    @Schema(name = "TimedStatus")
    record Stay(TaskStatus status, Instant since, double millis) {}

    /** @param moments of the task, in their order */
    static Timings of(Task task, List<Moment> moments, Instant now) {
        Instant end = task.status().isTerminal() ? task.updatedAt() : now;
        List<Stay> stays = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            Instant left = i + 1 < moments.size() ? moments.get(i + 1).at() : end;
            stays.add(new Stay(moment.status(), moment.at(), millis(moment.at(), left)));
        }
        return new Timings(millis(task.createdAt(), end), stays);
    }

    private static double millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos() / 1_000 / 1e3);
    }
}
