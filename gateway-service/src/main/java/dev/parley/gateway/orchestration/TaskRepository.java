package dev.parley.gateway.orchestration;

import dev.parley.gateway.protection.InWork;
import dev.parley.gateway.security.Caller;
import dev.parley.model.message.PreviousQuestion;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.task.TaskStatus;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.BaseRepository;
import dev.parley.runtime.repository.Columns;
import dev.parley.runtime.repository.Criteria;
import dev.parley.runtime.repository.Operation;
import dev.parley.runtime.repository.StoredRow;
import dev.parley.runtime.repository.TableMapping;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.SelectQuery;
import org.jooq.impl.DSL;

/** The table {@code tasks}. */
@Singleton
class TaskRepository extends BaseRepository<Task, UUID> {

    static final Field<UUID> ID = Columns.uuid("id");
    static final Field<String> OWNER = Columns.text("owner");
    static final Field<String> TENANT = Columns.text("tenant");
    static final Field<Boolean> SEES_SENSITIVE = Columns.truth("sees_sensitive");
    static final Field<String> QUERY = Columns.text("query");
    static final Field<String> DATABASE = Columns.text("database");
    static final Field<String> REFERENCE = Columns.text("reference");
    static final Field<TaskStatus> STATUS = Columns.named("status", TaskStatus.class);
    static final Field<Instant> CREATED_AT = Columns.moment("created_at");

    /** Of a task that failed, why. */
    static final Field<String> ERROR_CODE = DSL.field("state #>> '{result,failure,error_code}'", String.class);

    private static final Field<QueryOptions> OPTIONS = Columns.json("options", QueryOptions.class);
    private static final Field<UUID> RERUN_OF = Columns.uuid("rerun_of");
    private static final Field<UUID> FOLLOWS = Columns.uuid("follows");
    private static final Field<PreviousQuestion> PREVIOUS = Columns.json("previous", PreviousQuestion.class);
    private static final Field<TaskState> STATE = Columns.json("state", TaskState.class);
    private static final Field<Instant> DEADLINE = Columns.moment("deadline");
    private static final Field<Integer> VERSION = Columns.integer("version");
    private static final Field<Instant> UPDATED_AT = Columns.moment("updated_at");

    private static final TableMapping<Task, UUID> MAPPING = TableMapping.of("tasks", ID, Task::id)
            .fixed(OWNER, Task::owner)
            .fixed(TENANT, Task::tenant)
            .fixed(SEES_SENSITIVE, Task::seesSensitive)
            .fixed(QUERY, task -> task.submission().query())
            .fixed(DATABASE, task -> task.submission().database())
            .fixed(OPTIONS, task -> task.submission().options())
            .fixed(REFERENCE, task -> task.submission().reference())
            .fixed(RERUN_OF, Task::rerunOf)
            .fixed(FOLLOWS, task -> task.submission().follows())
            .fixed(PREVIOUS, Task::previous)
            .column(STATE, Task::state)
            .derived(STATUS, Task::status)
            .derived(DEADLINE, task -> task.state().waitsUntil().orElse(null))
            .version(VERSION, Task::version)
            .fixed(CREATED_AT, Task::createdAt)
            .column(UPDATED_AT, Task::updatedAt)
            .readBy(TaskRepository::task);

    /** The condition is that of the indexes. */
    private static final String IN_WORK = """
            SELECT (SELECT count(*)::integer FROM tasks
                    WHERE owner = {0} AND tenant IS NOT DISTINCT FROM {1}
                      AND status IN ('SUBMITTED', 'CLARIFYING', 'GENERATING', 'TESTING', 'REPAIRING')) AS of_user,
                   (SELECT count(*)::integer FROM tasks
                    WHERE tenant = {1}
                      AND status IN ('SUBMITTED', 'CLARIFYING', 'GENERATING', 'TESTING', 'REPAIRING')) AS of_tenant,
                   (SELECT count(*)::integer FROM tasks
                    WHERE database = {2}
                      AND status IN ('SUBMITTED', 'CLARIFYING', 'GENERATING', 'TESTING', 'REPAIRING')) AS to_database,
                   (SELECT count(*)::integer FROM
                        (SELECT FROM tasks
                         WHERE status IN ('SUBMITTED', 'CLARIFYING', 'GENERATING', 'TESTING', 'REPAIRING')
                         LIMIT {3}) AS counted) AS total
            """;

