package dev.parley.sql.tree;

import dev.parley.sql.lexer.Span;
import java.util.List;

/** A part of a clause that is no expression by itself. */
public sealed interface Item extends Node {

    /**
     * One output of SELECT.
     *
     * @param label null when none is given
     */
    record Output(Span span, Expression value, String label) implements Item {

        @Override
        public List<Node> children() {
            return List.of(value);
        }
    }

    /** One key of ORDER BY. */
    record SortKey(Span span, Expression value, boolean descending, Expression.Operation using) implements Item {

        @Override
        public List<Node> children() {
            return Node.of(value, using);
        }
    }

    /**
     * LIMIT, FETCH and OFFSET.
     *
     * @param count null for all rows
     * @param withTies whether rows equal to the last one come too
     * @param offset null when there is none
     */
    record Limit(Span span, Expression count, boolean withTies, Expression offset) implements Item {

        @Override
        public List<Node> children() {
            return Node.of(count, offset);
        }
    }

    /** One item of GROUP BY; the sets of GROUPING SETS, ROLLUP and CUBE in one list. */
    record Grouping(Span span, Kind kind, List<Expression> keys, List<Grouping> sets) implements Item {

        /** Kinds of grouping. */
        public enum Kind {
            KEY,
            EMPTY,
            ROLLUP,
            CUBE,
            SETS
        }

        public Grouping {
            keys = List.copyOf(keys);
            sets = List.copyOf(sets);
        }

        @Override
        public List<Node> children() {
            return Node.of(keys, sets);
        }
    }

    /**
     * A window, of WINDOW or after OVER.
     *
     * @param name its own name in WINDOW, or the one it is based on after OVER; may be null
     * @param bounds expressions in its frame
     */
    record Window(Span span, String name, List<Expression> partitionBy, List<SortKey> orderBy, List<Expression> bounds)
            implements Item {

        public Window {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
            bounds = List.copyOf(bounds);
        }

        @Override
        public List<Node> children() {
            return Node.of(partitionBy, orderBy, bounds);
        }
    }

    /**
     * A type.
     *
     * @param name as the catalog has it where SQL has its own words ({@code int4} for INTEGER)
     * @param modifiers such as a length
     */
    record TypeName(Span span, Name name, List<Expression> modifiers, boolean array) implements Item {

        public TypeName {
            modifiers = List.copyOf(modifiers);
        }

        @Override
        public List<Node> children() {
            return Node.of(modifiers);
        }
    }

    /** WHEN … THEN … of CASE. */
    record When(Span span, Expression condition, Expression result) implements Item {

        @Override
        public List<Node> children() {
            return List.of(condition, result);
        }
    }
}
