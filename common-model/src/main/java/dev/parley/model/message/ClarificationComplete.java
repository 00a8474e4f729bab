package dev.parley.model.message;

import java.util.Objects;

/**
 * The question is clear.
 *
 * @param clarifiedQuery the reading in one plain sentence
 * @param context the part of the schema that the question needs; null from a clarifier that does not say it
 */
public record ClarificationComplete(String originalQuery, String clarifiedQuery, Reading reading, SchemaContext context)
        implements ClarifierReply {

    public ClarificationComplete {
        Objects.requireNonNull(originalQuery, "originalQuery");
        Objects.requireNonNull(clarifiedQuery, "clarifiedQuery");
        Objects.requireNonNull(reading, "reading");
    }

    public ClarificationComplete(String originalQuery, String clarifiedQuery, Reading reading) {
        this(originalQuery, clarifiedQuery, reading, null);
    }
}
