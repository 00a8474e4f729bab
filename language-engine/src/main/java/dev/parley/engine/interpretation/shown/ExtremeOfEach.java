package dev.parley.engine.interpretation.shown;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Ordering.Direction;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.ScalarQuery;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.interpretation.composition.JoinPlan;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.Place;
import dev.parley.engine.ontology.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The row that ranks first in each group: "the cheapest book of each author". */
final class ExtremeOfEach {

    private final ShownReaders readers;
    private final Reading reading;

    ExtremeOfEach(ShownReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
    }

    /** "the price of the cheapest book of each author": the least of each group, or the rows that have it. */
    void finish() {
        Scope scope = reading.scope;
        boolean ranked = !scope.groups.isEmpty()
                && !scope.computed()
                && scope.order.size() == 1
                && scope.limit != null
                && scope.limit == 1
                && !scope.order.getFirst().expression().aggregates();
        if (!ranked) {
            return;
        }
        Scope.Sort sort = scope.order.getFirst();
        boolean alone = scope.shown.size() == 1
                && scope.shown.getFirst() instanceof Scope.Item.Value value
                && value.expression().equals(sort.expression());
        if (!alone) {
            rowsOfEach(sort);
            return;
        }
        Expression extreme = new Aggregate(extreme(sort), sort.expression(), false);
        scope.shown.set(0, new Scope.Item.Value(extreme, readers.measures.nameOf(extreme)));
        scope.order.clear();
        scope.limit = null;
    }

    /** "the cheapest book of each author": the rows of which no other of the same group comes before. */
    private void rowsOfEach(Scope.Sort sort) {
        Scope scope = reading.scope;
        Place inner = scope.nested().places.of(scope.focus.entity(), scope.focus.via());
        Expression group = groupOfFocus().orElseThrow(() -> new NotUnderstood(readers.groups.per));
        List<Predicate> same = new ArrayList<>();
        Set<String> own = Set.of(scope.focus.alias());
        if (!sort.expression().aliases().equals(own)
                || scope.filters.stream().anyMatch(filter -> !filter.aliases().equals(own))) {
            throw new NotUnderstood(readers.groups.per);
        }
        for (Predicate filter : scope.filters) {
            same.add(Filters.moved(filter, inner.alias()).orElseThrow(() -> new NotUnderstood(readers.groups.per)));
        }
        same.add(new Comparison(moved(group, inner), Comparison.Operator.EQUAL, group));
        Output extreme = new Output(new Aggregate(extreme(sort), moved(sort.expression(), inner), false), "value");
        Query best = new Select(
                false, List.of(extreme), JoinPlan.scan(inner), List.of(), same, List.of(), List.of(), List.of(), null);
        scope.filters.add(new Comparison(sort.expression(), Comparison.Operator.EQUAL, new ScalarQuery(best)));
        scope.order.clear();
        scope.limit = null;
        Scope.Item of = scope.groups.getFirst();
        if (!shows(of)) {
            scope.shown.addFirst(of);
        }
        Scope.Item measure = new Scope.Item.Value(sort.expression(), readers.measures.nameOf(sort.expression()));
        boolean rows =
                scope.shown.stream().anyMatch(item -> item instanceof Scope.Item.Row row && row.place() == scope.focus);
        if (rows && !shows(measure)) {
            // Who asks for the rows, and not for columns of them, wants to see what they were compared by.
            scope.shown.add(measure);
        }
        scope.groups.clear();
    }

    /** The column of the ranked rows that says to which group they belong. */
    private Optional<Expression> groupOfFocus() {
        Scope scope = reading.scope;
        if (scope.groups.size() != 1 || scope.focus == null || !scope.required.isEmpty()) {
            return Optional.empty();
        }
        return switch (scope.groups.getFirst()) {
            case Scope.Item.Value value ->
                Optional.of(value.expression()).filter(e -> e.aliases().equals(Set.of(scope.focus.alias())));
            case Scope.Item.Row row -> keyTo(row.place());
        };
    }

    /** The one key by which each row asked about belongs to a row of {@code place}. */
    private Optional<Expression> keyTo(Place place) {
        Place focus = reading.scope.focus;
        List<Relation> keys = reading.knowledge.ontology().relations().stream()
                .filter(relation -> relation.from() == focus.entity() && relation.to() == place.entity())
                .filter(relation -> place.via() == null || place.via().equals(relation))
                .filter(relation -> relation.key().columns().size() == 1 && !relation.selfReference())
                .toList();
        return keys.size() == 1
                ? focus.entity()
                        .property(keys.getFirst().key().columns().getFirst())
                        .map(focus::column)
                : Optional.empty();
    }

    private boolean shows(Scope.Item group) {
        return reading.scope.shown.stream().anyMatch(item -> item.equals(group));
    }

    private Expression moved(Expression column, Place place) {
        if (!(column instanceof ColumnRef ref)) {
            throw new NotUnderstood(readers.groups.per);
        }
        return new ColumnRef(place.alias(), ref.column(), ref.family());
    }

    private static Aggregate.Function extreme(Scope.Sort sort) {
        return sort.direction() == Direction.DESCENDING ? Aggregate.Function.MAXIMUM : Aggregate.Function.MINIMUM;
    }
}
