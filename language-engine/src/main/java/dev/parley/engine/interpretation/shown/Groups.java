package dev.parley.engine.interpretation.shown;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Ordering.Direction;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.ScalarQuery;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.composition.JoinPlan;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.Measures;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.DatesSaid;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.People;
import dev.parley.engine.interpretation.words.TimeUnits;
import dev.parley.engine.join.JoinPath;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what results are computed for: "per city", "for each month", "by author". */
public final class Groups {

    /** From here on words are the name of a table. */
    private static final double PLAINLY = 0.9;

    private final ShownReaders readers;
    private final Reading reading;
    private final Cursor cursor;
    private Evidence per;
    /** What results are to be computed for, where nothing is known of it. */
    private Evidence unknown;

    Groups(ShownReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    public void read() {
        Evidence word = cursor.take();
        reading.notes.operation(word);
        per = word;
        boolean more = true;
        while (more) {
            cursor.skip(
                    Operation.OF,
                    Operation.ALL,
                    Operation.DISTINCT,
                    Operation.POSSESSIVE,
                    Operation.IN,
                    Operation.GROUP,
                    Operation.BY);
            if (!cursor.more()
                    || cursor.peek().operation() != null
                            && TimeUnits.unit(cursor.peek()).isEmpty()) {
                return;
            }
            if (readers.conditions.values.valueFollows()) {
                Evidence kind = cursor.take();
                Mention value = reading.choose(kind, kind.all(Mention.ValueMention.class), m -> 0);
                readers.conditions.values.value(kind, (Mention.ValueMention) value);
                if (People.personal(value.entityOf()) && !nounNext()) {
                    table(reading.roles.place(new Mention.EntityMention(value.entityOf(), 1, "")));
                    return;
                }
                if (!readers.conditions.innerRows.countableNext()) {
                    return;
                }
                continue;
            }
            if (cursor.peek().mentions().isEmpty()
                    && TimeUnits.unit(cursor.peek()).isEmpty()) {
                unknown = cursor.take();
                reading.notes.skip(unknown);
                return;
            }
            group(cursor.take());
            more = further();
            if (more) {
                cursor.skip(Operation.AND, Operation.COMMA);
            }
        }
    }

    /** "each French <em>member</em>"; "work" in "each developer works on" is but half a table's name. */
    private boolean nounNext() {
        return cursor.next()
                .filter(e -> e.operation() == null)
                .flatMap(e -> e.first(Mention.EntityMention.class))
                .filter(rows -> rows.quality() >= PLAINLY)
                .isPresent();
    }

    /** "the average price for different types": computed for each of them. */
    public boolean ofKinds(Evidence different) {
        Scope scope = reading.scope;
        boolean behindPreposition = cursor.justBefore(
                        different.tokens().getFirst().index())
                .filter(e -> e.is(Operation.IN, Operation.OF, Operation.BY))
                .isPresent();
        return behindPreposition
                && scope.outer == null
                && scope.groups.isEmpty()
                && scope.computed()
                && cursor.next(1)
                        .filter(e -> e.operation() == null
                                && (Columns.isColumn(e) || !e.mentions().isEmpty() && Nouns.entityFirst(e)))
                        .isPresent();
    }

    /** "for each year and semester". */
    private boolean further() {
        boolean connector = reading.nextIs(Operation.AND);
        return connector
                        && cursor.next(1)
                                .filter(e -> Columns.isColumn(e) || e.is(Operation.GROUP))
                                .isPresent()
                        && !readers.itemsAhead.follows(false)
                || connector
                        && cursor.next(1)
                                .filter(e -> Columns.isColumn(e) || e.operation() == null && Nouns.entityFirst(e))
                                .isPresent()
                        && cursor.next(2)
                                .filter(e -> !e.is(Operation.STOP, Operation.ORDER))
                                .isEmpty();
    }

    private void group(Evidence evidence) {
        Scope scope = reading.scope;
        Optional<PeriodOf.Unit> unit = TimeUnits.unit(evidence);
        boolean named = evidence.first(Mention.PropertyMention.class)
                .filter(m -> m.quality() >= 0.9)
                .filter(m -> scope.focus == null
                        || reading.mentions(m.property().entity())
                        || scope.subjects().stream()
                                .anyMatch(
                                        place -> place.entity() == m.property().entity())
                        || scope.focus.entity().ownDate().isEmpty()
                                && scope.focus.entity().beginning().isEmpty())
                .isPresent();
        if (unit.isPresent() && !named) {
            Property time = readers.conditions
                    .times
                    .ofGroup(unit.get() == PeriodOf.Unit.YEAR)
                    .orElseGet(() -> reading.dates.time(evidence, unit.get() == PeriodOf.Unit.YEAR));
            scope.dated = time;
            scope.datedAt = cursor.mark();
            Expression column = scope.column(time);
            Expression period = column.family().isTemporal() ? new PeriodOf(unit.get(), column) : column;
            scope.groups.add(new Scope.Item.Value(period, unit.get().name().toLowerCase(Locale.ROOT)));
            return;
        }
        List<Mention> mentions = evidence.mentions().stream()
                .filter(m -> !(m instanceof Mention.ValueMention) && !(m instanceof Mention.DerivedMention))
                .toList();
        Mention mention = reading.choose(
                evidence,
                mentions,
                m -> m instanceof Mention.EntityMention ? shown(m) ? 0.1 : 0.03 : shown(m) ? 0.15 : 0);
        switch (mention) {
            case Mention.PropertyMention property -> {
                Place place = scope.place(property.property().entity());
                if (scope.focus == null) {
                    scope.named(place);
                }
                scope.byValue = true;
                scope.groups.add(new Scope.Item.Value(
                        place.column(property.property()),
                        property.property().column().name()));
            }
            case Mention.EntityMention entity -> table(ofOwner(entity).orElseGet(() -> reading.roles.place(entity)));
            case Mention.RoleMention role -> table(reading.roles.place(role));
            case Mention.ValueMention ignored -> throw new NotUnderstood(evidence);
            case Mention.DerivedMention ignored -> throw new NotUnderstood(evidence);
            case Mention.DefinedMention ignored -> throw new NotUnderstood(evidence);
        }
    }

    /** Whether it is among the things to show already. */
    private boolean shown(Mention mention) {
        return reading.scope.shown.stream().anyMatch(item -> switch (item) {
            case Scope.Item.Row row ->
                mention instanceof Mention.EntityMention e && row.place().entity() == e.entity();
            case Scope.Item.Value value ->
                mention instanceof Mention.PropertyMention p
                        && reading.scope.column(p.property()).equals(value.expression());
        });
    }

    /** "for each author": one group for each row; "for each author name" only says whose column it is. */
    private void table(Place place) {
        Optional<Evidence> next = cursor.more() ? Optional.of(cursor.peek()) : Optional.empty();
        Optional<Mention.PropertyMention> column =
                next.filter(e -> e.operation() == null && e.number() == null).filter(Columns::isColumn).stream()
                        .flatMap(e -> e.all(Mention.PropertyMention.class).stream())
                        .filter(m -> m.property().entity() == place.entity() && m.quality() >= 0.7)
                        .findFirst();
        Optional<Place> behind = column.isPresent() ? Optional.empty() : next.flatMap(noun -> pointedAt(place, noun));
        if (behind.isPresent()) {
            reading.notes.mention(
                    cursor.take(), new Mention.EntityMention(behind.get().entity(), 1, ""));
            reading.scope.required.add(place);
            table(behind.get());
            return;
        }
        reading.scope.named(place);
        if (column.isPresent()) {
            Evidence evidence = cursor.take();
            reading.notes.mention(evidence, column.get());
            reading.scope.groups.add(new Scope.Item.Value(
                    place.column(column.get().property()),
                    column.get().property().column().name()));
            return;
        }
        reading.scope.groups.add(new Scope.Item.Row(place, false));
    }

    /** "by customer country": the country of each customer, and no other. */
    private Optional<Place> pointedAt(Place owner, Evidence noun) {
        List<Relation> keys = DatesSaid.rows(noun).stream()
                .flatMap(rows -> reading.knowledge.ontology().relations().stream()
                        .filter(relation -> relation.from() == owner.entity() && relation.to() == rows))
                .toList();
        return keys.size() == 1 && !keys.getFirst().selfReference()
                ? Optional.of(reading.scope.places.of(keys.getFirst().to(), keys.getFirst()))
                : Optional.empty();
    }

    /** "by country of customer". */
    private Optional<Place> ofOwner(Mention.EntityMention rows) {
        Optional<Evidence> owner = cursor.next()
                .filter(e -> e.is(Operation.OF))
                .flatMap(ignored -> cursor.next(1))
                .filter(e -> DatesSaid.rows(e).isPresent());
        List<Relation> keys = owner.flatMap(DatesSaid::rows).stream()
                .flatMap(from -> reading.knowledge.ontology().relations().stream()
                        .filter(relation -> relation.from() == from && relation.to() == rows.entity()))
                .toList();
        if (keys.size() != 1 || keys.getFirst().selfReference()) {
            return Optional.empty();
        }
        while (cursor.peek() != owner.get()) {
            cursor.take();
        }
        reading.notes.mention(
                cursor.take(), new Mention.EntityMention(keys.getFirst().from(), 1, ""));
        reading.scope.required.add(reading.scope.place(keys.getFirst().from()));
        return Optional.of(reading.scope.places.of(rows.entity(), keys.getFirst()));
    }

    /** Groups without anything computed only name what is shown; rows that are shown already stand for their group. */
    public void finish() {
        Scope scope = reading.scope;
        if (unknown != null && scope.limit != null) {
            throw new NotUnderstood(unknown);
        }
        extremeOfEach();
        boolean computed = scope.computed()
                || scope.order.stream().anyMatch(sort -> sort.expression().aggregates())
                || !scope.having.isEmpty();
        if (scope.groups.isEmpty()) {
            if (per != null && !scope.shown.isEmpty() && scope.shown.stream().allMatch(Scope::computed)) {
                throw new NotUnderstood(per);
            }
            return;
        }
        if (computed) {
            if (averageRow()) {
                scope.groups.clear();
                return;
            }
            averages();
            shownInstead();
            return;
        }
        if (scope.limit != null && scope.outer == null) {
            // The first of each group, not of all.
            throw new NotUnderstood(per);
        }
        boolean alone = scope.shown.size() == 1 && scope.shown.getFirst() instanceof Scope.Item.Row;
        if (alone && (per.words().equalsIgnoreCase("per") || ofTimes())) {
            Scope.Item.Row row = (Scope.Item.Row) scope.shown.getFirst();
            scope.shown.set(
                    0, new Scope.Item.Value(readers.measures.count(row.place()), Measures.countName(row.place())));
            reading.notes.assume(per.words(), "asks how many there are");
            return;
        }
        for (Scope.Item item : List.copyOf(scope.groups)) {
            switch (item) {
                case Scope.Item.Row row -> {
                    scope.focusOn(row.place());
                    if (scope.shown.isEmpty()) {
                        scope.shown.add(row);
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
        return per != null
                && per.words().equalsIgnoreCase("per")
                && scope.having.isEmpty()
                && scope.groups.size() == 1
                && scope.groups.getFirst() instanceof Scope.Item.Row row
                && scope.shown.stream()
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
                .filter(entity -> average && per != null && scope.focus != null && entity != scope.focus.entity())
                .findFirst()
                .ifPresent(entity -> reading.notes.assume(
                        per.words(),
                        "taken over the single rows of each " + String.join(" ", entity.words())
                                + ", not over what they come to"));
    }

    /** "the price of the cheapest book of each author": the least of each group, or the rows that have it. */
    private void extremeOfEach() {
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
        Expression group = groupOfFocus().orElseThrow(() -> new NotUnderstood(per));
        List<Predicate> same = new ArrayList<>();
        Set<String> own = Set.of(scope.focus.alias());
        if (!sort.expression().aliases().equals(own)
                || scope.filters.stream().anyMatch(filter -> !filter.aliases().equals(own))) {
            throw new NotUnderstood(per);
        }
        for (Predicate filter : scope.filters) {
            same.add(Filters.moved(filter, inner.alias()).orElseThrow(() -> new NotUnderstood(per)));
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
            throw new NotUnderstood(per);
        }
        return new ColumnRef(place.alias(), ref.column(), ref.family());
    }

    private static Aggregate.Function extreme(Scope.Sort sort) {
        return sort.direction() == Direction.DESCENDING ? Aggregate.Function.MAXIMUM : Aggregate.Function.MINIMUM;
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
