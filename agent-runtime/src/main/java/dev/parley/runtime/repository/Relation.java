package dev.parley.runtime.repository;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * How rows belong to rows of another table.
 *
 * @param key of a parent
 * @param reference the column that refers to it; text, a number or a UUID
 * @param referred what is in that column
 * @param <P> record of a parent
 * @param <T> record of a row that belongs to one
 * @param <K> what both have in common, never null
 */
public record Relation<P, T, K>(Function<P, K> key, Field<K> reference, Function<T, K> referred) {

    /** One text, however many keys there are: a list of values would be another statement for each number of them. */
    Condition refersToOneOf(Collection<K> keys) {
        @SuppressWarnings("unchecked") // the field's own type
        K[] all = (K[]) Array.newInstance(reference.getType(), keys.size());
        return reference.eq(DSL.any(keys.toArray(all)));
    }
}
