package dev.parley.engine.interpretation.composition;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.CountRows;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.Place;
import dev.parley.model.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sort order, with enough keys behind the asked ones that a limit always cuts at the same place. */
final class Sorting {

    private final Scope scope;
    private final Projection projection;
    private final boolean distinct;

    Sorting(Scope scope, Projection projection, boolean distinct) {
        this.scope = scope;
        this.projection = projection;
        this.distinct = distinct;
    }

    List<Ordering> orderings(Counts counts) {
        List<Ordering> orderings = new ArrayList<>();
        for (Scope.Sort sort : scope.order) {
            Expression key = counts.resolve(sort.expression());
            orderings.add(
                    new Ordering(key, sort.direction(), nullable(key) ? Ordering.Nulls.LAST : Ordering.Nulls.ABSENT));
        }
        boolean allShown = scope.limit == null;
        if (allShown && !orderings.isEmpty()) {
            return orderings;
        }
        tieBreak(orderings)
                .filter(key -> orderings.stream().noneMatch(o -> o.expression().equals(key)))
                .map(key -> new Ordering(
                        key, Ordering.Direction.ASCENDING, nullable(key) ? Ordering.Nulls.LAST : Ordering.Nulls.ABSENT))
                .forEach(orderings::add);
        return orderings;
    }

    private Stream<Expression> tieBreak(List<Ordering> orderings) {
        if (projection.grouped()) {
            Stream<Expression> labels = orderings.isEmpty()
                    ? projection.outputs().stream().map(Output::expression).filter(shown -> !shown.aggregates())
                    : Stream.empty();
            return Stream.concat(labels, projection.groupBy().stream().filter(key -> !followsFromKey(key)))
                    .distinct();
        }
        List<Expression> key = scope.focus.entity().key().stream()
                .<Expression>map(scope.focus::column)
                .toList();
        boolean computed =
                projection.outputs().stream().anyMatch(o -> o.expression().aggregates());
        if (computed) {
            return Stream.empty();
        }
        Stream<Expression> shown = projection.outputs().stream().map(Output::expression);
        if (!distinct && !key.isEmpty()) {
            return key.stream();
        }
        return distinct || scope.limit != null
                ? shown
                : shown.filter(Sorting::sortable).limit(1);
    }

    /** A column of a table whose key is grouped by cannot break a tie that the key has not broken. */
    private boolean followsFromKey(Expression expression) {
        if (!(expression instanceof ColumnRef column)) {
            return false;
        }
        Place place = scope.places.withAlias(column.alias());
        List<ColumnRef> key = place.entity().key().stream().map(place::stored).toList();
        return !key.isEmpty() && !key.contains(column) && projection.groupBy().containsAll(key);
    }

    private static boolean sortable(Expression expression) {
        return switch (expression.family()) {
            case JSON, ARRAY, BINARY, OTHER -> false;
            case TEXT, INTEGER, DECIMAL, BOOLEAN, DATE, TIMESTAMP, TIME, INTERVAL, ENUM, UUID -> true;
        };
    }

    private boolean nullable(Expression expression) {
        return switch (expression) {
            case CountRows ignored -> false;
            case Aggregate aggregate -> aggregate.function() != Aggregate.Function.COUNT;
            case ColumnRef column -> {
                Place place = scope.places.withAlias(column.alias());
                yield place.entity()
                        .property(column.column())
                        .map(property -> property.column())
                        .map(Column::nullable)
                        .orElse(true);
            }
            case Expression other -> true;
        };
    }
}
