package dev.parley.sql.tree;

import dev.parley.sql.lexer.Span;
import java.util.List;
import java.util.Locale;

/** What has a value. */
public sealed interface Expression extends Node {

    /**
     * A constant.
     *
     * @param value without quotes; null for NULL
     */
    record Literal(Span span, Kind kind, String value) implements Expression {

        /** Kinds of constants. */
        public enum Kind {
            STRING,
            NUMBER,
            BITS,
            BOOLEAN,
            NULL
        }

        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** {@code $1}. */
    record Parameter(Span span, String number) implements Expression {

        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /**
     * A column, or all of a table with {@code t.*}, or a whole row by its table's name.
     *
     * @param name null for {@code *} alone
     */
    record Column(Span span, Name name, boolean star) implements Expression {

        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /**
     * {@code (value).field}; a function of the value when it has no such field.
     *
     * @param field null for {@code (value).*}
     */
    record Field(Span span, Expression value, String field) implements Expression {

        @Override
        public List<Node> children() {
            return List.of(value);
        }
    }

    /** {@code value[1]} or {@code value[1:2]}. */
    record Subscript(Span span, Expression value, List<Expression> bounds) implements Expression {

        public Subscript {
            bounds = List.copyOf(bounds);
        }

        @Override
        public List<Node> children() {
            return Node.of(value, bounds);
        }
    }

    /**
     * A function, an aggregate, or a window function.
     *
     * @param name SQL's own forms under {@link #ownName} or {@link #formName}
     * @param star {@code count(*)}
     * @param orderBy inside the parentheses
     * @param withinGroup of an ordered-set aggregate
     * @param filter null when there is none
     * @param over null when it is no window function
     */
    record Call(
            Span span,
            Name name,
            List<Expression> arguments,
            boolean star,
            boolean distinct,
            List<Item.SortKey> orderBy,
            List<Item.SortKey> withinGroup,
            Expression filter,
            Item.Window over)
            implements Expression {

        public Call {
            arguments = List.copyOf(arguments);
            orderBy = List.copyOf(orderBy);
            withinGroup = List.copyOf(withinGroup);
        }

        /** Schema of what PostgreSQL itself brings. */
        private static final String OWN = "pg_catalog";

        /** A function of PostgreSQL's own that SQL has other words for. */
        public static Name ownName(Span span, String function) {
            return new Name(span, List.of(OWN, function));
        }

        /** A form of SQL that no function stands behind, such as {@code COALESCE}: upper case, which no function has. */
        public static Name formName(Span span, String form) {
            return new Name(span, List.of(OWN, form.toUpperCase(Locale.ROOT)));
        }

        /** A plain call. */
        public Call(Span span, Name name, List<Expression> arguments) {
            this(span, name, arguments, false, false, List.of(), List.of(), null, null);
        }

        /** Whether no function stands behind it. */
        public boolean isForm() {
            return OWN.equals(name.qualifier())
                    && name.last().equals(name.last().toUpperCase(Locale.ROOT));
        }

        @Override
        public List<Node> children() {
            return Node.of(arguments, orderBy, withinGroup, filter, over);
        }
    }

    /**
     * An operator with its operands, and all of SQL's own words between or after values: {@code AND}, {@code NOT},
     * {@code IS NULL}, {@code NOT IN}, {@code BETWEEN}, {@code LIKE}, {@code AT TIME ZONE}.
     *
     * @param operator characters, or words in upper case; its name where it was written with a schema
     */
    record Operation(Span span, Name operator, List<Expression> operands) implements Expression {

        public Operation {
            operands = List.copyOf(operands);
        }

        public boolean is(String name) {
            return operator.isAlone(name);
        }

        @Override
        public List<Node> children() {
            return Node.of(operands);
        }
    }

    /** {@code value = ANY (…)}, {@code value LIKE ALL (…)}. */
    record Quantified(Span span, Expression left, Name operator, boolean all, Expression right) implements Expression {

        @Override
        public List<Node> children() {
            return List.of(left, right);
        }
    }

    /** A query in an expression. */
    record Subquery(Span span, Kind kind, Query query) implements Expression {

        /** What of the query counts. */
        public enum Kind {
            /** Its value, or its rows behind IN, ANY and ALL. */
            ROWS,
            EXISTS,
            ARRAY
        }

        @Override
        public List<Node> children() {
            return List.of(query);
        }
    }

    /** A value as a type: {@code CAST}, {@code ::}, or a constant with its type in front. */
    record Cast(Span span, Expression value, Item.TypeName type) implements Expression {

        @Override
        public List<Node> children() {
            return List.of(value, type);
        }
    }

    /**
     * CASE.
     *
     * @param operand what WHEN is compared with; may be null
     * @param otherwise may be null
     */
    record Case(Span span, Expression operand, List<Item.When> whens, Expression otherwise) implements Expression {

        public Case {
            whens = List.copyOf(whens);
        }

        @Override
        public List<Node> children() {
            return Node.of(operand, whens, otherwise);
        }
    }

    /** {@code ARRAY[…]}. */
    record Array(Span span, List<Expression> elements) implements Expression {

        public Array {
            elements = List.copyOf(elements);
        }

        @Override
        public List<Node> children() {
            return Node.of(elements);
        }
    }

    /** {@code ROW(…)} or {@code (a, b)}. */
    record Row(Span span, List<Expression> elements) implements Expression {

        public Row {
            elements = List.copyOf(elements);
        }

        @Override
        public List<Node> children() {
            return Node.of(elements);
        }
    }
}
