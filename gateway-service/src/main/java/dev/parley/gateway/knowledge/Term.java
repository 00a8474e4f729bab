package dev.parley.gateway.knowledge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A word of somebody's house and what it means in a database.
 *
 * @param synonyms other words for the same
 * @param meaning a table, a column, a condition, or the greatest or least of a column
 * @param expiresAt after this it means nothing; null for never
 * @param review null when nobody reviewed it
 * @param version grows with every change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "GlossaryTerm")
record Term(
        UUID id,
        String term,
        List<String> synonyms,
        String meaning,
        String database,
        @JsonUnwrapped Holding holding,
        TermStatus status,
        String comment,
        Instant expiresAt,
        Review review,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @JsonUnwrapped Origin origin)
        implements Entry<Term> {

    private static final int MAX_CHARS = 100;
    private static final int MAX_WORDS = 12;
    private static final int MAX_SYNONYMS = 20;

    Term {
        term = words("term", term);
        if (synonyms.size() > MAX_SYNONYMS) {
            throw wrong("`synonyms` has " + synonyms.size() + " entries; at most " + MAX_SYNONYMS + " are kept");
        }
        synonyms = synonyms.stream().map(synonym -> words("synonyms", synonym)).toList();
    }

    /** The term and its synonyms as they are compared. */
    @JsonIgnore
    Set<String> ways() {
        Set<String> ways = new LinkedHashSet<>();
        ways.add(term.toLowerCase(Locale.ROOT));
        synonyms.forEach(synonym -> ways.add(synonym.toLowerCase(Locale.ROOT)));
        return ways;
    }

    @Override
    public boolean inForce() {
        return status == TermStatus.APPROVED;
    }

    @Override
    public Term reviewed(boolean approved, Review newReview) {
        return new Term(
                id,
                term,
                synonyms,
                meaning,
                database,
                holding,
                approved ? TermStatus.APPROVED : TermStatus.REJECTED,
                comment,
                expiresAt,
                newReview,
                version + 1,
                createdAt,
                newReview.at(),
                origin);
    }

    /** The same in the place of another one. */
    Term replacing(Term before) {
        return new Term(
                before.id,
                term,
                synonyms,
                meaning,
                database,
                holding,
                status,
                comment,
                expiresAt,
                review,
                before.version + 1,
                before.createdAt,
                updatedAt,
                origin);
    }

    /** The same, from elsewhere. */
    Term from(Origin other) {
        return new Term(
                id, term, synonyms, meaning, database, holding, status, comment, expiresAt, review, version, createdAt,
                updatedAt, other);
    }

    private static String words(String field, String text) {
        String words = text == null ? "" : String.join(" ", text.strip().split("\\s+"));
        if (words.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw wrong("`" + field + "` must have words");
        }
        if (words.length() > MAX_CHARS || words.split(" ").length > MAX_WORDS) {
            throw wrong("`" + field + "` has more than " + MAX_WORDS + " words or " + MAX_CHARS + " characters");
        }
        return KnowledgeText.storable(field, words);
    }

    private static ValidationException wrong(String message) {
        return new ValidationException(ErrorCode.INVALID_REQUEST, message);
    }
}
