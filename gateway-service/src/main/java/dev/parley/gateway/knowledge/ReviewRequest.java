package dev.parley.gateway.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a review. */
@Schema(name = "ReviewRequest")
record ReviewRequest(
        @Schema(required = true) Decision decision,

        @Schema(description = "Why; shown with it", maxLength = 2_000, nullable = true)
        String comment) {

    @Schema(enumeration = {"approve", "reject"})
    enum Decision {
        APPROVE,
        REJECT;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Decision of(String text) {
            return Names.one("decision", values(), text);
        }
    }

    static Decision required(ReviewRequest request) {
        if (request == null || request.decision() == null) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST, "Send {\"decision\": \"approve\"} or {\"decision\": \"reject\"}");
        }
        return request.decision();
    }

    String checkedComment() {
        return KnowledgeText.optional("comment", comment, KnowledgeText.COMMENT);
    }
}
