package dev.parley.engine.interpretation.ranks;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Ordering.Direction;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Measures;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Notes;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads "sorted by name", "in descending order of price" and "by city". */
public final class Orders {

    private final RankReaders readers;
    private final Reading reading;
    private final Cursor cursor;
    private final SaidRange saidRange;
    private Direction direction;
    private Evidence orderWord;
    /** Whether the order is one of numbers: "from highest to lowest". */
    private boolean ofAmounts;

    Orders(RankReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
        this.saidRange = new SaidRange(readers.reading);
    }

    public void read() {
        Evidence word = cursor.take();
        reading.notes.operation(word);
        if (word.is(Operation.ASCENDING, Operation.DESCENDING)) {
            Direction named = word.is(Operation.ASCENDING) ? Direction.ASCENDING : Direction.DESCENDING;
            boolean further = cursor.next()
                    .filter(e -> e.operation() == null && !e.mentions().isEmpty()
                            || Functions.isFunction(e)
                            || e.is(Operation.BY, Operation.OF, Operation.POSSESSIVE))
                    .isPresent();
            if (!reading.scope.order.isEmpty() && !further) {
                Scope.Sort last = reading.scope.order.removeLast();
                reading.scope.order.add(new Scope.Sort(last.expression(), named));
                return;
            }
            direction = named;
            ofAmounts |= saysAmounts(word);
        }
        orderWord = word;
        keys();
    }

    private void keys() {
        boolean further = true;
        boolean wanted = endsOpen(orderWord);
        while (further && cursor.more()) {
            boolean by = wanted
                    || cursor.next()
                            .filter(e -> e.is(Operation.BY, Operation.OF))
                            .isPresent();
            cursor.skip(
                    Operation.BY,
                    Operation.OF,
                    Operation.IN,
                    Operation.GROUP,
                    Operation.POSSESSIVE,
                    Operation.ALL,
                    Operation.DISTINCT,
                    Operation.WHEN,
                    Operation.FIRST);
            Optional<Evidence> named = cursor.takeIf(Operation.ASCENDING, Operation.DESCENDING);
            if (named.isPresent()) {
                ofAmounts |= saysAmounts(named.get());
                direction = named.get().is(Operation.ASCENDING) ? Direction.ASCENDING : Direction.DESCENDING;
                orderWord = named.get();
                wanted |= endsOpen(named.get());
                continue;
            }
            Optional<Expression> key = saidNumber().or(this::key);
            boolean unread = cursor.more()
                    && (cursor.peek().unknown() || !cursor.peek().mentions().isEmpty());
            if (key.isEmpty() && by && unread) {
                throw new NotUnderstood(cursor.peek());
            }
            key.ifPresent(this::sort);
            further = key.isPresent()
                    && cursor.next()
                            .filter(e -> e.is(Operation.AND, Operation.COMMA, Operation.ALSO_SHOWN)
                                    || cursor.peek().words().equalsIgnoreCase("then"))
                            .isPresent()
                    && keyFollows();
            if (further) {
                cursor.skip(Operation.AND, Operation.COMMA, Operation.ALSO_SHOWN);
            }
        }
    }

    /** "sorted by <em>the number</em>", "by that number": the one number that is computed. */
    Optional<Expression> saidNumber() {
        List<Expression> computed = reading.scope.shown.stream()
                .filter(Scope::computed)
                .map(item -> ((Scope.Item.Value) item).expression())
                .toList();
        boolean that = cursor.next()
                        .filter(e -> e.is(Operation.RELATIVE) && e.words().equalsIgnoreCase("that"))
                        .isPresent()
                && cursor.next(1).filter(Orders::saysNumber).isPresent();
        if (that && computed.size() == 1) {
            cursor.take();
        }
        boolean said = cursor.next()
                .filter(e -> saysNumber(e)
                        || Functions.isFunction(e)
                                && cursor.next(1)
                                        .filter(next -> !next.is(Operation.STOP, Operation.IN)
                                                && !next.is(Operation.ASCENDING, Operation.DESCENDING))
                                        .isEmpty())
                .isPresent();
        if (!said || computed.size() != 1) {
            return Optional.empty();
        }
        cursor.skip();
        cursor.take();
        return Optional.of(computed.getFirst());
    }

    private static boolean saysNumber(Evidence word) {
        return word.unknown() && word.lemma().matches("number|count|frequency|figure|result");
    }

    private static boolean saysAmounts(Evidence word) {
        return word.words().toLowerCase(Locale.ROOT).matches(".*(high|low|larg|small|great|most|few|least).*");
    }

    /** "in increasing order of", "sort by": what is sorted by has to follow. */
    private static boolean endsOpen(Evidence word) {
        return word.words().toLowerCase(Locale.ROOT).matches("(.* )?(by|of|to|on)");
    }

    private boolean keyFollows() {
        int ahead = 0;
        while (cursor.next(ahead)
                .filter(e -> e.is(
                                Operation.AND,
                                Operation.COMMA,
                                Operation.ALSO_SHOWN,
                                Operation.BY,
                                Operation.ORDER,
                                Operation.ASCENDING,
                                Operation.DESCENDING)
                        || e.is(Operation.OF, Operation.POSSESSIVE)
                        || Functions.isFunction(e)
                        || e.words().equals("then"))
                .isPresent()) {
            ahead++;
        }
        return cursor.next(ahead)
                .filter(e -> !e.mentions().isEmpty() && e.operation() == null)
                .isPresent();
    }