    private static final String PURGE = """
            DELETE FROM tasks
            WHERE id IN (SELECT id FROM tasks
                         WHERE updated_at < {0} AND status IN ('COMPLETED', 'FAILED', 'CANCELLED', 'EXPIRED')
                         LIMIT {1})
            """;

    TaskRepository(ApplicationDatabase database) {
        super(database, MAPPING);
    }

    /** Keeps other transactions from changing it until this one ends. */
    Optional<Task> findForUpdate(SqlClient client, UUID id) {
        SelectQuery<?> query = statement(Criteria.where(ID.eq(id)));
        query.setForUpdate(true);
        return select(client, query).map(TaskRepository::task).findFirst();
    }

    /** @param most of them all that are counted */
    InWork inWork(SqlClient client, Task task, int most) {
        return select(
                        client,
                        sql(
                                IN_WORK,
                                DSL.val(task.owner(), OWNER),
                                DSL.val(task.tenant(), TENANT),
                                DSL.val(task.submission().database(), DATABASE),
                                most))
                .map(row -> new InWork(
                        row.get(Columns.integer("of_user")),
                        row.get(Columns.integer("of_tenant")),
                        row.get(Columns.integer("to_database")),
                        row.get(Columns.integer("total"))))
                .findFirst()
                .orElseThrow();
    }

    List<UUID> overdue(Instant now, int limit) {
        Criteria overdue =
                Criteria.where(DEADLINE.le(now)).orderBy(DEADLINE.asc()).limit(limit);
        return select(alone(), statement(List.of(ID), overdue))
                .map(row -> row.get(ID))
                .toList();
    }

    /** @return how many are gone; as many as the limit when there may be more */
    int purgeEnded(Instant before, int limit) {
        return execute(alone(), Operation.DELETE, sql(PURGE, before, limit));
    }

    /**
     * Those of an owner that they may read.
     *
     * @param usable databases that the owner may ask
     */
    List<TaskSummary> summaries(TaskFilter filter, Caller owner, Set<String> usable, Duration limit) {
        Field<String> why = DSL.when(STATUS.in(TaskStatus.FAILED, TaskStatus.EXPIRED), ERROR_CODE)
                .as("error_code");
        Criteria criteria = filter.criteria(owner, usable);
        return selectWithin(
                        limit,
                        statement(
                                List.of(
                                        ID,
                                        STATUS,
                                        QUERY,
                                        DATABASE,
                                        REFERENCE,
                                        RERUN_OF,
                                        FOLLOWS,
                                        CREATED_AT,
                                        UPDATED_AT,
                                        why),
                                criteria))
                .map(row -> new TaskSummary(
                        row.get(ID),
                        row.get(STATUS),
                        row.get(QUERY),
                        row.get(DATABASE),
                        row.get(REFERENCE),
                        row.get(RERUN_OF),
                        row.get(FOLLOWS),
                        TaskSummary.errorCode(row.get(why)),
                        row.get(CREATED_AT),
                        row.get(UPDATED_AT)))
                .toList();
    }

    private static Task task(StoredRow row) {
        return new Task(
                row.get(ID),
                row.get(OWNER),
                row.get(TENANT),
                row.get(SEES_SENSITIVE),
                new QuerySubmitted(
                        row.get(QUERY), row.get(DATABASE), row.get(OPTIONS), row.get(REFERENCE), row.get(FOLLOWS)),
                row.get(RERUN_OF),
                row.get(PREVIOUS),
                row.get(STATE),
                row.get(VERSION),
                row.get(CREATED_AT),
                row.get(UPDATED_AT));
    }
}
