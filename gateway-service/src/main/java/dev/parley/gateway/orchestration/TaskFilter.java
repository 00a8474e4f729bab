package dev.parley.gateway.orchestration;

import static dev.parley.gateway.orchestration.TaskRepository.CREATED_AT;
import static dev.parley.gateway.orchestration.TaskRepository.DATABASE;
import static dev.parley.gateway.orchestration.TaskRepository.ERROR_CODE;
import static dev.parley.gateway.orchestration.TaskRepository.ID;
import static dev.parley.gateway.orchestration.TaskRepository.OWNER;
import static dev.parley.gateway.orchestration.TaskRepository.QUERY;
import static dev.parley.gateway.orchestration.TaskRepository.REFERENCE;
import static dev.parley.gateway.orchestration.TaskRepository.SEES_SENSITIVE;
import static dev.parley.gateway.orchestration.TaskRepository.STATUS;
import static dev.parley.gateway.orchestration.TaskRepository.TENANT;
import static dev.parley.runtime.repository.Columns.is;

import dev.parley.gateway.paging.PageCursor;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.task.TaskStatus;
import dev.parley.runtime.repository.Criteria;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;

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

    /** As {@link Task#isRefused}. */
    private static final Condition REFUSED =
            STATUS.eq(TaskStatus.FAILED).and(ERROR_CODE.eq(ErrorCode.UNKNOWN_DATABASE.code()));

    public TaskFilter {
        statuses = Set.copyOf(statuses);
    }

    /**
     * What {@link TaskProcessor#get} would not give is not there.
     *
     * @param usable databases that the caller may ask
     */
    Criteria criteria(Caller caller, Set<String> usable) {
        Condition readable = DATABASE.eq(DSL.any(usable.toArray(String[]::new)));
        Criteria which = Criteria.where(OWNER.eq(caller.subject()))
                .and(is(TENANT, caller.tenant()))
                .and((caller.may(Caller.SENSITIVE) ? readable : readable.andNot(SEES_SENSITIVE)).or(REFUSED))
                .given(statuses.isEmpty() ? null : statuses, STATUS::in)
                .given(database, DATABASE::eq)
                .given(text, QUERY::containsIgnoreCase)
                .given(reference, REFERENCE::eq)
                .between(CREATED_AT, from, to);
        return PageCursor.page(which, CREATED_AT, ID, after, limit);
    }
}
