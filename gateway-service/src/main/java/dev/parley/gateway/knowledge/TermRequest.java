package dev.parley.gateway.knowledge;

import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a new or changed term. */
@Schema(name = "GlossaryTermRequest")
record TermRequest(
        @Schema(
                description = "As people say it, up to 12 words",
                examples = "loyal customers",
                minLength = 1,
                required = true)
        String term,

        @Schema(description = "Other words for the same", nullable = true, examples = "[\"regulars\"]")
        List<String> synonyms,

        @Schema(
                description = "A table, a column, a condition, or MAX or MIN of a column; a column and these may be"
                        + " limited by WHERE and a condition",
                examples = "customers.loyalty_points > 1000",
                minLength = 1,
                maxLength = 2_000,
                required = true)
        String meaning,

        @Schema(description = "Of a new term", examples = "demo", maxLength = 200, nullable = true)
        String database,

        @Schema(description = "Whom it is for; `me` when missing", nullable = true)
        Scope scope,

        @Schema(maxLength = 2_000, nullable = true) String comment,

        @Schema(description = "When it stops to mean anything; never when missing", nullable = true)
        Instant expiresAt) {

    private static final int MAX_MEANING = 2_000;
    private static final int MAX_DATABASE = 200;

    Term term(UUID id, Caller caller, Instant now) {
        return term(
                id,
                KnowledgeText.required("database", database, MAX_DATABASE),
                Holding.of(scope == null ? Scope.ME : scope, caller),
                null,
                1,
                caller,
                now,
                now,
                Origin.WRITTEN);
    }

    /** @param before what it was; its owner stays, and so does its scope when none is named */
    Term changed(Term before, Caller caller, Instant now) {
        if (database != null && !database.equals(before.database())) {
            throw wrong("a term stays in its database, " + before.database() + "; make another for `" + database + "`");
        }
        Holding holding = new Holding(
                scope == null ? before.holding().scope() : scope,
                before.holding().owner(),
                before.holding().tenant());
        return term(
                before.id(),
                before.database(),
                holding,
                before.review(),
                before.version() + 1,
                caller,
                before.createdAt(),
                now,
                before.origin().rewritten());
    }

    private Term term(
            UUID id,
            String inDatabase,
            Holding holding,
            Review review,
            int version,
            Caller caller,
            Instant createdAt,
            Instant now,
            Origin origin) {
        List<String> others = synonyms == null ? List.of() : synonyms;
        if (others.stream().anyMatch(Objects::isNull)) {
            throw wrong("`synonyms` has a null in it");
        }
        boolean approved = holding.mayReview(caller);
        return new Term(
                id,
                term,
                others,
                KnowledgeText.required("meaning", meaning, MAX_MEANING),
                inDatabase,
                holding,
                approved ? TermStatus.APPROVED : TermStatus.PROPOSED,
                KnowledgeText.optional("comment", comment, KnowledgeText.COMMENT),
                storable(expiresAt, now),
                approved ? review : null,
                version,
                createdAt,
                now,
                origin);
    }

    private static Instant storable(Instant expiry, Instant now) {
        if (expiry == null) {
            return null;
        }
        try {
            if (expiry.isAfter(now) && expiry.atOffset(ZoneOffset.UTC).getYear() <= 9999) {
                return expiry;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw wrong("`expires_at` must be a time to come, such as 2030-01-01T00:00:00Z");
    }

    private static ValidationException wrong(String message) {
        return new ValidationException(ErrorCode.INVALID_REQUEST, message);
    }
}
