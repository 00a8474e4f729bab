package dev.parley.sql.tree;

import dev.parley.sql.lexer.Span;
import java.util.List;

/**
 * One query: a SELECT, VALUES or set operation with what belongs to it as a whole.
 *
 * @param with tables that are named before it
 * @param recursive whether those may read themselves
 * @param limit null when there is none
 */
public record Query(
        Span span,
        List<CommonTable> with,
        boolean recursive,
        QueryBody body,
        List<Item.SortKey> orderBy,
        Item.Limit limit)
        implements Node {

    public Query {
        with = List.copyOf(with);
        orderBy = List.copyOf(orderBy);
    }

    @Override
    public List<Node> children() {
        return Node.of(with, body, orderBy, limit);
    }
}
