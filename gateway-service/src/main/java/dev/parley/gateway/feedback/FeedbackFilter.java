package dev.parley.gateway.feedback;

import dev.parley.gateway.paging.PageCursor;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

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
        PageCursor after,
        int limit) {

    /** Its values are bound; the text is made of what stands in this class. */
    record Statement(String sql, Tuple values) {}

    /** Newest first; asks for one more than the limit. */
    Statement statement(String select) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>();
        add(conditions, values, "tenant = $%d", tenant);
        add(conditions, values, "verdict = $%d", verdict == null ? null : verdict.name());
        add(conditions, values, "(corrected_sql IS NOT NULL) = $%d", corrected);
        add(conditions, values, "database = $%d", database);
        add(conditions, values, "created_at >= $%d", from == null ? null : from.atOffset(ZoneOffset.UTC));
        add(conditions, values, "created_at < $%d", to == null ? null : to.atOffset(ZoneOffset.UTC));
        if (after != null) {
            values.add(after.at().atOffset(ZoneOffset.UTC));
            values.add(after.id());
            conditions.add("(created_at, task_id) < ($%d, $%d)".formatted(values.size() - 1, values.size()));
        }
        values.add(limit + 1);
        return new Statement(
                select + "WHERE " + String.join(" AND ", conditions) + " ORDER BY created_at DESC, task_id DESC LIMIT $"
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
