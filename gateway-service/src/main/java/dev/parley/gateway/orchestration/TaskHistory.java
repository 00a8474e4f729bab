package dev.parley.gateway.orchestration;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.paging.PageStatement;
import dev.parley.gateway.security.Caller;
import dev.parley.model.Json;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.task.TaskStatus;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Looks back: lists of tasks, and what a task went through. Reads alone; its methods block. */
@ApplicationScoped
public class TaskHistory {

    /** Of this transaction only. */
    private static final String LIMIT_TIME = "SELECT set_config('statement_timeout', $1, true)";

    private static final String QUERY_CANCELED = "57014";
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Pool pool;
    private final DatabaseAccess access;
    private final SubmissionConfig config;

    TaskHistory(Pool pool, DatabaseAccess access, SubmissionConfig config) {
        this.pool = pool;
        this.access = access;
        this.config = config;
    }

    /**
     * The caller's own tasks that they may read, newest first; one more than the filter's limit when there are more.
     *
     * @throws ConnectionException when it takes longer than {@link SubmissionConfig#listLimit}
     */
    public List<TaskSummary> find(TaskFilter filter, Caller caller) {
        PageStatement.Statement statement = filter.statement(caller, access.usable(caller));
        return StreamSupport.stream(read(statement.sql(), statement.values()).spliterator(), false)
                .map(TaskHistory::summary)
                .toList();
    }

    /** A status, and when the task came to it. */
    public record Moment(TaskStatus status, Instant at) {}

    /** In the order in which they came. */
    public List<Moment> moments(UUID taskId) {
        RowSet<Row> rows = read("SELECT status, at FROM task_events WHERE task_id = $1 ORDER BY seq", Tuple.of(taskId));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Moment(
                        TaskStatus.valueOf(row.getString("status")),
                        row.getOffsetDateTime("at").toInstant()))
                .toList();
    }

    private RowSet<Row> read(String sql, Tuple values) {
        String millis = Long.toString(config.listLimit().toMillis());
        return pool.withTransaction(connection -> connection
                        .preparedQuery(LIMIT_TIME)
                        .execute(Tuple.of(millis))
                        .chain(() -> connection.preparedQuery(sql).execute(values)))
                .ifNoItem()
                .after(config.listLimit().plus(GRACE))
                .fail()
                .onFailure()
                .transform(this::away)
                .await()
                .indefinitely();
    }

    private Throwable away(Throwable e) {
        boolean isSlow = e instanceof PgException pg && QUERY_CANCELED.equals(pg.getSqlState());
        if (e instanceof PgException && !isSlow) {
            return e;
        }
        String message = isSlow
                ? "Reading the list took longer than " + config.listLimit().toMillis() + " ms and was stopped"
                : "Parley cannot look this up at the moment";
        return new ConnectionException(
                Failure.of(ErrorCode.SERVICE_UNAVAILABLE, message, Instant.now())
                        .withHint(isSlow ? "Narrow the time by `from` and `to`" : "Try again in a few seconds"),
                e);
    }

    private static TaskSummary summary(Row row) {
        String code = row.getString("error_code");
        return new TaskSummary(
                row.getUUID("id"),
                TaskStatus.valueOf(row.getString("status")),
                row.getString("query"),
                row.getString("database"),
                row.getString("reference"),
                row.getUUID("rerun_of"),
                code == null ? null : Json.read('"' + code + '"', ErrorCode.class),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
