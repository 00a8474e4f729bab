package dev.parley.runtime.repository;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/**
 * Which rows, in what order, and how many of them.
 *
 * @param condition over columns of the table
 * @param order empty for none
 * @param after values of the columns in {@code order}, of the last row that was seen; empty for the first page
 * @param limit null for all
 * @param offset rows that are left out; a page further on is cheaper by {@code after}
 */
public record Criteria(Condition condition, List<SortField<?>> order, List<Object> after, Integer limit, long offset) {

    public Criteria {
        order = List.copyOf(order);
        after = Collections.unmodifiableList(after);
    }

    public static Criteria all() {
        return new Criteria(DSL.noCondition(), List.of(), List.of(), null, 0);
    }

    public static Criteria where(Condition condition) {
        return all().and(condition);
    }

    public Criteria and(Condition more) {
        return new Criteria(condition.and(more), order, after, limit, offset);
    }

    /**
     * For what a caller may ask for.
     *
     * @param value null means any, and leaves the condition out
     */
    public <V> Criteria given(V value, Function<V, Condition> more) {
        return value == null ? this : and(more.apply(value));
    }

    /**
     * @param from the first; null for any
     * @param to the moment after the last; null for any
     */
    public Criteria between(Field<Instant> moment, Instant from, Instant to) {
        return given(from, moment::ge).given(to, moment::lt);
    }

    public Criteria orderBy(SortField<?>... fields) {
        return new Criteria(condition, List.of(fields), after, limit, offset);
    }

    /** Goes on behind a row: one value for each column of the order. */
    public Criteria after(Object... values) {
        return new Criteria(condition, order, Arrays.asList(values), limit, offset);
    }

    public Criteria limit(int most) {
        return new Criteria(condition, order, after, most, offset);
    }

    public Criteria offset(long rows) {
        return new Criteria(condition, order, after, limit, rows);
    }

    Field<?>[] seek() {
        return Stream.iterate(0, i -> i < after.size(), i -> i + 1)
                .map(i -> DSL.val(after.get(i), (Field<?>) order.get(i).$field()))
                .toArray(Field[]::new);
    }
}
