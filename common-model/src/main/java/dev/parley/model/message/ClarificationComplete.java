package dev.parley.model.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * The question is clear.
 *
 * @param clarifiedQuery the reading in one plain sentence
 * @param context the part of the schema that the question needs; null from a clarifier that does not say it
 * @param chosen the options ({@link ReadingOption#id()}) that the asker's last answer came to, also when it was a text;
 *     empty when it came to none of them, or nothing was asked
 */
public record ClarificationComplete(
        String originalQuery,
        String clarifiedQuery,
        Reading reading,
        SchemaContext context,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> chosen)
        implements ClarifierReply {

    public ClarificationComplete {
        Objects.requireNonNull(originalQuery, "originalQuery");
        Objects.requireNonNull(clarifiedQuery, "clarifiedQuery");
        Objects.requireNonNull(reading, "reading");
        chosen = chosen == null ? List.of() : List.copyOf(chosen);
    }

    public ClarificationComplete(String originalQuery, String clarifiedQuery, Reading reading, SchemaContext context) {
        this(originalQuery, clarifiedQuery, reading, context, List.of());
    }

    public ClarificationComplete(String originalQuery, String clarifiedQuery, Reading reading) {
        this(originalQuery, clarifiedQuery, reading, null);
    }
}
