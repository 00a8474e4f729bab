package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.composition.Composer;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lays down that there is a row for which a condition on a column holds, where each may meet many. */
final class SomeRows {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    SomeRows(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    Predicate someOf(Place row, Property property, Literal literal) {
        Scope inner = reading.scope.nested();
        Place place = inner.places.of(row.entity(), row.via());
        inner.focusOn(place);
        inner.filters.add(Filters.values(place.column(property), List.of(literal)));
        return new Composer(reading, inner)
                .exists(reading.scope.focus)
                .orElseThrow(() -> new NotUnderstood(cursor.before().orElse(cursor.last())));
    }

    Predicate some(Property property, List<Literal> literals) {
        return some(property, place -> Filters.values(place.column(property), literals));
    }

    /** That there is a row of the column's table, of what was named last, for which the condition holds. */
    Predicate some(Property property, Function<Place, Predicate> condition) {
        Scope outer = reading.scope;
        Scope inner = outer.nested();
        Place place = inner.places.of(property.entity());
        inner.focusOn(place);
        inner.filters.add(condition.apply(place));
        return readers.existence.someOf(outer, inner, cursor.before().orElse(cursor.last()));
    }

    /** "borrowed one but not the other": the other in no row at all of what is asked about. */
    Predicate someOfFocus(Property property, List<Literal> literals) {
        List<Predicate> conditions = new ArrayList<>();
        Place place = reading.scope.nested().places.of(property.entity());
        conditions.add(Filters.values(place.column(property), literals));
        if (readers.equality.periodFollows()) {
            cursor.skip(Operation.OF, Operation.IN);
            Evidence period = cursor.take();
            Property time = reading.dates.time(period, period.period().unit() == PeriodOf.Unit.YEAR);
            if (time.entity() != property.entity()) {
                throw new NotUnderstood(period);
            }
            conditions.add(Filters.period(place.column(time), Operation.IN, period.period()));
        }
        return someOfFocus(place, conditions);
    }

    /** That what is asked about has such a row of {@code place}, a table of a query of its own. */
    Predicate someOfFocus(Place place, List<Predicate> conditions) {
        Scope inner = reading.scope.nested();
        inner.places.adopt(place);
        inner.focusOn(place);
        inner.filters.addAll(conditions);
        return new Composer(reading, inner)
                .exists(reading.scope.focus)
                .orElseThrow(() -> new NotUnderstood(cursor.before().orElse(cursor.last())));
    }

    /** Whether a column is that of a table which nothing else is said about: "not by Verne" has no such author at all. */
    boolean elsewhere(Property property) {
        Scope scope = reading.scope;
        return scope.focus != null
                && scope.subjects().stream().noneMatch(place -> place.entity() == property.entity())
                && scope.shown.stream().noneMatch(item -> switch (item) {
                    case Scope.Item.Row row -> row.place().entity() == property.entity();
                    case Scope.Item.Value value ->
                        value.expression().aliases().stream()
                                .anyMatch(alias -> scope.places.withAlias(alias).entity() == property.entity());
                });
    }

    /** Whether a row of what is asked about may meet many rows of the column's table. */
    boolean many(Property property) {
        Scope scope = reading.scope;
        return scope.focus != null
                && scope.focus.entity() != property.entity()
                && reading.knowledge.graph().shortestPaths(scope.focus.entity(), property.entity()).stream()
                        .anyMatch(path -> !path.toOne());
    }
}
