package dev.parley.sql.tree;

import dev.parley.sql.lexer.Span;
import java.util.List;

/** What makes the rows of a {@link Query}. */
public sealed interface QueryBody extends Node {

    /**
     * SELECT.
     *
     * @param distinct DISTINCT, with or without ON
     * @param distinctOn expressions of DISTINCT ON
     * @param where null when there is none
     * @param having null when there is none
     */
    record Select(
            Span span,
            boolean distinct,
            List<Expression> distinctOn,
            List<Item.Output> outputs,
            List<FromItem> from,
            Expression where,
            List<Item.Grouping> groupBy,
            Expression having,
            List<Item.Window> windows)
            implements QueryBody {

        public Select {
            distinctOn = List.copyOf(distinctOn);
            outputs = List.copyOf(outputs);
            from = List.copyOf(from);
            groupBy = List.copyOf(groupBy);
            windows = List.copyOf(windows);
        }

        @Override
        public List<Node> children() {
            return Node.of(distinctOn, outputs, from, where, groupBy, having, windows);
        }
    }

    /** UNION, INTERSECT or EXCEPT. */
    record SetOperation(Span span, Kind kind, boolean all, QueryBody left, QueryBody right) implements QueryBody {

        /** Which rows of both sides are kept. */
        public enum Kind {
            UNION,
            INTERSECT,
            EXCEPT
        }

        @Override
        public List<Node> children() {
            return List.of(left, right);
        }
    }

    /** VALUES. */
    record Values(Span span, List<List<Expression>> rows) implements QueryBody {

        public Values {
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public List<Node> children() {
            return Node.of(rows.stream().flatMap(List::stream).toList());
        }
    }

    /** TABLE name: all columns and rows of a table. */
    record WholeTable(Span span, FromItem.Table table) implements QueryBody {

        @Override
        public List<Node> children() {
            return List.of(table);
        }
    }

    /** A query in parentheses. */
    record Nested(Span span, Query query) implements QueryBody {

        @Override
        public List<Node> children() {
            return List.of(query);
        }
    }
}
