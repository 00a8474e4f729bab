package dev.parley.gateway.orchestration;

import dev.parley.gateway.paging.PageCursor;
import dev.parley.gateway.paging.PageStatement;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.task.TaskStatus;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

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
        PageCursor<UUID> after,
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

    /**
     * What {@link TaskProcessor#get} would not give is not there.
     *
     * @param usable databases that the caller may ask
     */
    PageStatement.Statement statement(Caller caller, Set<String> usable) {
        String sensitive = caller.may(Caller.SENSITIVE) ? "" : " AND NOT sees_sensitive";
        String[] names = statuses.stream().map(TaskStatus::name).toArray(String[]::new);
        PageStatement page = new PageStatement().where("owner = $%d", caller.subject());
        PageStatement own =
                caller.tenant() == null ? page.where("tenant IS NULL") : page.where("tenant = $%d", caller.tenant());
        return own.where("(database = ANY ($%d)" + sensitive + " OR " + REFUSED + ")", usable.toArray(String[]::new))
                .whereGiven("status = ANY ($%d)", names.length == 0 ? null : names)
                .whereGiven("database = $%d", database)
                .whereGiven("strpos(lower(query), lower($%d)) > 0", text)
                .whereGiven("reference = $%d", reference)
                .between("created_at", from, to)
                .page(SELECT, "created_at", "id", after, limit);
    }
}
