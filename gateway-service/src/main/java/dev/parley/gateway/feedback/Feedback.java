package dev.parley.gateway.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an asker thinks of an answer.
 *
 * @param owner who asked, and judged
 * @param tenant the owner's; null where there are no tenants
 * @param sql the answer's; null when there was none
 * @param correctedSql what it should have been, by its form one read; it was not run. Null when nobody said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Feedback")
public record Feedback(
        UUID taskId,
        String owner,
        String tenant,
        String database,
        String question,
        String sql,
        FeedbackVerdict verdict,
        String comment,
        String correctedSql,
        Instant createdAt,
        Instant updatedAt) {}
