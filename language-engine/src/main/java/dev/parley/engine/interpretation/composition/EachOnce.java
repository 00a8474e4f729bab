package dev.parley.engine.interpretation.composition;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import java.util.List;
import java.util.Set;

/**
 * "The different themes, ordered by visitors": each once, by the least of its rows, or by the greatest where the greatest
 * come first.
 */
final class EachOnce {

    private EachOnce() {}

    /** Makes groups of what is shown where it is asked for once each, and put in order by something else. */
    static void order(Reading reading, Scope scope) {
        List<Expression> shown =
                scope.dimensions().stream().map(Scope.Item.Value::expression).toList();
        boolean each = scope.distinct
                && reading.cursor.all().stream().anyMatch(word -> word.is(Operation.DISTINCT))
                && scope.outer == null
                && scope.groups.isEmpty()
                && scope.having.isEmpty()
                && !shown.isEmpty()
                && scope.order.stream().noneMatch(sort -> sort.expression().aggregates())
                && scope.order.stream().anyMatch(sort -> !shown.contains(sort.expression()))
                && shown.stream().noneMatch(value -> isKey(value, scope));
        if (!each) {
            return;
        }
        scope.byValue = true;
        scope.groups.addAll(scope.shown);
        scope.order.replaceAll(sort -> shown.contains(sort.expression()) ? sort : ofGroup(sort));
    }

    private static Scope.Sort ofGroup(Scope.Sort sort) {
        Aggregate.Function first = sort.direction() == Ordering.Direction.ASCENDING
                ? Aggregate.Function.MINIMUM
                : Aggregate.Function.MAXIMUM;
        return new Scope.Sort(new Aggregate(first, sort.expression(), false), sort.direction());
    }

    private static boolean isKey(Expression value, Scope scope) {
        Set<String> aliases = value.aliases();
        if (aliases.size() != 1) {
            return true;
        }
        Place place = scope.places.withAlias(aliases.iterator().next());
        return place.entity().key().size() == 1
                && place.column(place.entity().key().getFirst()).equals(value);
    }
}
