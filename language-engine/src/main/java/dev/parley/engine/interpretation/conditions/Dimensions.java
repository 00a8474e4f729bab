package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.composition.Composer;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.join.Place;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Columns that are asked for by themselves, as in "which cities have members ...": conditions are on their values then, and not on rows. */
public final class Dimensions {

    private final Reading reading;

    Dimensions(ConditionReaders readers) {
        this.reading = readers.reading;
    }

    /** Whether columns of that very table are what is asked for: "which cities have members ...". */
    public boolean ownOfDimensions(Entity entity) {
        Scope scope = reading.scope;
        return scope.focus != null
                && scope.focus.entity() == entity
                && !scope.dimensions().isEmpty()
                && scope.subjects().getFirst() == scope.focus;
    }

    /** The same; "friends" are other rows of the table, not those that are asked about, and so are the clerks of a chief. */
    public boolean ownOfDimensions(Mention mention) {
        boolean others = mention instanceof Mention.RoleMention role && reading.roles.tiesAlike(role.relation());
        return !others && !hasRole(reading.scope.focus) && ownOfDimensions(mention.entityOf());
    }

    private static boolean hasRole(Place place) {
        return place != null && place.via() != null;
    }

    /** "cities that have members over 30 and members under 20": the city is among those of such members. */
    Predicate sameDimensions(Scope outer, Scope inner, Evidence evidence) {
        List<Expression> keys =
                outer.dimensions().stream().map(Scope.Item.Value::expression).toList();
        for (Scope.Item.Value value : outer.dimensions()) {
            Property property = alike(propertyOf(outer.focus, value.expression()), inner.focus.entity())
                    .orElseThrow(() -> new NotUnderstood(evidence));
            inner.shown.add(new Scope.Item.Value(inner.focus.column(property), value.name()));
        }
        outer.distinct = true;
        Query query = new Composer(reading, inner).compose().orElseThrow(() -> new NotUnderstood(evidence));
        return new Member(keys, query);
    }

    /** "cities that have owners but no vets", where either have a city and no key ties them: both are of the city. */
    boolean haveAlike(Scope outer, Place other) {
        List<Scope.Item.Value> dimensions = outer.dimensions();
        return outer.outer == null
                && !dimensions.isEmpty()
                && outer.focus.entity() != other.entity()
                && reading.distances(outer.focus.entity()).getOrDefault(other.entity(), 99.0) > 1
                && dimensions.stream()
                        .allMatch(value -> value.expression().aliases().equals(Set.of(outer.focus.alias()))
                                && !Columns.unique(propertyOf(outer.focus, value.expression()))
                                && alike(propertyOf(outer.focus, value.expression()), other.entity())
                                        .isPresent());
    }

    /** The same column, or the one of another table that is called the same. */
    private static Optional<Property> alike(Property property, Entity entity) {
        return property.entity() == entity
                ? Optional.of(property)
                : entity.properties().stream()
                        .filter(other -> other.words().equals(property.words())
                                && other.column().family() == property.column().family())
                        .findFirst();
    }

    public static Property propertyOf(Place place, Expression column) {
        return Stream.concat(place.entity().properties().stream(), place.entity().age().stream())
                .filter(p -> place.column(p).equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column of " + place.entity() + ": " + column));
    }
}