    private void sort(Expression key) {
        Optional<Evidence> after = cursor.takeIf(Operation.ASCENDING, Operation.DESCENDING);
        if (after.isEmpty() && cursor.more() && owns(cursor.peek())) {
            throw new NotUnderstood(cursor.peek());
        }
        Direction chosen = after.map(e -> e.is(Operation.ASCENDING) ? Direction.ASCENDING : Direction.DESCENDING)
                .orElse(direction == null ? Direction.ASCENDING : direction);
        reading.scope.order.add(new Scope.Sort(key, chosen));
    }

    /** "sorted by each city's shops": a further noun right behind what is sorted by would be another key. */
    private static boolean owns(Evidence behind) {
        return behind.operation() == null && !behind.mentions().isEmpty() && Nouns.namesRows(behind);
    }

    /** What is sorted by: a column, a computed number, or the label of a table. */
    Optional<Expression> key() {
        List<Evidence> functions = new ArrayList<>();
        cursor.skip(Operation.OF, Operation.POSSESSIVE, Operation.DISTINCT, Operation.ALL);
        while (cursor.more() && Functions.isFunction(cursor.peek())) {
            functions.add(cursor.take());
            cursor.skip(Operation.OF, Operation.POSSESSIVE, Operation.DISTINCT, Operation.ALL);
        }
        Measures.simplify(functions);
        Evidence adjective = null;
        while (cursor.more() && cursor.peek().adjective() != null) {
            adjective = cursor.take();
            cursor.skip();
        }
        boolean alone = !cursor.more() || cursor.peek().is(Operation.STOP, Operation.COMMA, Operation.AND);
        if (functions.isEmpty() && adjective != null && !adjective.superlative() && alone) {
            return Optional.of(
                    reading.scope.column(reading.adjectives.measured(adjective).value()));
        }
        if (functions.size() > 1
                || !cursor.more()
                || cursor.peek().operation() != null
                || cursor.peek().mentions().isEmpty()) {
            return functions.size() == 1 && functions.getFirst().is(Operation.COUNT) && reading.scope.focus != null
                    ? Optional.of(shownCount().orElseGet(() -> readers.measures.count(reading.scope.focus)))
                    : Optional.empty();
        }
        Evidence evidence = cursor.take();
        if (!functions.isEmpty() && doneBefore(evidence)) {
            evidence = cursor.take();
        }
        List<Mention> mentions = evidence.mentions().stream()
                .filter(m -> !(m instanceof Mention.ValueMention))
                .toList();
        boolean counts = functions.stream().anyMatch(e -> e.is(Operation.COUNT));
        Mention mention = reading.choose(evidence, mentions, m -> switch (m) {
            case Mention.DerivedMention ignored -> 0.2;
            case Mention.PropertyMention ignored -> counts ? 0 : 0.03;
            default -> counts ? 0.03 : 0;
        });
        if (mention instanceof Mention.EntityMention entity && columnOf(reading.roles.place(entity))) {
            readers.reading.scope.named(reading.roles.place(entity));
            return functions.isEmpty() ? key() : keyOver(functions);
        }
        return Optional.of(expression(mention, functions));
    }

    /** "by the number of <em>returned</em> loans": of those whose date of it is known. */
    private boolean doneBefore(Evidence done) {
        Optional<Property> date = cursor.next()
                .filter(next -> cursor.peek() == next && next.operation() == null)
                .flatMap(next -> next.first(Mention.EntityMention.class))
                .flatMap(rows -> done.all(Mention.PropertyMention.class).stream()
                        .map(Mention.PropertyMention::property)
                        .filter(property -> property.entity() == rows.entity()
                                && property.column().nullable()
                                && Columns.participle(done, property))
                        .findFirst());
        date.ifPresent(property -> {
            reading.scope.filters.add(new Not(new Missing(reading.scope.column(property)), false));
            reading.notes.assume(done.words(), "taken as " + Notes.named(property) + " being known");
        });
        return date.isPresent();
    }

    /** "the number of guests of each type, sorted by the count": the one that is shown. */
    Optional<Expression> shownCount() {
        return reading.scope.shown.stream()
                .filter(Scope::computed)
                .map(item -> ((Scope.Item.Value) item).expression())
                .filter(reading.scope.rowCounts::containsKey)
                .findFirst();
    }

    private Optional<Expression> keyOver(List<Evidence> functions) {
        cursor.skip();
        Evidence evidence = cursor.take();
        Mention mention = reading.choose(evidence, evidence.all(Mention.PropertyMention.class), m -> 0);
        return Optional.of(expression(mention, functions));
    }

    private boolean columnOf(Place place) {
        return cursor.more()
                && cursor.peek().operation() == null
                && cursor.peek().all(Mention.PropertyMention.class).stream()
                        .anyMatch(m -> m.property().entity() == place.entity() && m.quality() > 0.7);
    }

