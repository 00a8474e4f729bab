package dev.parley.gateway.paging;

import dev.parley.model.error.ValidationException;
import dev.parley.runtime.repository.Criteria;
import java.time.Instant;
import java.util.function.Function;
import org.jooq.Field;

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

    /**
     * A page of a list, newest first; one row more is asked for, to know whether there are more.
     *
     * @param moment column that rows are ordered by
     * @param id column that orders those of one moment
     * @param after the last row that was seen; null for the first page
     * @param limit of the page
     */
    public static <I> Criteria page(
            Criteria which, Field<Instant> moment, Field<I> id, PageCursor<I> after, int limit) {
        Criteria first = which.orderBy(moment.desc(), id.desc()).limit(limit + 1);
        return after == null ? first : first.after(after.at(), after.id());
    }

    private String place() {
        return at + "/" + id;
    }
}
