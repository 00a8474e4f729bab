package dev.parley.gateway.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A question with the SQL that somebody vouches for.
 *
 * @param taskId the task that the SQL comes from; null when it was written by hand, or repaired
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
        Instant updatedAt,
        @JsonUnwrapped Breakage breakage)
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

    /** What a schema broke is approved with its repair. */
    @Override
    public VerifiedQuery reviewed(boolean approved, Review newReview) {
        boolean mended = approved && breakage.repair() != null;
        return new VerifiedQuery(
                id,
                question,
                mended ? breakage.repair() : sql,
                database,
                holding,
                approved ? VerifiedStatus.VERIFIED : VerifiedStatus.SET_ASIDE,
                comment,
                mended ? null : taskId,
                approved ? null : newReview.comment(),
                newReview,
                version + 1,
                createdAt,
                newReview.at(),
                Breakage.NONE);
    }

    /** The same when what it reads is gone. */
    VerifiedQuery missing(List<String> names, String repair, Instant now) {
        VerifiedStatus held = status == VerifiedStatus.BROKEN ? breakage.held() : status;
        return with(
                VerifiedStatus.BROKEN,
                "The schema has changed; what it reads is gone: " + String.join(", ", names),
                new Breakage(held, names, repair),
                now);
    }

    /** The same when what it reads is there again. */
    VerifiedQuery restored(Instant now) {
        return breakage.held() == null
                ? with(status, reason, Breakage.NONE, now)
                : with(breakage.held(), null, Breakage.NONE, now);
    }

    private VerifiedQuery with(VerifiedStatus newStatus, String newReason, Breakage newBreakage, Instant now) {
        return new VerifiedQuery(
                id,
                question,
                sql,
                database,
                holding,
                newStatus,
                comment,
                taskId,
                newReason,
                review,
                version + 1,
                createdAt,
                now,
                newBreakage);
    }
}
