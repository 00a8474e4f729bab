package dev.parley.gateway.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One row of the audit. Texts are cut, and what looks like a credential in them is left out.
 *
 * @param principal null when nobody was authenticated
 * @param tenant the principal's; null where there are no tenants
 * @param layer which layer refused or failed; null when none did
 * @param durationMillis how long the step took that ended so; null when the act took no time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AuditEntry")
public record AuditEntry(
        Instant at,
        String principal,
        String tenant,
        Act act,
        Outcome outcome,
        UUID taskId,
        String database,
        String question,
        String sql,
        ErrorCode errorCode,
        String layer,
        String detail,
        Double durationMillis) {

    static final int NAME_CHARS = 200;
    private static final int TEXT_CHARS = 2_000;
    private static final int SQL_CHARS = 20_000;

    public AuditEntry {
        principal = AuditText.of(principal, NAME_CHARS);
        tenant = AuditText.of(tenant, NAME_CHARS);
        database = AuditText.of(database, NAME_CHARS);
        question = AuditText.of(question, TEXT_CHARS);
        sql = AuditText.of(sql, SQL_CHARS);
        layer = AuditText.of(layer, NAME_CHARS);
        detail = AuditText.of(detail, TEXT_CHARS);
    }

    /**
     * What was refused before there was a task to move.
     *
     * @param caller null when nobody was authenticated
     */
    static AuditEntry refusal(Caller caller, Act act, UUID taskId, Failure failure, String detail) {
        return new AuditEntry(
                failure.timestamp(),
                caller == null ? null : caller.subject(),
                caller == null ? null : caller.tenant(),
                act,
                Outcome.of(failure.errorCode()),
                taskId,
                null,
                null,
                null,
                failure.errorCode(),
                Layer.of(failure),
                detail,
                null);
    }

    /** What an administrator was let do. */
    static AuditEntry admin(Caller caller, String what, Instant at) {
        return new AuditEntry(
                at,
                caller.subject(),
                caller.tenant(),
                Act.ADMIN,
                Outcome.ACCEPTED,
                null,
                null,
                null,
                null,
                null,
                null,
                what,
                null);
    }
}
