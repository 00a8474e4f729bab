package dev.parley.gateway.feedback;

import dev.parley.gateway.paging.PageCursor;
import dev.parley.gateway.paging.PageStatement;
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

    PageStatement.Statement statement(String select) {
        return new PageStatement()
                .whereGiven("tenant = $%d", tenant)
                .whereGiven("verdict = $%d", verdict == null ? null : verdict.name())
                .whereGiven("(corrected_sql IS NOT NULL) = $%d", corrected)
                .whereGiven("database = $%d", database)
                .between("created_at", from, to)
                .page(select, "created_at", "task_id", after, limit);
    }
}
