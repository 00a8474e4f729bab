package dev.parley.gateway.orchestration;

import dev.parley.gateway.protection.InWork;
import dev.parley.model.Json;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.EnvelopeCodec;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.runtime.trace.TraceHeaders;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The SQL of the tables {@code tasks}, {@code task_events}, {@code outbox} (writing) and {@code inbox}. */
@ApplicationScoped
class TaskRepository {

    private static final String COLUMNS =
            "id, owner, tenant, sees_sensitive, query, database, options::text AS options, reference, rerun_of,"
                    + " state::text AS state, version, created_at, updated_at";

    /** The condition is that of the indexes. */
    private static final String IN_WORK = """
            SELECT (SELECT count(*)::integer FROM tasks
                    WHERE owner = $1 AND tenant IS NOT DISTINCT FROM $2
                      AND status IN ('SUBMITTED', 'CLARIFYING', 'GENERATING', 'TESTING', 'REPAIRING')) AS of_user,
                   (SELECT count(*)::integer FROM tasks
                    WHERE tenant = $2
                      AND status IN ('SUBMITTED', 'CLARIFYING', 'GENERATING', 'TESTING', 'REPAIRING')) AS of_tenant,
                   (SELECT count(*)::integer FROM tasks
                    WHERE database = $3
                      AND status IN ('SUBMITTED', 'CLARIFYING', 'GENERATING', 'TESTING', 'REPAIRING')) AS to_database,
                   (SELECT count(*)::integer FROM
                        (SELECT FROM tasks
                         WHERE status IN ('SUBMITTED', 'CLARIFYING', 'GENERATING', 'TESTING', 'REPAIRING')
                         LIMIT $4) AS counted) AS total
            """;

    Optional<Task> find(SqlClient client, UUID id) {
        return one(client, "SELECT " + COLUMNS + " FROM tasks WHERE id = $1", id);
    }

    /** Keeps other transactions from changing it until this one ends. */
    Optional<Task> findForUpdate(SqlClient client, UUID id) {
        return one(client, "SELECT " + COLUMNS + " FROM tasks WHERE id = $1 FOR UPDATE", id);
    }

    /** @return false when there is a task of that id already */
    boolean insert(SqlClient client, Task task) {
        return client.preparedQuery("""
                        INSERT INTO tasks (id, owner, tenant, query, database, options, reference, rerun_of, status, state,
                                           deadline, version, created_at, updated_at, sees_sensitive)
                        VALUES ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8, $9, $10::text::jsonb, $11, $12, $13, $14, $15)
                        ON CONFLICT (id) DO NOTHING
                        """)
                        .execute(values(task))
                        .await()
                        .indefinitely()
                        .rowCount()
                == 1;
    }

    /** @param most of them all that are counted */
    InWork inWork(SqlClient client, Task task, int most) {
        Row row = client.preparedQuery(IN_WORK)
                .execute(Tuple.of(task.owner(), task.tenant(), task.submission().database(), most))
                .await()
                .indefinitely()
                .iterator()
                .next();
        return new InWork(
                row.getInteger("of_user"),
                row.getInteger("of_tenant"),
                row.getInteger("to_database"),
                row.getInteger("total"));
    }

    private static Tuple values(Task task) {
        QuerySubmitted submission = task.submission();
        return Tuple.tuple()
                .addUUID(task.id())
                .addString(task.owner())
                .addString(task.tenant())
                .addString(submission.query())
                .addString(submission.database())
                .addString(Json.string(submission.options()))
                .addString(submission.reference())
                .addUUID(task.rerunOf())
                .addString(task.status().name())
                .addString(stateJson(task.state()))
                .addOffsetDateTime(
                        task.state().waitsUntil().map(TaskRepository::utc).orElse(null))
                .addInteger(task.version())
                .addOffsetDateTime(utc(task.createdAt()))
                .addOffsetDateTime(utc(task.updatedAt()))
                .addBoolean(task.seesSensitive());
    }

