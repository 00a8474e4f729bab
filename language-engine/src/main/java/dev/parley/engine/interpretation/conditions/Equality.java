package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.OneOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays down that a column equals a value, or one of several, or each of them in rows of their own. */
final class Equality {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    Equality(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** The column equals the value, or one of the values, or, when each of a row's many may differ, each of them. */
    void equal(Property property, Expression column, List<Literal> literals, boolean both) {
        Scope scope = reading.scope;
        Pending pending = scope.pending;
        boolean nullable = property.column().nullable();
        pending.about(property, column);
        if (pending.negated() && never(property)) {
            Scope inner = scope.nested();
            inner.focusOn(inner.places.of(property.entity()));
            inner.filters.add(Filters.values(inner.focus.column(property), literals));
            pending.negation = null;
            pending.add(new Not(readers.dimensions.sameDimensions(scope, inner, cursor.last()), false), false);
            return;
        }
        boolean contrast =
                scope.filters.stream().anyMatch(filter -> fixes(filter, column)) && readers.someRows.many(property);
        boolean ofNone = pending.negated()
                && scope.outer == null
                && pending.negation.words().matches("(?i)never.*")
                && readers.someRows.many(property);
        if (pending.negated() && (contrast || ofNone || readers.someRows.elsewhere(property))) {
            pending.negation = null;
            pending.add(
                    new Not(
                            contrast || ofNone
                                    ? readers.someRows.someOfFocus(property, literals)
                                    : readers.someRows.some(property, literals),
                            false),
                    false);
            return;
        }
        if (both && literals.size() == 1 && periodFollows()) {
            pending.add(Filters.values(column, literals), nullable);
            return;
        }
        Predicate before = scope.filters.isEmpty() ? null : scope.filters.getLast();
        boolean sameColumn = before != null && !pending.negated() && fixes(before, column);
        if (both || sameColumn && pending.listed && !pending.alternative && readers.someRows.many(property)) {
            each(property, column, literals, sameColumn);
            return;
        }
        if (sameColumn && (pending.alternative || pending.listed)) {
            scope.filters.removeLast();
            List<Literal> all = new ArrayList<>(constants(before));
            all.addAll(literals);
            pending.alternative = false;
            pending.add(Filters.values(column, all.stream().distinct().toList()), nullable);
            return;
        }
        pending.add(Filters.values(column, literals), nullable);
    }

    /** "Which studios have never worked with Lee": no row of theirs says so, and not some row says another. */
    private boolean never(Property property) {
        Scope scope = reading.scope;
        return scope.pending.negation.words().matches("(?i)never.*")
                && scope.outer == null
                && readers.dimensions.ownOfDimensions(property.entity())
                && scope.dimensions().stream()
                        .map(value -> Dimensions.propertyOf(scope.focus, value.expression()))
                        .noneMatch(shown -> Columns.unique(shown) || shown == property);
    }

    /** "both spring of 2009 and autumn of 2010": the year belongs to that value, so that neither stands by itself. */
    boolean periodFollows() {
        int of = cursor.next().filter(e -> e.is(Operation.OF, Operation.IN)).isPresent() ? 1 : 0;
        return cursor.next(of).filter(e -> e.period() != null).isPresent();
    }

    /** "both French and English": no one row is both, so that each is asked for by itself. */
    private void each(Property property, Expression column, List<Literal> literals, boolean withLast) {
        Scope scope = reading.scope;
        List<Literal> all = new ArrayList<>(literals);
        if (withLast) {
            all.addAll(0, constants(scope.filters.removeLast()));
        }
        Optional<Place> role = otherRow(column);
        if (role.isPresent()) {
            for (Literal literal : all) {
                scope.pending.add(readers.someRows.someOf(role.get(), property, literal), false);
            }
            return;
        }
        boolean nested = readers.someRows.many(property) || readers.dimensions.ownOfDimensions(property.entity());
        boolean byName = !nested
                && scope.pending.both
                && scope.outer == null
                && !scope.dimensions().isEmpty()
                && all.size() > 1;
        if (byName) {
            for (Literal literal : all) {
                Scope inner = scope.nested();
                inner.focusOn(inner.places.of(scope.focus.entity()));
                inner.filters.add(
                        Filters.values(inner.places.of(property.entity()).column(property), List.of(literal)));
                scope.pending.add(readers.dimensions.sameDimensions(scope, inner, cursor.last()), false);
            }
            return;
        }
        if (!nested) {
            if (scope.pending.both && all.size() > 1) {
                reading.notes.assume("both", "taken as either of them: no one row is both");
                reading.notes.guess();
            }
            scope.pending.add(Filters.values(column, all), property.column().nullable());
            return;
        }
        boolean both = scope.pending.both && all.size() == 1;
        for (Literal literal : all) {
            scope.pending.add(
                    readers.someRows.many(property)
                            ? readers.someRows.someOfFocus(property, List.of(literal))
                            : readers.someRows.some(property, List.of(literal)),
                    false);
        }
        scope.pending.both = both;
        scope.pending.about(property, column);
    }

    /** Where a column stands, if that is another row of the table asked about: "friends of both Dan and Alice". */
    private Optional<Place> otherRow(Expression column) {
        Scope scope = reading.scope;
        Place place = scope.places.withAlias(column.aliases().iterator().next());
        boolean other = scope.focus != null && !place.equals(scope.focus) && place.entity() == scope.focus.entity();
        return other ? Optional.of(place) : Optional.empty();
    }

    static boolean fixes(Predicate predicate, Expression column) {
        return predicate instanceof OneOf(var value, var options) && value.equals(column)
                || predicate instanceof Comparison(var left, var operator, var right)
                        && operator == Comparison.Operator.EQUAL
                        && left.equals(column)
                        && right instanceof Literal;
    }

    private static List<Literal> constants(Predicate predicate) {
        return switch (predicate) {
            case OneOf oneOf -> oneOf.options();
            case Comparison comparison when comparison.right() instanceof Literal literal -> List.of(literal);
            default -> List.of();
        };
    }
}
