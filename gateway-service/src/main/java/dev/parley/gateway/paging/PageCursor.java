package dev.parley.gateway.paging;

import dev.parley.model.error.ValidationException;
import java.time.Instant;
import java.util.function.Function;

/**
 * The last row of a page, newest first, as a place to go on from. One that was tampered with shows rows that the caller may
 * see all the same.
 *
 * @param at in microseconds, as the database keeps it
 * @param id which of the rows of that moment
 */
public record PageCursor<I>(Instant at, I id) {

    public String text() {
        return OpaqueCursor.of(place());
    }

    /**
     * @param text null for none, which gives null
     * @param id reads the id
     * @throws ValidationException when it is none of ours
     */
    public static <I> PageCursor<I> of(String text, Function<String, I> id) {
        return text == null
                ? null
                : OpaqueCursor.read(text, place -> {
                    String[] parts = place.split("/", -1);
                    PageCursor<I> cursor =
                            new PageCursor<>(ListParameters.storable(Instant.parse(parts[0])), id.apply(parts[1]));
                    return cursor.place().equals(place) ? cursor : null;
                });
    }

    private String place() {
        return at + "/" + id;
    }
}
