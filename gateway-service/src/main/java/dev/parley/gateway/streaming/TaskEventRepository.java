package dev.parley.gateway.streaming;

import dev.parley.model.task.TaskStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads the table {@code task_events}. */
@ApplicationScoped
class TaskEventRepository {

    private final Pool pool;

    TaskEventRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<List<TaskEvent>> after(UUID taskId, int seq) {
        return pool.preparedQuery("""
                        SELECT task_id, seq, status, message, at
                        FROM task_events
                        WHERE task_id = $1 AND seq > $2
                        ORDER BY seq
                        """).execute(Tuple.of(taskId, seq)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(TaskEventRepository::event)
                .toList());
    }

    private static TaskEvent event(Row row) {
        return new TaskEvent(
                row.getUUID("task_id"),
                row.getInteger("seq"),
                TaskStatus.valueOf(row.getString("status")),
                row.getString("message"),
                row.getOffsetDateTime("at").toInstant());
    }
}
