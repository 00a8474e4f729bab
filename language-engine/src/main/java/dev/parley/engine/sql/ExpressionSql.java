package dev.parley.engine.sql;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Arithmetic;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.CountRows;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.PeriodOf;
import java.math.BigDecimal;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Expressions as jOOQ fields. */
final class ExpressionSql {

    private ExpressionSql() {}

    static Field<?> field(Expression expression) {
        return switch (expression) {
            case ColumnRef column -> DSL.field(Identifiers.name(column.alias(), column.column()));
            case CountRows ignored -> DSL.count();
            case Aggregate aggregate -> aggregate(aggregate);
            case Arithmetic arithmetic -> arithmetic(arithmetic);
            case PeriodOf period -> period(period);
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
}
