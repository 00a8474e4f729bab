package dev.parley.gateway.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A question with the SQL that somebody vouches for.
 *
 * @param taskId the task that the SQL comes from; null when it was written by hand
 * @param reason why it was set aside, or what broke it; null otherwise
 * @param review null when nobody reviewed it
 * @param version grows with every change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "VerifiedQuery")
record VerifiedQuery(
        UUID id,
        String question,
        String sql,
        String database,
        @JsonUnwrapped Holding holding,
        VerifiedStatus status,
        String comment,
        UUID taskId,
        String reason,
        Review review,
        int version,
        Instant createdAt,
        Instant updatedAt)
        implements Entry<VerifiedQuery> {

    /** As questions are compared: in lower case, with single spaces, without the mark at the end. */
    static String normalized(String question) {
        return String.join(" ", question.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .replaceFirst("[\\s.?!]+$", "");
    }

    @Override
    public boolean inForce() {
        return status == VerifiedStatus.VERIFIED;
    }

    @Override
    public VerifiedQuery reviewed(boolean approved, Review newReview) {
        return new VerifiedQuery(
                id,
                question,
                sql,
                database,
                holding,
                approved ? VerifiedStatus.VERIFIED : VerifiedStatus.SET_ASIDE,
                comment,
                taskId,
                approved ? null : newReview.comment(),
                newReview,
                version + 1,
                createdAt,
                newReview.at());
    }
}