    private Expression expression(Mention mention, List<Evidence> functions) {
        return switch (mention) {
            case Mention.PropertyMention property -> column(property.property(), functions);
            case Mention.DerivedMention derived -> readers.measures.sum(derived);
            case Mention.EntityMention entity -> rows(reading.roles.place(entity), functions);
            case Mention.RoleMention role -> rows(reading.roles.place(role), functions);
            case Mention.ValueMention value -> reading.scope.column(value.property());
            case Mention.DefinedMention ignored -> throw new NotUnderstood(cursor.last());
        };
    }

    private Expression column(Property property, List<Evidence> functions) {
        Expression column = reading.scope.column(property);
        if (!functions.isEmpty() && !readers.measures.isOfEachRow(functions.getFirst(), property)) {
            return readers.measures.over(functions.getFirst(), property, column, false);
        }
        return reading.scope.shown.stream()
                .filter(Scope::computed)
                .map(item -> ((Scope.Item.Value) item).expression())
                .filter(shown ->
                        shown.aliases().equals(column.aliases()) && !reading.scope.rowCounts.containsKey(shown))
                .filter(shown -> shown instanceof Aggregate aggregate
                        && aggregate.argument().equals(column))
                .findFirst()
                .orElse(column);
    }

    private Expression rows(Place place, List<Evidence> functions) {
        if (functions.isEmpty()) {
            return place.column(place.entity().label().getFirst());
        }
        if (!functions.getFirst().is(Operation.COUNT, Operation.SUM)) {
            throw new NotUnderstood(functions.getFirst());
        }
        Optional<Expression> kept =
                readers.conditions.countedRows.numberKept(new Mention.EntityMention(place.entity(), 1, ""));
        if (kept.isPresent() && place.via() == null) {
            return kept.get();
        }
        if (readers.conditions.dimensions.ownOfDimensions(place.entity())) {
            reading.scope.byValue = true;
        }
        return readers.measures.count(place);
    }

    /** "customers by city", "books by author": sorted by it, and the other table is shown too. */
    public void by() {
        Evidence by = cursor.take();
        cursor.skip(Operation.POSSESSIVE);
        boolean column = cursor.next()
                .filter(e -> e.operation() == null)
                .flatMap(e -> e.first(Mention.PropertyMention.class))
                .filter(m -> m.quality() >= 0.8)
                .isPresent();
        boolean table = cursor.next()
                .filter(e -> e.operation() == null)
                .flatMap(e -> e.first(Mention.EntityMention.class))
                .isPresent();
        Scope scope = reading.scope;
        if (column && !table && scope.focus != null) {
            orderWord = by;
            keys();
            reading.notes.assume(by.words(), "taken as the sort order");
        } else if (table && scope.focus != null && !valueBehind()) {
            cursor.skip();
            Evidence named = cursor.take();
            Place place = reading.roles.place(reading.choose(named, named.all(Mention.EntityMention.class), m -> 0));
            scope.shown.addFirst(new Scope.Item.Row(place, false));
            scope.order.add(new Scope.Sort(rows(place, List.of()), Direction.ASCENDING));
            reading.notes.assume(by.words(), "taken as the sort order");
        }
    }

    /** "by the author Verne": one of them, and no order. */
    private boolean valueBehind() {
        return cursor.next(1)
                .filter(e -> e.quoted()
                        || e.unknown()
                        || e.is(Operation.WITH, Operation.RELATIVE, Operation.WHOSE, Operation.WHO)
                        || e.first(Mention.ValueMention.class).isPresent())
                .isPresent();
    }

    /** An order without a key is that of what is shown first. */
    public void finish() {
        Scope scope = reading.scope;
        if (orderWord != null && scope.order.isEmpty()) {
            if (scope.focus == null) {
                throw new NotUnderstood(orderWord);
            }
            Optional<Scope.Sort> range = ofAmounts || scope.computed() ? Optional.empty() : saidRange.of(orderWord);
            if (range.isPresent()) {
                scope.order.add(range.get());
                return;
            }
            List<Expression> shown = scope.shown.stream()
                    .filter(Scope.Item.Value.class::isInstance)
                    .map(item -> ((Scope.Item.Value) item).expression())
                    .toList();
            Expression label = lastNumber()
                    .or(() -> shown.stream()
                            .filter(value -> ofAmounts && value.family().isNumeric())
                            .findFirst())
                    .or(() -> shown.stream().findFirst())
                    .orElseGet(() ->
                            scope.focus.column(scope.focus.entity().label().getFirst()));
            scope.order.add(new Scope.Sort(label, direction == null ? Direction.ASCENDING : direction));
        }
    }

    /** "the types and the number of shops <em>in descending order</em>": by the number, which was named last. */
    private Optional<Expression> lastNumber() {
        List<Scope.Item> shown = reading.scope.shown;
        boolean one = direction != null
                && !shown.isEmpty()
                && shown.stream().filter(Scope::computed).count() == 1
                && Scope.computed(shown.getLast());
        return one ? Optional.of(((Scope.Item.Value) shown.getLast()).expression()) : Optional.empty();
    }
}
