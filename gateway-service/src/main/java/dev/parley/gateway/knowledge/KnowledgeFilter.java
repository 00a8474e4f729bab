package dev.parley.gateway.knowledge;

import dev.parley.gateway.paging.LongPage;
import dev.parley.gateway.paging.OpaqueCursor;
import dev.parley.model.error.ValidationException;
import java.util.UUID;

/**
 * Which pieces of knowledge a list shows; null is any.
 *
 * @param status name of the constant
 * @param text a part of a term or of a question
 * @param before the last one of the page before
 */
record KnowledgeFilter(String database, Scope scope, String status, String owner, String text, UUID before, int limit) {

    /** @throws ValidationException naming the parameter that is wrong */
    static KnowledgeFilter of(String database, String scope, Enum<?> status, String owner, String text, LongPage page) {
        return new KnowledgeFilter(
                storable("database", database),
                Scope.of(scope),
                status == null ? null : status.name(),
                storable("owner", owner),
                storable("text", text),
                before(page.cursor()),
                page.limit());
    }

    private static String storable(String field, String text) {
        return text == null ? null : KnowledgeText.storable(field, text);
    }

    private static UUID before(String cursor) {
        return cursor == null ? null : OpaqueCursor.read(cursor, UUID::fromString);
    }
}
