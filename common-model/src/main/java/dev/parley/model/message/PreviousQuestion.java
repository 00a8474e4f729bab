package dev.parley.model.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/**
 * A question that was answered, for what may be a follow-up to it.
 *
 * @param query as it was asked
 * @param clarifiedQuery as it was understood, in one plain sentence
 * @param algebra of its reading, opaque to all but the engine; null when its SQL was not made from a reading, as that of a
 *     verified query
 * @param schemaFingerprint fingerprint of the schema snapshot that the algebra was made for; null when there is none
 */
public record PreviousQuestion(String query, String clarifiedQuery, JsonNode algebra, String schemaFingerprint) {

    public PreviousQuestion {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(clarifiedQuery, "clarifiedQuery");
    }
}
