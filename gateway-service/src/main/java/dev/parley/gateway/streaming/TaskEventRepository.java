package dev.parley.gateway.streaming;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.task.TaskStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads the table {@code task_events}. All methods block. */
@ApplicationScoped
class TaskEventRepository {

    private static final String UNKNOWN_DATABASE = ErrorCode.UNKNOWN_DATABASE.code();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Pool pool;

    TaskEventRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * An event with what says who may read of its task.
     *
     * @param seesSensitive whether it was asked for one who sees values of sensitive columns
     * @param refused whether it was turned away since its database is none that its owner may ask
     */
    record Owned(Owner owner, String database, boolean seesSensitive, boolean refused, TaskEvent event) {}

    /**
     * Of each task the events after a number, in order.
     *
     * @param seen task to the number of the last event that is known
     */
    List<TaskEvent> after(Map<UUID, Integer> seen) {
        UUID[] tasks = seen.keySet().toArray(UUID[]::new);
        Integer[] numbers = new Integer[tasks.length];
        for (int i = 0; i < tasks.length; i++) {
            numbers[i] = seen.get(tasks[i]);
        }
        return rows("""
                        SELECT e.task_id, e.seq, e.status, e.message, e.at
                        FROM unnest($1::uuid[], $2::int[]) AS w (task_id, seq)
                        JOIN task_events e ON e.task_id = w.task_id AND e.seq > w.seq
                        ORDER BY e.task_id, e.seq
                        """, Tuple.of(tasks, numbers)).stream()
                .map(TaskEventRepository::event)
                .toList();
    }

    /** The number of a task's newest event; 0 when it has none. */
    int last(UUID taskId) {
        return rows("SELECT coalesce(max(seq), 0) AS seq FROM task_events WHERE task_id = $1", Tuple.of(taskId))
                .getFirst()
                .getInteger("seq");
    }

    /**
     * A page of the events of these owners' tasks, oldest first.
     *
     * @param from of the first event that may be on it
     * @param after the last event of the page before, or null
     */
    List<Owned> since(Collection<Owner> owners, Instant from, TaskEvent after, int limit) {
        Tuple values = Tuple.tuple()
                .addArrayOfString(texts(owners, Owner::subject))
                .addArrayOfString(texts(owners, Owner::tenant))
                .addOffsetDateTime(utc(from));
        return rows("""
                        SELECT t.owner, t.tenant, t.database, t.sees_sensitive,
                               CASE WHEN t.status = 'FAILED' THEN t.state #>> '{result,failure,error_code}' END AS error_code,
                               e.task_id, e.seq, e.status, e.message, e.at
                        FROM unnest($1::text[], $2::text[]) AS o (subject, tenant)
                        JOIN tasks t ON t.owner = o.subject AND t.tenant IS NOT DISTINCT FROM o.tenant
                        JOIN task_events e ON e.task_id = t.id
                        WHERE t.updated_at >= $3 AND e.at >= $3 AND (e.at, e.task_id, e.seq) > ($4, $5, $6)
                        ORDER BY e.at, e.task_id, e.seq
                        LIMIT $7
                        """, paged(values, after, limit)).stream()
                .map(TaskEventRepository::owned)
                .toList();
    }

    /**
     * A page of an owner's events, oldest first.
     *
     * @param from of the first event that may be on it
     * @param after the last event of the page before, or null
     */
    List<Owned> page(Owner owner, Instant from, TaskEvent after, int limit) {
        Tuple values = Tuple.tuple()
                .addString(owner.subject())
                .addString(owner.tenant())
                .addOffsetDateTime(utc(from));
        return rows("""
                        SELECT t.owner, t.tenant, t.database, t.sees_sensitive,
                               CASE WHEN t.status = 'FAILED' THEN t.state #>> '{result,failure,error_code}' END AS error_code,
                               e.task_id, e.seq, e.status, e.message, e.at
                        FROM tasks t
                        JOIN task_events e ON e.task_id = t.id
                        WHERE t.owner = $1 AND t.tenant IS NOT DISTINCT FROM $2 AND t.updated_at >= $3 AND e.at >= $3
                          AND (e.at, e.task_id, e.seq) > ($4, $5, $6)
                        ORDER BY e.at, e.task_id, e.seq
                        LIMIT $7
                        """, paged(values, after, limit)).stream()
                .map(TaskEventRepository::owned)
                .toList();
    }

    private static Tuple paged(Tuple values, TaskEvent after, int limit) {
        return values.addOffsetDateTime(utc(after == null ? Instant.EPOCH : after.at()))
                .addUUID(after == null ? new UUID(0, 0) : after.taskId())
                .addInteger(after == null ? 0 : after.seq())
                .addInteger(limit);
    }

    private List<Row> rows(String sql, Tuple values) {
        Uni<RowSet<Row>> found = pool.preparedQuery(sql).execute(values);
        return StreamSupport.stream(found.await().atMost(LIMIT).spliterator(), false)
                .toList();
    }

    private static Owned owned(Row row) {
        return new Owned(
                new Owner(row.getString("owner"), row.getString("tenant")),
                row.getString("database"),
                row.getBoolean("sees_sensitive"),
                UNKNOWN_DATABASE.equals(row.getString("error_code")),
                event(row));
    }

    private static TaskEvent event(Row row) {
        return new TaskEvent(
                row.getUUID("task_id"),
                row.getInteger("seq"),
                TaskStatus.valueOf(row.getString("status")),
                row.getString("message"),
                row.getOffsetDateTime("at").toInstant());
    }

    private static String[] texts(Collection<Owner> owners, Function<Owner, String> part) {
        return owners.stream().map(part).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
