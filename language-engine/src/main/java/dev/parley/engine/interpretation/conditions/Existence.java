package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.composition.Composer;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.JoinPath;
import dev.parley.engine.join.Place;
import dev.parley.engine.ontology.Entity;
import java.util.Comparator;
import java.util.Optional;

/** Lays down that rows of another table are there, and for which of the rows outside. */
final class Existence {

    private final ConditionReaders readers;
    private final Reading reading;
    /** The row outside that the nested ones belong to, where that is said; else null. */
    Place owner;

    Existence(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
    }

    /** That a row of {@code inner} belongs to one of {@code outer}. */
    Predicate exists(Scope outer, Scope inner, Evidence evidence) {
        if (inner.focus.via() == null
                && (readers.dimensions.ownOfDimensions(inner.focus.entity())
                        || readers.dimensions.haveAlike(outer, inner.focus))) {
            return readers.dimensions.sameDimensions(outer, inner, evidence);
        }
        return new Composer(reading, inner)
                .exists(inner.outer == outer && owner != null ? owner : outerPlace(outer, inner))
                .orElseThrow(() -> new NotUnderstood(evidence));
    }

    /** The same, when the row outside may have several of them. */
    Predicate someOf(Scope outer, Scope inner, Evidence evidence) {
        if (inner.focus.via() == null && readers.dimensions.ownOfDimensions(inner.focus.entity())) {
            return readers.dimensions.sameDimensions(outer, inner, evidence);
        }
        return new Composer(reading, inner)
                .exists(countingPlace(outer, inner))
                .orElseThrow(() -> new NotUnderstood(evidence));
    }

    /** A condition on a column; denied of rows that one may have several of, none of them may fulfil it. */
    void add(Expression column, Predicate predicate, boolean nullable) {
        Scope scope = reading.scope;
        Place place = column.aliases().isEmpty() || column.aggregates()
                ? null
                : scope.places.withAlias(column.aliases().iterator().next());
        boolean denied = scope.pending.negated()
                && place != null
                && scope.focus != null
                && !scope.subjects().contains(place)
                && reading.knowledge.graph().shortestPaths(scope.focus.entity(), place.entity()).stream()
                        .anyMatch(path -> !path.toOne());
        if (!denied) {
            scope.pending.add(predicate, nullable);
            return;
        }
        Scope inner = scope.nested();
        inner.places.adopt(place);
        inner.focusOn(place);
        inner.filters.add(predicate);
        Predicate some = exists(scope, inner, scope.pending.negation);
        scope.pending.negation = null;
        scope.pending.add(new Not(some, false), false);
    }

    /** The row outside that the inner rows belong to: of the tables named, the nearest by keys. */
    Place outerPlace(Scope outer, Scope inner) {
        Entity entity = inner.focus.entity();
        Optional<Place> resumed = outer.takeResumed()
                .filter(place -> place.entity() != entity
                        && reading.distances(place.entity()).containsKey(entity));
        if (resumed.isPresent()) {
            return resumed.get();
        }
        return outer.subjects().stream()
                .filter(place -> place.entity() != entity)
                .filter(place -> reading.distances(place.entity()).containsKey(entity))
                .min(Comparator.comparingDouble(
                        place -> reading.distances(place.entity()).get(entity)))
                .orElseGet(() -> outer.focus);
    }

    /** The row outside that may have several of the inner rows. */
    Place countingPlace(Scope outer, Scope inner) {
        Entity entity = inner.focus.entity();
        return outer.subjects().stream()
                .filter(place -> place.entity() != entity
                        && reading.distances(place.entity()).containsKey(entity))
                .filter(place -> reading.knowledge.graph().shortestPaths(place.entity(), entity).stream()
                        .anyMatch(path -> !path.toOne() && !leadsOver(path, outer.focus)))
                .min(Comparator.comparingDouble(
                        place -> reading.distances(place.entity()).get(entity)))
                .orElseGet(() -> outerPlace(outer, inner));
    }

    /** Whether a way leads over what is asked about, which is nearer to its end then. */
    private static boolean leadsOver(JoinPath path, Place focus) {
        return focus != null
                && path.steps().stream().limit(path.steps().size() - 1).anyMatch(step -> step.end() == focus.entity());
    }
}
