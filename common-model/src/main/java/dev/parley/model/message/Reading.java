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
 * @param carriedOver whether something of the previous question is in it; null when there is no previous question
 */
public record Reading(
        JsonNode algebra,
        String schemaFingerprint,
        double confidence,
        List<Assumption> assumptions,
        List<SchemaLink> links,
        Boolean carriedOver) {

    public Reading {
        Objects.requireNonNull(algebra, "algebra");
        assumptions = assumptions == null ? List.of() : List.copyOf(assumptions);
        links = links == null ? List.of() : List.copyOf(links);
    }

    /** Of a question that follows none. */
    public Reading(
            JsonNode algebra,
            String schemaFingerprint,
            double confidence,
            List<Assumption> assumptions,
            List<SchemaLink> links) {
        this(algebra, schemaFingerprint, confidence, assumptions, links, null);
    }

    /** The same, resting on other assumptions. */
    public Reading withAssumptions(List<Assumption> other) {
        return new Reading(algebra, schemaFingerprint, confidence, other, links, carriedOver);
    }
}
