package dev.parley.gateway.orchestration;

import dev.parley.gateway.orchestration.TaskHistory.Moment;
import dev.parley.model.task.TaskStatus;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.BaseTable;
import dev.parley.runtime.repository.Columns;
import dev.parley.runtime.repository.Criteria;
import dev.parley.runtime.repository.Operation;
import dev.parley.runtime.repository.TableMapping;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;

/** The table {@code task_events}, as it is written, and as it is when it is looked back at. */
@Singleton
class TaskEventLog extends BaseTable<Moment> {

    private static final Field<UUID> TASK_ID = Columns.uuid("task_id");
    private static final Field<Integer> SEQ = Columns.integer("seq");
    private static final Field<TaskStatus> STATUS = Columns.named("status", TaskStatus.class);
    private static final Field<Instant> AT = Columns.moment("at");

    /** Its moment is not before the one of the event before it, whatever another gateway's clock said. */
    private static final String APPEND = """
            INSERT INTO task_events (task_id, seq, status, message, at)
            SELECT {0}, coalesce(max(seq), 0) + 1, {1}, {2}, greatest(max(at), {3})
            FROM task_events WHERE task_id = {0}
            """;

    TaskEventLog(ApplicationDatabase database) {
        super(
                database,
                TableMapping.<Moment>of("task_events")
                        .column(STATUS, Moment::status)
                        .column(AT, Moment::at)
                        .readBy(row -> new Moment(row.get(STATUS), row.get(AT))));
    }

    void append(SqlClient client, UUID taskId, TaskStatus status, String message, Instant at) {
        execute(client, Operation.CREATE, sql(APPEND, taskId, status.name(), message, at));
    }

    /** In the order in which they came. */
    List<Moment> of(UUID taskId, Duration limit) {
        return findMany(Criteria.where(TASK_ID.eq(taskId)).orderBy(SEQ.asc()), limit);
    }
}
