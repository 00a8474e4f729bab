package dev.parley.rewriter.clause;

import dev.parley.sql.lexer.Span;
import dev.parley.sql.tree.Expression;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of one table that point at rows of another by its key.
 *
 * @param conditions of ON or WHERE that it was read from; empty for USING
 * @param span where it stands
 */
public record Link(
        Relation child,
        List<String> childColumns,
        Relation parent,
        List<String> parentColumns,
        List<Expression> conditions,
        Span span) {

    /** As a condition, for rows of both. */
    public String condition() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < childColumns.size(); i++) {
            text.append(i == 0 ? "" : " AND ")
                    .append(child.qualified(childColumns.get(i)))
                    .append(" = ")
                    .append(parent.qualified(parentColumns.get(i)));
        }
        return text.toString();
    }

    /** A condition that holds where the child points at nothing. */
    public String pointsNowhere() {
        return childColumns.stream()
                .map(column -> child.qualified(column) + " IS NULL")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }
}
