package dev.parley.engine.interpretation.shown;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Measures;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.JoinPath;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What becomes of groups when all is read: whether they are shown, stand for rows that are shown already, or ask how many there are. */
public final class GroupsShown {

    private final ShownReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    GroupsShown(ShownReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Groups without anything computed only name what is shown; rows that are shown already stand for their group. */
    public void finish() {
        Scope scope = reading.scope;
        if (readers.groups.unknown != null && scope.limit != null) {
            throw new NotUnderstood(readers.groups.unknown);
        }
        readers.extremeOfEach.finish();
        boolean computed = scope.computed()
                || scope.order.stream().anyMatch(sort -> sort.expression().aggregates())
                || !scope.having.isEmpty();
        if (scope.groups.isEmpty()) {
            if (readers.groups.per != null
                    && !scope.shown.isEmpty()
                    && scope.shown.stream().allMatch(Scope::computed)) {
                throw new NotUnderstood(readers.groups.per);
            }
            return;
        }
        if (computed) {
            if (averageRow()) {
                scope.groups.clear();
                return;
            }
            scope.groups.removeIf(this::averagedRow);
            averages();
            shownInstead();
            return;
        }
        if (scope.limit != null && scope.outer == null) {
            // The first of each group, not of all.
            throw new NotUnderstood(readers.groups.per);
        }
        boolean alone = scope.shown.size() == 1 && scope.shown.getFirst() instanceof Scope.Item.Row;
        if (alone && (readers.groups.per.words().equalsIgnoreCase("per") || ofTimes())) {
            Scope.Item.Row row = (Scope.Item.Row) scope.shown.getFirst();
            scope.shown.set(
                    0, new Scope.Item.Value(readers.measures.count(row.place()), Measures.countName(row.place())));
            reading.notes.assume(readers.groups.per.words(), "asks how many there are");
            return;
        }
        for (Scope.Item item : List.copyOf(scope.groups)) {
            switch (item) {
                case Scope.Item.Row row -> {
                    scope.focusOn(row.place());
                    if (scope.shown.isEmpty()) {
                        scope.shown.add(row);
                    } else if (isPer(row.place())) {
                        scope.shown.addFirst(row);
                    } else if (row.place() != scope.focus && ofEach(row.place())) {
                        scope.focus = row.place();
                        scope.distinct = false;
                    } else if (row.place() != scope.focus) {
                        scope.required.add(row.place());
                    }
                }
                case Scope.Item.Value value -> {
                    if (!scope.shown.contains(value)) {
                        scope.shown.addFirst(value);
                    }
                }
            }
        }
        scope.groups.clear();
    }

    /** "price per vendor": whose price each is, is to be seen. */
    private boolean isPer(Place whose) {
        return readers.groups.per.words().equalsIgnoreCase("per")
                && reading.scope.shown.stream()
                        .allMatch(item -> item instanceof Scope.Item.Value value && !names(value.expression(), whose));
    }

    /** "for each loan, the title of its book": one line for each loan, as each is of one book. */
    private boolean ofEach(Place row) {
        return reading.knowledge.graph().shortestPaths(row.entity(), reading.scope.focus.entity()).stream()
                .anyMatch(JoinPath::toOne);
    }

    /** "orders by month": nobody wants them one by one. */
    private boolean ofTimes() {
        return reading.scope.groups.stream()
                .allMatch(group -> group instanceof Scope.Item.Value value && value.expression() instanceof PeriodOf);
    }

    /** "the average number of guests per booking": each booking has one number, so that the average is over all of them. */
    private boolean averageRow() {
        Scope scope = reading.scope;
        return readers.groups.per != null
                && readers.groups.per.words().equalsIgnoreCase("per")
                && scope.having.isEmpty()
                && scope.groups.size() == 1
                && scope.groups.getFirst() instanceof Scope.Item.Row row
                && scope.shown.stream()
                        .allMatch(item -> item instanceof Scope.Item.Value(Aggregate aggregate, var ignored)
                                && aggregate.function() == Aggregate.Function.AVERAGE
                                && aggregate.aliases().equals(Set.of(row.place().alias())));
    }

    /** "the average weight per parcel for each carrier": of the single parcels of each carrier. */
    private boolean averagedRow(Scope.Item group) {
        return reading.scope.groups.size() > 1
                && group instanceof Scope.Item.Row row
                && reading.scope.shown.stream()
                        .allMatch(item -> item instanceof Scope.Item.Value(Aggregate aggregate, var ignored)
                                && aggregate.function() == Aggregate.Function.AVERAGE
                                && aggregate.aliases().equals(Set.of(row.place().alias())));
    }

    /** "the average amount per customer" may be of the orders or of what each customer's orders come to. */
    private void averages() {
        Scope scope = reading.scope;
        boolean average = scope.shown.stream()
                .anyMatch(item -> item instanceof Scope.Item.Value(Aggregate aggregate, var ignored)
                        && aggregate.function() == Aggregate.Function.AVERAGE);
        scope.groups.stream()
                .filter(Scope.Item.Row.class::isInstance)
                .map(item -> ((Scope.Item.Row) item).place().entity())
                .filter(entity ->
                        average && readers.groups.per != null && scope.focus != null && entity != scope.focus.entity())
                .findFirst()
                .ifPresent(entity -> reading.notes.assume(
                        readers.groups.per.words(),
                        "taken over the single rows of each " + String.join(" ", entity.words())
                                + ", not over what they come to"));
    }

    /** "names of authors and the number of books of each author": the names stand for the group. */
    private void shownInstead() {
        Scope scope = reading.scope;
        scope.groups.removeIf(group -> scope.shown.stream()
                .anyMatch(item -> item instanceof Scope.Item.Value value && leadsTo(value.expression(), group)));
        scope.groups.removeIf(group -> group instanceof Scope.Item.Row row
                && scope.shown.stream().anyMatch(item -> switch (item) {
                    case Scope.Item.Row shown -> shown.place() == row.place();
                    case Scope.Item.Value value -> {
                        boolean own = value.expression()
                                        .aliases()
                                        .contains(row.place().alias())
                                && !value.expression().aggregates();
                        boolean further =
                                own && computedElsewhere(row.place()) && !names(value.expression(), row.place());
                        scope.oneByOne |= further;
                        yield own && !(further && theirs());
                    }
                }));
    }

    /** "for each shop, its latitude": beside what the shop is called by. */
    private boolean theirs() {
        return cursor.all().stream()
                .anyMatch(e -> e.is(Operation.POSSESSIVE) && e.words().matches("(?i)its|their"));
    }

    /** Whether what is shown tells the rows of a group apart. */
    private static boolean names(Expression shown, Place place) {
        Stream<Property> own = Stream.concat(place.entity().label().stream(), place.entity().key().stream());
        return own.anyMatch(property -> place.column(property).equals(shown));
    }

    /** Whether what is computed is so of other rows than those of the groups. */
    private boolean computedElsewhere(Place place) {
        return reading.scope.shown.stream().filter(Scope::computed).allMatch(item -> {
            Expression computed = ((Scope.Item.Value) item).expression();
            return !place.equals(reading.scope.rowCounts.get(computed))
                    && !computed.aliases().contains(place.alias());
        });
    }

    /** "the role codes and the number of employees in each role": a key that leads to the group is shown. */
    private boolean leadsTo(Expression shown, Scope.Item group) {
        Scope scope = reading.scope;
        if (!(shown instanceof ColumnRef column)) {
            return false;
        }
        Place from = scope.places.withAlias(column.alias());
        return reading.knowledge.ontology().relations().stream()
                .filter(relation -> relation.from() == from.entity()
                        && relation.key().columns().equals(List.of(column.column())))
                .anyMatch(relation -> switch (group) {
                    case Scope.Item.Row row ->
                        row.place() != from && row.place().entity() == relation.to();
                    case Scope.Item.Value value ->
                        value.expression() instanceof ColumnRef key
                                && scope.places.withAlias(key.alias()).entity() == relation.to()
                                && relation.key().referencedColumns().equals(List.of(key.column()));
                });
    }
}
