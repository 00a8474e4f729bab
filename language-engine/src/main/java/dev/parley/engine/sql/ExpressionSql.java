package dev.parley.engine.sql;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Arithmetic;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Concatenation;
import dev.parley.engine.algebra.CountRows;
import dev.parley.engine.algebra.CountWhere;
import dev.parley.engine.algebra.Elapsed;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.NumberOf;
import dev.parley.engine.algebra.PartOf;
import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.algebra.ScalarQuery;
import dev.parley.engine.algebra.TextLength;
import dev.parley.engine.algebra.Today;
import java.math.BigDecimal;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Expressions as jOOQ fields. */
final class ExpressionSql {

    /** Digits are spelled out and blanks are spaces alone: classes such as \\d take what a cast to numeric refuses. */
    private static final String NUMBER = "^ *[-+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)([.][0-9]+)? *$";

    private ExpressionSql() {}

    static Field<?> field(Expression expression) {
        return switch (expression) {
            case ColumnRef column -> DSL.field(Identifiers.name(column.alias(), column.column()));
            case CountRows ignored -> DSL.count();
            case Aggregate aggregate -> aggregate(aggregate);
            case Arithmetic arithmetic -> arithmetic(arithmetic);
            case PeriodOf period -> period(period);
            case PartOf part -> part(part);
            case Elapsed elapsed -> elapsed(elapsed);
            case Today ignored -> DSL.field("CURRENT_DATE");
            case TextLength length -> DSL.field("length({0})", Integer.class, field(length.argument()));
            case NumberOf number -> number(number);
            case Concatenation concatenation -> concatenation(concatenation);
            case CountWhere count -> DSL.count().filterWhere(PredicateSql.condition(count.where()));
            case ScalarQuery scalar -> scalar(scalar);
            case Literal literal -> literal(literal);
        };
    }

    static Field<?> literal(Literal literal) {
        return switch (literal) {
            case Literal.Text text -> DSL.inline(text.value());
            case Literal.Number number -> DSL.inline(number.value());
            case Literal.Truth truth -> DSL.inline(truth.value());
            case Literal.Day day -> DSL.inline(day.value());
        };
    }

    static boolean isColumn(Expression expression) {
        return expression instanceof ColumnRef;
    }

    static Condition equal(Expression left, Expression right) {
        return untyped(left).eq(untyped(right));
    }

    /** jOOQ's types would add casts; PostgreSQL's own rules are the ones that the algebra was checked for. */
    @SuppressWarnings("unchecked")
    static Field<Object> untyped(Expression expression) {
        return (Field<Object>) field(expression);
    }

    private static Field<?> aggregate(Aggregate aggregate) {
        Field<?> argument = field(aggregate.argument());
        return switch (aggregate.function()) {
            case COUNT -> aggregate.distinct() ? DSL.countDistinct(argument) : DSL.count(argument);
            case SUM -> aggregate.distinct() ? DSL.sumDistinct(number(aggregate)) : DSL.sum(number(aggregate));
            case AVERAGE -> aggregate.distinct() ? DSL.avgDistinct(number(aggregate)) : DSL.avg(number(aggregate));
            case MINIMUM -> DSL.min(argument);
            case MAXIMUM -> DSL.max(argument);
        };
    }

    @SuppressWarnings("unchecked")
    private static Field<BigDecimal> number(Aggregate aggregate) {
        return (Field<BigDecimal>) field(aggregate.argument());
    }

    @SuppressWarnings("unchecked")
    private static Field<?> arithmetic(Arithmetic arithmetic) {
        Field<BigDecimal> left = (Field<BigDecimal>) field(arithmetic.left());
        Field<BigDecimal> right = (Field<BigDecimal>) field(arithmetic.right());
        return switch (arithmetic.operator()) {
            case PLUS -> left.plus(right);
            case MINUS -> left.minus(right);
            case TIMES -> left.times(right);
            case DIVIDED_BY -> left.cast(SQLDataType.NUMERIC).div(DSL.nullif(right, DSL.inline(BigDecimal.ZERO)));
        };
    }

    private static Field<?> period(PeriodOf period) {
        Field<?> argument = field(period.argument());
        if (period.unit() == PeriodOf.Unit.YEAR) {
            return DSL.field("CAST(extract(year FROM {0}) AS integer)", Integer.class, argument);
        }
        String unit = period.unit().name().toLowerCase(Locale.ROOT);
        return DSL.field("CAST(date_trunc({0}, {1}) AS date)", Object.class, DSL.inline(unit), argument);
    }

    private static Field<?> part(PartOf part) {
        String unit =
                switch (part.unit()) {
                    case YEAR -> "year";
                    case QUARTER -> "quarter";
                    case MONTH -> "month";
                    case DAY_OF_MONTH -> "day";
                    case DAY_OF_WEEK -> "isodow";
                    case HOUR -> "hour";
                };
        return DSL.field("CAST(extract(" + unit + " FROM {0}) AS integer)", Integer.class, field(part.argument()));
    }

    /** Days are subtracted as they are; of times the fractions of a day are kept. */
    private static Field<?> elapsed(Elapsed elapsed) {
        Field<?> from = field(elapsed.from());
        Field<?> to = field(elapsed.to());
        return switch (elapsed.unit()) {
            case YEAR -> DSL.field("CAST(extract(year FROM age({0}, {1})) AS integer)", Integer.class, to, from);
            case DAY ->
                elapsed.ofDays()
                        ? DSL.field("({0} - {1})", Integer.class, to, from)
                        : DSL.field("(extract(epoch FROM ({0} - {1})) / 86400)", BigDecimal.class, to, from);
        };
    }

    private static Field<?> number(NumberOf number) {
        return DSL.field(
                "CASE WHEN {0} ~ {1} THEN CAST(replace({0}, ',', '') AS numeric) END",
                BigDecimal.class, field(number.argument()), DSL.inline(NUMBER));
    }

    /** Not {@code ||}, which gives NULL as soon as one part is. */
    private static Field<?> concatenation(Concatenation concatenation) {
        return DSL.function(
                DSL.unquotedName("concat"),
                String.class,
                concatenation.parts().stream()
                        .<Field<?>>map(ExpressionSql::field)
                        .toList());
    }

    @SuppressWarnings("unchecked")
    private static Field<?> scalar(ScalarQuery scalar) {
        Select<?> statement = SqlRenderer.values(scalar.query());
        return DSL.field((Select<Record1<Object>>) statement);
    }
}
