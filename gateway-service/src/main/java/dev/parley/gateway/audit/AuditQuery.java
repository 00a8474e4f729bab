package dev.parley.gateway.audit;

import dev.parley.gateway.paging.PageCursor;
import dev.parley.gateway.paging.PageStatement;
import java.time.Instant;

/**
 * Which rows of the audit to show. What is null does not matter.
 *
 * @param tenant whose principals' rows alone are shown
 * @param from first moment
 * @param to the moment after the last
 * @param after the last row that was seen; those older than it are shown
 * @param limit most rows to show
 */
record AuditQuery(
        String tenant,
        String principal,
        String database,
        Act act,
        Outcome outcome,
        Instant from,
        Instant to,
        PageCursor<Long> after,
        int limit) {

    private static final String SELECT = """
            SELECT id, at, principal, tenant, act, outcome, task_id, database, question, sql, error_code, layer, detail,
                   duration_millis
            FROM audit
            """;

    /** Names are looked for as they were written. */
    AuditQuery {
        tenant = AuditText.of(tenant, AuditEntry.NAME_CHARS);
        principal = AuditText.of(principal, AuditEntry.NAME_CHARS);
        database = AuditText.of(database, AuditEntry.NAME_CHARS);
    }

    PageStatement.Statement statement() {
        return new PageStatement()
                .whereGiven("tenant = $%d", tenant)
                .whereGiven("principal = $%d", principal)
                .whereGiven("database = $%d", database)
                .whereGiven("act = $%d", act == null ? null : act.name())
                .whereGiven("outcome = $%d", outcome == null ? null : outcome.name())
                .between("at", from, to)
                .page(SELECT, "at", "id", after, limit);
    }
}
