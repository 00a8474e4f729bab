package dev.parley.model.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;

/**
 * One meaning of a question.
 *
 * @param algebra the query algebra of the language engine, opaque to all but the engine
 * @param schemaFingerprint fingerprint of the schema snapshot that it was made for
 * @param confidence how likely the reading is to be right, 0 to 1; of one that the asker picked, how well it fits the words
 * @param assumptions what was not said and was taken
 * @param links which words of the question stand for what
 */
public record Reading(
        JsonNode algebra,
        String schemaFingerprint,
        double confidence,
        List<Assumption> assumptions,
        List<SchemaLink> links) {

    public Reading {
        Objects.requireNonNull(algebra, "algebra");
        assumptions = assumptions == null ? List.of() : List.copyOf(assumptions);
        links = links == null ? List.of() : List.copyOf(links);
    }
}
