package dev.parley.sql.tree;

import dev.parley.sql.lexer.Span;
import java.util.List;

/** What stands in FROM. */
public sealed interface FromItem extends Node {

    /**
     * The name that the rest of the query uses.
     *
     * @param columns new names of the columns; may be empty
     */
    record Alias(String name, List<String> columns) {

        public Alias {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A table, a view, or a table of WITH.
     *
     * @param alias null when there is none
     * @param sample method and arguments of TABLESAMPLE as a call; null when there is none
     * @param seed of REPEATABLE; null when there is none
     */
    record Table(Span span, Name name, Alias alias, Expression.Call sample, Expression seed) implements FromItem {

        @Override
        public List<Node> children() {
            return Node.of(sample, seed);
        }
    }

    /**
     * A query in parentheses.
     *
     * @param alias null when there is none
     */
    record Derived(Span span, Query query, boolean lateral, Alias alias) implements FromItem {

        @Override
        public List<Node> children() {
            return List.of(query);
        }
    }

    /**
     * Functions whose results are rows.
     *
     * @param calls more than one with ROWS FROM
     * @param types of the columns that are declared for it; may be empty
     * @param alias null when there is none
     */
    record Functions(Span span, List<Expression> calls, List<Item.TypeName> types, Alias alias) implements FromItem {

        public Functions {
            calls = List.copyOf(calls);
            types = List.copyOf(types);
        }

        @Override
        public List<Node> children() {
            return Node.of(calls, types);
        }
    }

    /**
     * A join.
     *
     * @param on null without ON
     * @param using columns of USING; may be empty
     * @param alias null when there is none
     */
    record Join(
            Span span,
            Kind kind,
            boolean natural,
            FromItem left,
            FromItem right,
            Expression on,
            List<String> using,
            Alias alias)
            implements FromItem {

        /** Which rows without a partner are kept. */
        public enum Kind {
            INNER,
            LEFT,
            RIGHT,
            FULL,
            CROSS
        }

        public Join {
            using = List.copyOf(using);
        }

        @Override
        public List<Node> children() {
            return Node.of(left, right, on);
        }
    }
}