    /** @throws IllegalStateException when somebody else changed it in between */
    void update(SqlClient client, Task task) {
        int changed = client.preparedQuery("""
                        UPDATE tasks
                        SET status = $2, state = $3::text::jsonb, deadline = $4, version = $5, updated_at = $6
                        WHERE id = $1 AND version = $5 - 1
                        """)
                .execute(Tuple.tuple()
                        .addUUID(task.id())
                        .addString(task.status().name())
                        .addString(stateJson(task.state()))
                        .addOffsetDateTime(task.state()
                                .waitsUntil()
                                .map(TaskRepository::utc)
                                .orElse(null))
                        .addInteger(task.version())
                        .addOffsetDateTime(utc(task.updatedAt())))
                .await()
                .indefinitely()
                .rowCount();
        if (changed != 1) {
            throw new IllegalStateException("task " + task.id() + " was changed by somebody else");
        }
    }

    /** Its moment is not before the one of the event before it, whatever another gateway's clock said. */
    void appendEvent(SqlClient client, UUID taskId, String status, String message, Instant at) {
        client.preparedQuery("""
                        INSERT INTO task_events (task_id, seq, status, message, at)
                        SELECT $1, coalesce(max(seq), 0) + 1, $2, $3, greatest(max(at), $4)
                        FROM task_events WHERE task_id = $1
                        """)
                .execute(Tuple.of(taskId, status, message, utc(at)))
                .await()
                .indefinitely();
    }

    /** With the trace of this thread, so that the record belongs to it whenever, and by whom, it is published. */
    void appendOutbox(SqlClient client, String topic, Envelope<?> envelope) {
        client.preparedQuery("INSERT INTO outbox (topic, key, headers, value) VALUES ($1, $2, $3, $4)")
                .execute(Tuple.of(
                        topic,
                        envelope.taskId().toString(),
                        new JsonObject(Json.string(TraceHeaders.current(EnvelopeCodec.headers(envelope)))),
                        Buffer.buffer(EnvelopeCodec.value(envelope))))
                .await()
                .indefinitely();
    }

    /** @return false when the message was taken in before */
    boolean appendInbox(SqlClient client, UUID messageId, Instant at) {
        return client.preparedQuery("INSERT INTO inbox (message_id, seen_at) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                        .execute(Tuple.of(messageId, utc(at)))
                        .await()
                        .indefinitely()
                        .rowCount()
                == 1;
    }

    void purgeInbox(SqlClient client, Instant before) {
        client.preparedQuery("DELETE FROM inbox WHERE seen_at < $1")
                .execute(Tuple.of(utc(before)))
                .await()
                .indefinitely();
    }

    void purgeEnded(SqlClient client, Instant before) {
        client.preparedQuery(
                        "DELETE FROM tasks WHERE updated_at < $1 AND status IN ('COMPLETED', 'FAILED', 'CANCELLED', 'EXPIRED')")
                .execute(Tuple.of(utc(before)))
                .await()
                .indefinitely();
    }

    List<UUID> overdue(SqlClient client, Instant now, int limit) {
        return StreamSupport.stream(
                        client.preparedQuery("SELECT id FROM tasks WHERE deadline <= $1 ORDER BY deadline LIMIT $2")
                                .execute(Tuple.of(utc(now), limit))
                                .await()
                                .indefinitely()
                                .spliterator(),
                        false)
                .map(row -> row.getUUID("id"))
                .toList();
    }

    private static Optional<Task> one(SqlClient client, String sql, UUID id) {
        for (Row row : client.preparedQuery(sql).execute(Tuple.of(id)).await().indefinitely()) {
            return Optional.of(task(row));
        }
        return Optional.empty();
    }

    private static Task task(Row row) {
        QuerySubmitted submission = new QuerySubmitted(
                row.getString("query"),
                row.getString("database"),
                Json.read(row.getString("options"), QueryOptions.class),
                row.getString("reference"));
        return new Task(
                row.getUUID("id"),
                row.getString("owner"),
                row.getString("tenant"),
                row.getBoolean("sees_sensitive"),
                submission,
                row.getUUID("rerun_of"),
                Json.read(row.getString("state"), TaskState.class),
                row.getInteger("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static String stateJson(TaskState state) {
        return Json.string(state);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
