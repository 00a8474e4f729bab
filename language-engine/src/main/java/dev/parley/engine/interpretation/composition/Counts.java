package dev.parley.engine.interpretation.composition;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.CountRows;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Range;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.JoinTree;
import dev.parley.engine.join.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decides, once the joins are known, how rows are counted, and whether totals are still those of the rows. */
final class Counts {

    private final Scope scope;
    private final JoinTree tree;
    private final Set<Place> kept;

    private Counts(Scope scope, JoinTree tree, Set<Place> kept) {
        this.scope = scope;
        this.tree = tree;
        this.kept = kept;
    }

    /** Empty when a join would repeat rows that are added up, averaged, or cannot be told apart. */
    static Optional<Counts> over(Scope scope, JoinTree tree, Set<Place> kept, List<Expression> expressions) {
        Counts counts = new Counts(scope, tree, kept);
        Stream<Expression> all = Stream.concat(
                expressions.stream(), scope.having.stream().flatMap(predicate -> predicate.expressions().stream()));
        return all.allMatch(counts::sound) ? Optional.of(counts) : Optional.empty();
    }

    Expression resolve(Expression expression) {
        Place counted = scope.rowCounts.get(expression);
        if (counted == null || !(expression instanceof Aggregate aggregate)) {
            return expression;
        }
        if (!tree.once(counted, kept)) {
            return expression;
        }
        return scope.keepsEmptyGroups
                ? new Aggregate(Aggregate.Function.COUNT, aggregate.argument(), false)
                : new CountRows();
    }

    Predicate resolve(Predicate having) {
        return switch (having) {
            case Comparison(var left, var operator, var right) -> new Comparison(resolve(left), operator, right);
            case Range(var value, var low, var high, var closed) -> new Range(resolve(value), low, high, closed);
            case Not(var predicate, var keepsUnknown) -> new Not(resolve(predicate), keepsUnknown);
            case Predicate other -> other;
        };
    }

    private boolean sound(Expression expression) {
        if (!(expression instanceof Aggregate aggregate)) {
            return true;
        }
        List<Place> places = kept.stream()
                .filter(place -> aggregate.aliases().contains(place.alias()))
                .toList();
        boolean once = places.stream().allMatch(place -> tree.once(place, kept));
        return switch (aggregate.function()) {
            case MINIMUM, MAXIMUM -> true;
            case SUM, AVERAGE -> once || aggregate.distinct();
            case COUNT ->
                once
                        || !scope.rowCounts.containsKey(expression)
                        || places.stream()
                                .allMatch(place -> place.entity().key().size() == 1);
        };
    }
}
