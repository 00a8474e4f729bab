package dev.parley.model.message;

import dev.parley.model.error.ValidationException;
import java.util.UUID;

/**
 * A question was asked.
 *
 * @param query the question in plain English
 * @param database name of a registered database
 * @param options how to answer; null means {@link QueryOptions#defaults()}
 * @param reference the producer's own mark, given back with every result of this task; may be null
 * @param follows the asker's task that this question may be a follow-up to, answered and on the same database; null when
 *     it is a question of its own
 */
public record QuerySubmitted(String query, String database, QueryOptions options, String reference, UUID follows)
        implements QueryCommand {

    public static final int MAX_QUERY_CHARS = 2_000;
    private static final int MAX_NAME_CHARS = 200;

    /** @throws ValidationException naming the field that is missing or too long */
    public QuerySubmitted {
        query = Texts.required("query", query, MAX_QUERY_CHARS);
        database = Texts.required("database", database, MAX_NAME_CHARS);
        options = options == null ? QueryOptions.defaults() : options;
        reference = Texts.optional("reference", reference, MAX_NAME_CHARS);
    }

    /** A question of its own. */
    public QuerySubmitted(String query, String database, QueryOptions options, String reference) {
        this(query, database, options, reference, null);
    }

    /** The same with another mark. */
    public QuerySubmitted withReference(String other) {
        return new QuerySubmitted(query, database, options, other, follows);
    }
}
