package dev.parley.engine.interpretation.reading;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.ontology.Entity;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rows that only stand beside those that a period is about: of "customers who spent more than 100 in 2025" the year is one of
 * the orders.
 *
 * @param done the rows of what those asked about did, which have a date of their own; null where nothing was done
 * @param inClause whether the period is said in a clause behind a noun: "members who joined in 2023"
 */
record Bystanders(Reading reading, Scope scope, Entity done, boolean inClause) {

    /** Whether the rows only stand beside those that the period is about: whose, of which, for each of which they are. */
    boolean is(Entity entity) {
        return !measured().isEmpty() && scope.focus.entity() == entity
                || groups(entity)
                || outside(entity)
                || belongsTo(entity)
                || didIt(entity);
    }

    /**
     * "the top 5 brands by revenue in 2025", "customers who spent more than 100 in 2025": the tables of what rows of another
     * are ranked or chosen by, which the year is of.
     */
    List<Entity> measured() {
        return scope.outer != null || scope.focus == null
                ? List.of()
                : Stream.concat(
                                scope.order.stream().map(Scope.Sort::expression).filter(Expression::aggregates),
                                scope.having.stream().flatMap(chosen -> chosen.expressions().stream()))
                        .flatMap(expression -> expression.aliases().stream())
                        .map(alias -> scope.places.withAlias(alias).entity())
                        .filter(entity -> entity != scope.focus.entity())
                        .distinct()
                        .toList();
    }

    /** "revenue by brand in 2025": the year is one of the sales, not of the brands. */
    private boolean groups(Entity entity) {
        return scope.outer == null
                && scope.computed()
                && scope.focus != null
                && scope.focus.entity() != entity
                && !scope.focus.entity().isPartOf(entity)
                && scope.groups.stream().anyMatch(item -> switch (item) {
                    case Scope.Item.Row row -> onTheWay(entity, row.place().entity());
                    case Scope.Item.Value value ->
                        value.expression().aliases().stream()
                                .anyMatch(alias -> onTheWay(
                                        entity, scope.places.withAlias(alias).entity()));
                });
    }

    /** "how much did customers spend in 2025": the year is one of what is summed, not of those it belongs to. */
    private boolean belongsTo(Entity entity) {
        return scope.outer == null
                && scope.computed()
                && scope.focus != null
                && scope.focus.entity() != entity
                && !inClause
                && scope.required.stream().anyMatch(place -> place.entity() == entity)
                && !reading.many(scope.focus, entity)
                && reading.knowledge.ontology().date(scope.focus.entity()).isPresent();
    }

    /** "customers who bought a lamp in 2025": the year is one of what they did, not one of their own. */
    private boolean didIt(Entity entity) {
        return done != null
                && done != entity
                && scope.outer == null
                && scope.focus != null
                && scope.focus.entity() == entity;
    }

    /** "customers without orders in 2024": the year is one of the orders, not of the customers outside. */
    private boolean outside(Entity entity) {
        return scope.outer != null
                && scope.subjects().stream().noneMatch(place -> place.entity() == entity)
                && scope.outer.subjects().stream().anyMatch(place -> place.entity() == entity);
    }

    /** Whether a table is that of the groups, or nearer to it than what is computed: a product on the way to its brand. */
    private boolean onTheWay(Entity entity, Entity group) {
        Map<Entity, Double> away = reading.distances(group);
        return entity == group
                || group != scope.focus.entity()
                        && away.getOrDefault(entity, 99.0) < away.getOrDefault(scope.focus.entity(), 0.0);
    }
}
