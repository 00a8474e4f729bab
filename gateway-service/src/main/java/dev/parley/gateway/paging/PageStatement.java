package dev.parley.gateway.paging;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** SQL of a page of rows, newest first. Its text is made of what our own code says, its values are bound. */
public final class PageStatement {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** @param values in the order of their numbers */
    public record Statement(String sql, Tuple values) {}

    public PageStatement where(String condition) {
        conditions.add(condition);
        return this;
    }

    /**
     * @param condition with {@code $%d} for the value
     * @param value never null, so that a condition that has to hold is not lost with it
     */
    public PageStatement where(String condition, Object value) {
        Objects.requireNonNull(value, condition);
        return where(condition.formatted(bound(value)));
    }

    /**
     * For what a caller may ask for.
     *
     * @param condition with {@code $%d} for the value
     * @param value null means any, and leaves the condition out
     */
    public PageStatement whereGiven(String condition, Object value) {
        return value == null ? this : where(condition, value);
    }

    /**
     * @param moment column that rows are ordered by
     * @param from the first; null for any
     * @param to the moment after the last; null for any
     */
    public PageStatement between(String moment, Instant from, Instant to) {
        return whereGiven(moment + " >= $%d", from).whereGiven(moment + " < $%d", to);
    }

    /**
     * @param moment column that rows are ordered by
     * @param id column that orders those of one moment
     * @param after the last row that was seen; null for the first page
     * @param limit of the page; one row more is asked for
     */
    public Statement page(String select, String moment, String id, PageCursor<?> after, int limit) {
        if (after != null) {
            where("(%s, %s) < ($%d, $%d)".formatted(moment, id, bound(after.at()), bound(after.id())));
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return new Statement(
                "%s%s ORDER BY %s DESC, %s DESC LIMIT $%d".formatted(select, where, moment, id, bound(limit + 1)),
                Tuple.wrap(values.toArray()));
    }

    private int bound(Object value) {
        values.add(value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
        return values.size();
    }
}
