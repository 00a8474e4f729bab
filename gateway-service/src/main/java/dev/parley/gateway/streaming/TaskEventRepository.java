package dev.parley.gateway.streaming;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.task.TaskStatus;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.BaseTable;
import dev.parley.runtime.repository.Columns;
import dev.parley.runtime.repository.Criteria;
import dev.parley.runtime.repository.StoredRow;
import dev.parley.runtime.repository.TableMapping;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Reads the table {@code task_events} for those who watch. */
@Singleton
class TaskEventRepository extends BaseTable<TaskEvent> {

    private static final Field<UUID> TASK_ID = Columns.uuid("task_id");
    private static final Field<Integer> SEQ = Columns.integer("seq");
    private static final Field<TaskStatus> STATUS = Columns.named("status", TaskStatus.class);
    private static final Field<String> MESSAGE = Columns.text("message");
    private static final Field<Instant> AT = Columns.moment("at");
    private static final Field<String> OWNER = Columns.text("owner");
    private static final Field<String> TENANT = Columns.text("tenant");
    private static final Field<String> DATABASE = Columns.text("database");
    private static final Field<Boolean> SEES_SENSITIVE = Columns.truth("sees_sensitive");
    private static final Field<String> ERROR_CODE = Columns.text("error_code");

    private static final String AFTER = """
            SELECT e.task_id, e.seq, e.status, e.message, e.at
            FROM unnest({0}::uuid[], {1}::int[]) AS w (task_id, seq)
            JOIN task_events e ON e.task_id = w.task_id AND e.seq > w.seq
            ORDER BY e.task_id, e.seq
            """;

    private static final String OWNED = """
            SELECT t.owner, t.tenant, t.database, t.sees_sensitive,
                   CASE WHEN t.status = 'FAILED' THEN t.state #>> '{result,failure,error_code}' END AS error_code,
                   e.task_id, e.seq, e.status, e.message, e.at
            FROM\s""";

    private static final String OF_OWNERS = OWNED + """
            unnest({0}::text[], {1}::text[]) AS o (subject, tenant)
            JOIN tasks t ON t.owner = o.subject AND t.tenant IS NOT DISTINCT FROM o.tenant
            JOIN task_events e ON e.task_id = t.id
            WHERE t.updated_at >= {2} AND e.at >= {2} AND (e.at, e.task_id, e.seq) > ({3}, {4}, {5})
            ORDER BY e.at, e.task_id, e.seq
            LIMIT {6}
            """;

    private static final String OF_OWNER = OWNED + """
            tasks t
            JOIN task_events e ON e.task_id = t.id
            WHERE t.owner = {0} AND t.tenant IS NOT DISTINCT FROM {1} AND t.updated_at >= {2} AND e.at >= {2}
              AND (e.at, e.task_id, e.seq) > ({3}, {4}, {5})
            ORDER BY e.at, e.task_id, e.seq
            LIMIT {6}
            """;

    TaskEventRepository(ApplicationDatabase database) {
        super(
                database,
                TableMapping.<TaskEvent>of("task_events")
                        .fixed(TASK_ID, TaskEvent::taskId)
                        .fixed(SEQ, TaskEvent::seq)
                        .fixed(STATUS, TaskEvent::status)
                        .fixed(MESSAGE, TaskEvent::message)
                        .fixed(AT, TaskEvent::at)
                        .readBy(TaskEventRepository::event));
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
        Integer[] numbers = Arrays.stream(tasks).map(seen::get).toArray(Integer[]::new);
        return select(alone(), sql(AFTER, tasks, numbers))
                .map(TaskEventRepository::event)
                .toList();
    }

    /** The number of a task's newest event; 0 when it has none. */
    int last(UUID taskId) {
        Criteria newest = Criteria.where(TASK_ID.eq(taskId)).orderBy(SEQ.desc()).limit(1);
        return findMany(newest).stream().mapToInt(TaskEvent::seq).findFirst().orElse(0);
    }

    /**
     * A page of the events of these owners' tasks, oldest first.
     *
     * @param from of the first event that may be on it
     * @param after the last event of the page before, or null
     */
    List<Owned> since(Collection<Owner> owners, Instant from, TaskEvent after, int limit) {
        return page(OF_OWNERS, texts(owners, Owner::subject), texts(owners, Owner::tenant), from, after, limit);
    }

    /**
     * A page of an owner's events, oldest first.
     *
     * @param from of the first event that may be on it
     * @param after the last event of the page before, or null
     */
    List<Owned> page(Owner owner, Instant from, TaskEvent after, int limit) {
        return page(OF_OWNER, owner.subject(), DSL.val(owner.tenant(), TENANT), from, after, limit);
    }

    private List<Owned> page(String sql, Object subjects, Object tenants, Instant from, TaskEvent after, int limit) {
        return select(
                        alone(),
                        sql(
                                sql,
                                subjects,
                                tenants,
                                from,
                                after == null ? Instant.EPOCH : after.at(),
                                after == null ? new UUID(0, 0) : after.taskId(),
                                after == null ? 0 : after.seq(),
                                limit))
                .map(TaskEventRepository::owned)
                .toList();
    }

    private static Owned owned(StoredRow row) {
        return new Owned(
                new Owner(row.get(OWNER), row.get(TENANT)),
                row.get(DATABASE),
                row.get(SEES_SENSITIVE),
                ErrorCode.UNKNOWN_DATABASE.code().equals(row.get(ERROR_CODE)),
                event(row));
    }

    private static TaskEvent event(StoredRow row) {
        return new TaskEvent(row.get(TASK_ID), row.get(SEQ), row.get(STATUS), row.get(MESSAGE), row.get(AT));
    }

    private static String[] texts(Collection<Owner> owners, Function<Owner, String> part) {
        return owners.stream().map(part).toArray(String[]::new);
    }
}
