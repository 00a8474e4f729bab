package dev.parley.sql.tree;

import dev.parley.sql.lexer.Span;
import java.util.List;

/**
 * A table of WITH.
 *
 * @param columns names given to its columns; may be empty
 * @param marks values of CYCLE; empty when there is none
 */
public record CommonTable(Span span, String name, List<String> columns, Query query, List<Expression> marks)
        implements Node {

    public CommonTable {
        columns = List.copyOf(columns);
        marks = List.copyOf(marks);
    }

    @Override
    public List<Node> children() {
        return Node.of(query, marks);
    }
}
