package dev.parley.gateway.feedback;

import static dev.parley.gateway.feedback.FeedbackRepository.CORRECTED_SQL;
import static dev.parley.gateway.feedback.FeedbackRepository.CREATED_AT;
import static dev.parley.gateway.feedback.FeedbackRepository.DATABASE;
import static dev.parley.gateway.feedback.FeedbackRepository.TASK_ID;
import static dev.parley.gateway.feedback.FeedbackRepository.TENANT;
import static dev.parley.gateway.feedback.FeedbackRepository.VERDICT;

import dev.parley.gateway.paging.PageCursor;
import dev.parley.runtime.repository.Criteria;
import java.time.Instant;
import java.util.UUID;

/**
 * Which feedback to show. What is null does not matter.
 *
 * @param tenant whose; null shows that of all
 * @param corrected whether SQL was proposed
 * @param from first moment at which it was given
 * @param to the moment after the last
 * @param after the last that was seen; those older than it are shown
 * @param limit most to show
 */
public record FeedbackFilter(
        String tenant,
        FeedbackVerdict verdict,
        Boolean corrected,
        String database,
        Instant from,
        Instant to,
        PageCursor<UUID> after,
        int limit) {

    Criteria criteria() {
        Criteria which = Criteria.all()
                .given(tenant, TENANT::eq)
                .given(verdict, VERDICT::eq)
                .given(corrected, isCorrected -> isCorrected ? CORRECTED_SQL.isNotNull() : CORRECTED_SQL.isNull())
                .given(database, DATABASE::eq)
                .between(CREATED_AT, from, to);
        return PageCursor.page(which, CREATED_AT, TASK_ID, after, limit);
    }
}
