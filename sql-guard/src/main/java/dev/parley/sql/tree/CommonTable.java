package dev.parley.sql.tree;

import dev.parley.sql.lexer.Span;
import java.util.List;

/**
 * A table of WITH.
 *
 * @param columns names given to its columns; may be empty
 */
public record CommonTable(Span span, String name, List<String> columns, Query query) implements Node {

    public CommonTable {
        columns = List.copyOf(columns);
    }

    @Override
    public List<Node> children() {
        return List.of(query);
    }
}
