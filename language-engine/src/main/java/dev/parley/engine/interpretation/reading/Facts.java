package dev.parley.engine.interpretation.reading;

import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Range;
import dev.parley.engine.algebra.TextMatch;
import dev.parley.engine.glossary.Definition;
import dev.parley.engine.glossary.Definition.Fact;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.text.Periods;
import dev.parley.model.schema.TypeFamily;
import java.math.BigDecimal;
import java.util.List;

/** Turns what a glossary defines into conditions of a query. */
public final class Facts {

    private Facts() {}

    /** The conditions of a term, tied to the tables as they stand in the scope. */
    public static Predicate predicate(Definition.Holds holds, Scope scope) {
        List<Predicate> options = holds.anyOf().stream()
                .map(facts ->
                        all(facts.stream().map(fact -> predicate(fact, scope)).toList()))
                .toList();
        return options.size() == 1 ? options.getFirst() : new AnyOf(options);
    }

    private static Predicate all(List<Predicate> parts) {
        return parts.size() == 1 ? parts.getFirst() : new AllOf(parts);
    }

    public static Predicate predicate(Fact fact, Scope scope) {
        Property property = fact.property();
        Expression column = fact.via() == null
                ? scope.column(property)
                : scope.places.of(property.entity(), fact.via()).column(property);
        return switch (fact.test()) {
            case MISSING -> new Missing(column);
            case PRESENT -> new Not(new Missing(column), false);
            case BETWEEN -> new Range(column, value(fact, 0), value(fact, 1), true);
            case LIKE -> like(column, fact.values().getFirst());
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> compared(fact, column);
        };
    }

    /** Texts are compared without regard to case, as people write them. */
    private static Predicate compared(Fact fact, Expression column) {
        Comparison.Operator operator = Comparison.Operator.valueOf(fact.test().name());
        String value = fact.values().getFirst();
        boolean text = column.family() == TypeFamily.TEXT && !value.isEmpty();
        if (text && operator == Comparison.Operator.EQUAL) {
            return new TextMatch(column, TextMatch.Kind.EQUALS, value);
        }
        if (text && operator == Comparison.Operator.NOT_EQUAL) {
            return new Not(new TextMatch(column, TextMatch.Kind.EQUALS, value), false);
        }
        return new Comparison(column, operator, value(fact, 0));
    }

    private static Predicate like(Expression column, String pattern) {
        boolean start = pattern.startsWith("%");
        boolean end = pattern.endsWith("%");
        String text = pattern.replaceAll("^%|%$", "");
        TextMatch.Kind kind = start && end
                ? TextMatch.Kind.CONTAINS
                : start ? TextMatch.Kind.ENDS_WITH : end ? TextMatch.Kind.STARTS_WITH : TextMatch.Kind.EQUALS;
        return new TextMatch(column, kind, text);
    }

    private static Literal value(Fact fact, int index) {
        String value = fact.values().get(index);
        TypeFamily family = fact.property().column().family();
        if (family.isNumeric()) {
            return new Literal.Number(new BigDecimal(value));
        }
        return family.isTemporal()
                ? new Literal.Day(Periods.day(value).orElseThrow().from())
                : Filters.literal(value, family);
    }
}
