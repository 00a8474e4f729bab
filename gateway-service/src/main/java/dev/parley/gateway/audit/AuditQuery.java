package dev.parley.gateway.audit;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of the audit to show. What is null does not matter.
 *
 * @param from first moment
 * @param to the moment after the last
 * @param after the last row that was seen; those older than it are shown
 * @param limit most rows to show
 */
record AuditQuery(
        String principal,
        String database,
        Act act,
        Outcome outcome,
        Instant from,
        Instant to,
        AuditCursor after,
        int limit) {

    private static final String SELECT = """
            SELECT id, at, principal, tenant, act, outcome, task_id, database, question, sql, error_code, layer, detail,
                   duration_millis
            FROM audit
            """;

    /** Names are looked for as they were written. */
    AuditQuery {
        principal = AuditText.of(principal, AuditEntry.NAME_CHARS);
        database = AuditText.of(database, AuditEntry.NAME_CHARS);
    }

    /** Its values are bound; the text is made of what stands in this class. */
    record Statement(String sql, Tuple values) {}

    /** Asks for one row more than the limit. */
    Statement statement() {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        add(conditions, values, "principal = $%d", principal);
        add(conditions, values, "database = $%d", database);
        add(conditions, values, "act = $%d", act == null ? null : act.name());
        add(conditions, values, "outcome = $%d", outcome == null ? null : outcome.name());
        add(conditions, values, "at >= $%d", from == null ? null : from.atOffset(ZoneOffset.UTC));
        add(conditions, values, "at < $%d", to == null ? null : to.atOffset(ZoneOffset.UTC));
        if (after != null) {
            values.add(after.at().atOffset(ZoneOffset.UTC));
            values.add(after.id());
            conditions.add("(at, id) < ($%d, $%d)".formatted(values.size() - 1, values.size()));
        }
        String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
        values.add(limit + 1);
        return new Statement(
                SELECT + where + " ORDER BY at DESC, id DESC LIMIT $" + values.size(), Tuple.wrap(values.toArray()));
    }

    private static void add(List<String> conditions, List<Object> values, String condition, Object value) {
        if (value != null) {
            values.add(value);
            conditions.add(condition.formatted(values.size()));
        }
    }
}
