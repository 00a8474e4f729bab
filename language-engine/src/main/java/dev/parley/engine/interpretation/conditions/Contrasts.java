package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.interpretation.composition.Composer;
import dev.parley.engine.interpretation.composition.Projection;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.join.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads conditions that no one row can fulfil ("cities with members over 60 and under 20", "ran in spring 2009 and in
 * autumn 2010") as being about rows of several kinds, each of which must be there. What cannot be read so is left as it
 * is, and makes no query.
 */
public final class Contrasts {

    private final ConditionReaders readers;
    private final Reading reading;

    Contrasts(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
    }

    public void finish() {
        Scope scope = reading.scope;
        Set<Expression> opposed = opposed(scope.filters);
        if (scope.focus == null
                || opposed.isEmpty()
                || opposed.stream().anyMatch(e -> e.aliases().size() != 1)) {
            return;
        }
        List<Place> places = opposed.stream()
                .map(column ->
                        scope.places.withAlias(column.aliases().iterator().next()))
                .distinct()
                .toList();
        if (places.size() != 1) {
            return;
        }
        boolean either = periods(places.getFirst(), opposed)
                && !Filters.opposed(scope.filters).isEmpty();
        if (!either) {
            split(places.getFirst(), opposed);
        } else if (opposed.size() == 1 && ofOneDate(places.getFirst())) {
            either(opposed.iterator().next());
        }
    }

    private static Set<Expression> opposed(List<Predicate> filters) {
        return Stream.concat(Filters.opposed(filters).stream(), Filters.deniedIdly(filters).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** "in 2009 and 2010" may well mean either. */
    private boolean periods(Place place, Set<Expression> opposed) {
        return !reading.scope.pending.both
                && opposed.stream()
                        .allMatch(column ->
                                column instanceof ColumnRef && Columns.ofTime(Dimensions.propertyOf(place, column)));
    }

    /** "how many orders in 2009 and 2010": each is of one day, so that those of either are meant. */
    private boolean ofOneDate(Place place) {
        Scope scope = reading.scope;
        return place == scope.focus
                && scope.shown.stream()
                        .allMatch(item -> Scope.computed(item)
                                || item instanceof Scope.Item.Row(Place row, var ignored) && row == place);
    }

    private void either(Expression date) {
        List<Predicate> filters = reading.scope.filters;
        List<Predicate> periods = filters.stream()
                .filter(filter -> Filters.subject(filter).equals(date))
                .toList();
        filters.removeAll(periods);
        filters.add(new AnyOf(periods));
    }

    private void split(Place place, Set<Expression> opposed) {
        Scope scope = reading.scope;
        List<Predicate> own = scope.filters.stream()
                .filter(filter -> filter.aliases().equals(Set.of(place.alias()))
                        && !filter.expressions().isEmpty())
                .toList();
        List<Predicate> shared = own.stream()
                .takeWhile(filter -> !opposed.contains(Filters.subject(filter)))
                .toList();
        List<List<Predicate>> kinds = kinds(own.subList(shared.size(), own.size()));
        boolean alike = kinds.stream().map(Contrasts::subjects).distinct().count() == 1;
        boolean values = !reading.many(scope.focus, place.entity());
        if (!alike || (values ? !sharedValues(own) : shown(place))) {
            return;
        }
        List<Predicate> conditions = new ArrayList<>();
        for (List<Predicate> kind : kinds) {
            List<Predicate> filters =
                    Stream.concat(shared.stream(), kind.stream()).toList();
            boolean denied = kind.stream().allMatch(Filters::denied);
            List<Predicate> said =
                    denied ? filters.stream().map(Filters::affirmed).toList() : filters;
            Optional<Predicate> condition = values ? valuesOf(place, said) : rowsOf(place, said);
            if (condition.isEmpty()) {
                return;
            }
            conditions.add(denied ? new Not(condition.get(), false) : condition.get());
        }
        scope.filters.removeAll(own);
        scope.required.remove(place);
        scope.filters.addAll(conditions);
    }

    /** Each kind begins where the one before would have to be two things at once. */
    private static List<List<Predicate>> kinds(List<Predicate> filters) {
        List<List<Predicate>> kinds = new ArrayList<>(List.of(new ArrayList<>()));
        for (Predicate filter : filters) {
            List<Predicate> kind = kinds.getLast();
            if (kind.stream()
                    .anyMatch(before -> !opposed(List.of(before, filter)).isEmpty())) {
                kinds.add(new ArrayList<>(List.of(filter)));
            } else {
                kind.add(filter);
            }
        }
        return kinds;
    }

    private static Set<Expression> subjects(List<Predicate> kind) {
        return Set.copyOf(kind.stream().map(Filters::subject).toList());
    }

    /** Whether values are asked for that several rows may share, and nothing else is said of these rows. */
    private boolean sharedValues(List<Predicate> said) {
        Scope scope = reading.scope;
        return !scope.dimensions().isEmpty()
                && scope.required.isEmpty()
                && scope.filters.size() == said.size()
                && scope.dimensions().stream()
                        .allMatch(value -> value.expression().aliases().equals(Set.of(scope.focus.alias()))
                                && !Columns.unique(Dimensions.propertyOf(scope.focus, value.expression())));
    }

    private boolean shown(Place place) {
        Scope scope = reading.scope;
        Projection projection = Projection.of(scope);
        return Stream.concat(projection.expressions().stream(), projection.groupBy().stream())
                        .anyMatch(e -> e.aliases().contains(place.alias()))
                || scope.having.stream().anyMatch(p -> p.aliases().contains(place.alias()));
    }

    /** That the values shown are also those of a row which fulfils the conditions. */
    private Optional<Predicate> valuesOf(Place place, List<Predicate> filters) {
        Scope scope = reading.scope;
        Scope inner = scope.nested();
        inner.focusOn(inner.places.of(scope.focus.entity(), scope.focus.via()));
        return moved(filters, inner.places.of(place.entity(), place.via()), inner)
                .map(ignored -> readers.dimensions.sameDimensions(scope, inner, reading.cursor.last()));
    }

    /** That a row of {@code place} fulfils the conditions. */
    private Optional<Predicate> rowsOf(Place place, List<Predicate> filters) {
        Scope scope = reading.scope;
        Scope inner = scope.nested();
        inner.focusOn(inner.places.of(place.entity(), place.via()));
        return moved(filters, inner.focus, inner).flatMap(ignored -> new Composer(reading, inner).exists(scope.focus));
    }

    private static Optional<Scope> moved(List<Predicate> filters, Place place, Scope inner) {
        for (Predicate filter : filters) {
            Optional<Predicate> there = Filters.moved(filter, place.alias());
            if (there.isEmpty()) {
                return Optional.empty();
            }
            inner.filters.add(there.get());
        }
        return Optional.of(inner);
    }
}
