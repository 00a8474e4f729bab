package dev.parley.engine.sql;

import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Exists;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.OneOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Range;
import dev.parley.engine.algebra.TextMatch;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.RowN;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Predicates as jOOQ conditions. */
final class PredicateSql {

    private PredicateSql() {}

    static Condition condition(Predicate predicate) {
        return switch (predicate) {
            case Comparison comparison -> comparison(comparison);
            case Range range -> range(range);
            case OneOf oneOf -> value(oneOf.value()).in(options(oneOf));
            case TextMatch match -> match(match);
            case Missing missing -> value(missing.value()).isNull();
            case Exists exists -> DSL.exists(SqlRenderer.probe(exists.query()));
            case Member member -> member(member.keys(), member.query(), true);
            case AllOf allOf ->
                DSL.and(allOf.parts().stream().map(PredicateSql::condition).toList());
            case AnyOf anyOf ->
                DSL.or(anyOf.options().stream().map(PredicateSql::condition).toList());
            case Not not -> negation(not);
        };
    }

    private static Condition comparison(Comparison comparison) {
        Field<Object> left = value(comparison.left());
        Field<Object> right = value(comparison.right());
        return switch (comparison.operator()) {
            case EQUAL -> left.eq(right);
            case NOT_EQUAL -> left.ne(right);
            case LESS -> left.lt(right);
            case LESS_OR_EQUAL -> left.le(right);
            case GREATER -> left.gt(right);
            case GREATER_OR_EQUAL -> left.ge(right);
        };
    }

    private static Condition range(Range range) {
        Field<Object> value = value(range.value());
        return range.closed()
                ? value.between(value(range.low()), value(range.high()))
                : value.ge(value(range.low())).and(value.lt(value(range.high())));
    }

    private static List<Field<?>> options(OneOf oneOf) {
        return oneOf.options().stream().<Field<?>>map(ExpressionSql::literal).toList();
    }

    private static Condition match(TextMatch match) {
        Field<String> text = DSL.lower(DSL.field("{0}", String.class, ExpressionSql.field(match.value())));
        String wanted = match.text().toLowerCase(Locale.ROOT);
        return switch (match.kind()) {
            case EQUALS -> text.eq(DSL.inline(wanted));
            case CONTAINS -> text.like(DSL.inline("%" + escaped(wanted) + "%"));
            case STARTS_WITH -> text.like(DSL.inline(escaped(wanted) + "%"));
            case ENDS_WITH -> text.like(DSL.inline("%" + escaped(wanted)));
        };
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Condition negation(Not not) {
        if (not.keepsUnknown()
                && not.predicate() instanceof Comparison(var left, var operator, var right)
                && operator == Comparison.Operator.EQUAL) {
            return value(left).isDistinctFrom(value(right));
        }
        return switch (not.predicate()) {
            case Missing missing -> value(missing.value()).isNotNull();
            case Exists exists -> DSL.notExists(SqlRenderer.probe(exists.query()));
            case OneOf oneOf when !not.keepsUnknown() -> value(oneOf.value()).notIn(options(oneOf));
            case OneOf oneOf -> unlessTrue(oneOf);
            case Comparison comparison -> not.keepsUnknown() ? unlessTrue(comparison) : DSL.not(comparison(comparison));
            case Range range -> not.keepsUnknown() ? unlessTrue(range) : DSL.not(range(range));
            case TextMatch match -> not.keepsUnknown() ? unlessTrue(match) : DSL.not(match(match));
            case Member member ->
                not.keepsUnknown() ? unlessTrue(member) : member(member.keys(), KnownRows.of(member.query()), false);
            case AllOf allOf -> not.keepsUnknown() ? unlessTrue(allOf) : DSL.not(condition(allOf));
            case AnyOf anyOf -> not.keepsUnknown() ? unlessTrue(anyOf) : DSL.not(condition(anyOf));
            case Not inner -> not.keepsUnknown() ? unlessTrue(inner) : DSL.not(condition(inner));
        };
    }

    @SuppressWarnings("unchecked")
    private static Condition member(List<Expression> keys, Query query, boolean in) {
        Select<?> rows = SqlRenderer.values(query);
        if (keys.size() == 1) {
            Field<Object> key = value(keys.getFirst());
            Select<Record1<Object>> values = (Select<Record1<Object>>) rows;
            return in ? key.in(values) : key.notIn(values);
        }
        RowN row = DSL.row(keys.stream().map(ExpressionSql::field).toList());
        Select<Record> combinations = (Select<Record>) rows;
        return in ? row.in(combinations) : row.notIn(combinations);
    }

    private static Condition unlessTrue(Predicate predicate) {
        return DSL.condition("({0}) IS NOT TRUE", condition(predicate));
    }

    private static Field<Object> value(Expression expression) {
        return ExpressionSql.untyped(expression);
    }
}
