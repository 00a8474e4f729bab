package dev.parley.gateway.orchestration;

import dev.parley.gateway.paging.PageCursor;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.task.TaskStatus;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which of a caller's tasks to show. What is null or empty does not matter.
 *
 * @param statuses any of them
 * @param text a part of the question, in whatever case
 * @param from first moment of submission
 * @param to the moment after the last
 * @param after the last task that was seen; those older than it are shown
 * @param limit most tasks to show
 */
public record TaskFilter(
        Set<TaskStatus> statuses,
        String database,
        String text,
        String reference,
        Instant from,
        Instant to,
        PageCursor after,
        int limit) {

    private static final String SELECT = """
            SELECT id, status, query, database, reference, rerun_of, created_at, updated_at,
                   CASE WHEN status IN ('FAILED', 'EXPIRED') THEN state #>> '{result,failure,error_code}' END AS error_code
            FROM tasks
            """;

    /** As {@link Task#isRefused}. */
    private static final String REFUSED = "status = 'FAILED' AND state #>> '{result,failure,error_code}' = '"
            + ErrorCode.UNKNOWN_DATABASE.code() + "'";

    public TaskFilter {
        statuses = Set.copyOf(statuses);
    }

    /** Its values are bound; the text is made of what stands in this class. */
    record Statement(String sql, Tuple values) {}

    /**
     * Newest first; asks for one task more than the limit. What {@link TaskProcessor#get} would not give is not there.
     *
     * @param usable databases that the caller may ask
     */
    Statement of(Caller caller, Set<String> usable) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        add(conditions, values, "owner = $%d", caller.subject());
        if (caller.tenant() == null) {
            conditions.add("tenant IS NULL");
        }
        add(conditions, values, "tenant = $%d", caller.tenant());
        add(
                conditions,
                values,
                "(database = ANY ($%d)" + (caller.may(Caller.SENSITIVE) ? "" : " AND NOT sees_sensitive") + " OR "
                        + REFUSED + ")",
                usable.toArray(String[]::new));
        String[] names = statuses.stream().map(TaskStatus::name).toArray(String[]::new);
        add(conditions, values, "status = ANY ($%d)", names.length == 0 ? null : names);
        add(conditions, values, "database = $%d", database);
        add(conditions, values, "strpos(lower(query), lower($%d)) > 0", text);
        add(conditions, values, "reference = $%d", reference);
        add(conditions, values, "created_at >= $%d", from == null ? null : from.atOffset(ZoneOffset.UTC));
        add(conditions, values, "created_at < $%d", to == null ? null : to.atOffset(ZoneOffset.UTC));
        if (after != null) {
            values.add(after.at().atOffset(ZoneOffset.UTC));
            values.add(after.id());
            conditions.add("(created_at, id) < ($%d, $%d)".formatted(values.size() - 1, values.size()));
        }
        values.add(limit + 1);
        return new Statement(
                SELECT + "WHERE " + String.join(" AND ", conditions) + " ORDER BY created_at DESC, id DESC LIMIT $"
                        + values.size(),
                Tuple.wrap(values.toArray()));
    }

    private static void add(List<String> conditions, List<Object> values, String condition, Object value) {
        if (value != null) {
            values.add(value);
            conditions.add(condition.formatted(values.size()));
        }
    }
}
