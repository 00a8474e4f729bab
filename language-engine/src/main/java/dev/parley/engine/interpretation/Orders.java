package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Ordering.Direction;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import java.util.List;
import java.util.Optional;

/** Reads "sorted by name", "in descending order of price" and "by city". */
final class Orders {

    private final Reading reading;
    private final Cursor cursor;
    private final Draft draft;
    private final Measures measures;
    private Direction direction;
    private Evidence orderWord;

    Orders(Reading reading, Measures measures) {
        this.reading = reading;
        this.cursor = reading.cursor;
        this.draft = reading.draft;
        this.measures = measures;
    }

    void order(Evidence word) {
        reading.notes.operation(word);
        orderWord = word;
        keys();
    }

    void direction(Evidence word) {
        Direction named = word.is(Operation.ASCENDING) ? Direction.ASCENDING : Direction.DESCENDING;
        reading.notes.operation(word);
        if (!draft.order.isEmpty() && !word.words().endsWith(" of")) {
            Draft.Sort last = draft.order.removeLast();
            draft.order.add(new Draft.Sort(last.expression(), named));
            return;
        }
        direction = named;
        orderWord = word;
        keys();
    }

    private void keys() {
        boolean further = true;
        while (further && cursor.more()) {
            cursor.skip(Operation.BY, Operation.OF, Operation.IN, Operation.GROUP);
            Optional<Evidence> named = cursor.takeIf(Operation.ASCENDING, Operation.DESCENDING);
            if (named.isPresent()) {
                direction = named.get().is(Operation.ASCENDING) ? Direction.ASCENDING : Direction.DESCENDING;
                continue;
            }
            Optional<Expression> key = key();
            key.ifPresent(this::sort);
            further = key.isPresent()
                    && cursor.next()
                            .filter(e -> e.is(Operation.AND, Operation.COMMA))
                            .isPresent()
                    && cursor.next(1)
                            .filter(e -> !e.mentions().isEmpty() && e.operation() == null)
                            .isPresent();
            if (further) {
                cursor.skip(Operation.AND, Operation.COMMA);
            }
        }
    }

    private void sort(Expression key) {
        Optional<Evidence> after = cursor.takeIf(Operation.ASCENDING, Operation.DESCENDING);
        Direction chosen = after.map(e -> e.is(Operation.ASCENDING) ? Direction.ASCENDING : Direction.DESCENDING)
                .orElse(direction == null ? Direction.ASCENDING : direction);
        draft.order.add(new Draft.Sort(key, chosen));
    }

    /** What is sorted by: a column, a computed number, or the label of a table. */
    Optional<Expression> key() {
        cursor.skip(Operation.OF);
        while (cursor.more()
                && cursor.peek()
                        .is(Operation.COUNT, Operation.SUM, Operation.AVERAGE, Operation.MINIMUM, Operation.MAXIMUM)
                && (cursor.peek().mentions().isEmpty()
                        || cursor.next(1).filter(e -> !e.mentions().isEmpty()).isPresent())) {
            measures.pend(cursor.take());
            cursor.skip(Operation.OF);
        }
        if (!cursor.more() || cursor.peek().mentions().isEmpty()) {
            return Optional.empty();
        }
        Evidence evidence = cursor.take();
        List<Mention> mentions = evidence.mentions().stream()
                .filter(m -> !(m instanceof Mention.ValueMention))
                .toList();
        Mention mention = reading.choose(evidence, mentions, m -> m instanceof Mention.PropertyMention ? 0.03 : 0);
        return Optional.of(expression(mention));
    }

    private Expression expression(Mention mention) {
        return switch (mention) {
            case Mention.PropertyMention property ->
                measures.pending()
                        ? measures.take(property.property(), reading.column(property.property()))
                        : reading.column(property.property());
            case Mention.DerivedMention derived -> {
                yield measures.sum(derived);
            }
            case Mention.EntityMention entity -> rows(reading.place(entity));
            case Mention.RoleMention role -> rows(reading.place(role));
            case Mention.ValueMention value -> reading.column(value.property());
        };
    }

    private Expression rows(Place place) {
        return measures.pending()
                ? measures.takeRows(place)
                : place.column(place.entity().label().getFirst());
    }

    /** "customers by city", "books by author": sorted by it, and the other table is shown too. */
    void orderOrAnchor(Evidence by) {
        boolean column = cursor.next()
                .flatMap(e -> e.first(Mention.PropertyMention.class))
                .filter(m -> m.quality() > 0.9)
                .isPresent();
        boolean table =
                cursor.next().flatMap(e -> e.first(Mention.EntityMention.class)).isPresent();
        if (column && !table && draft.focus != null) {
            order(by);
            reading.notes.assume(by.words(), "taken as the sort order");
        } else if (table && valueBehind()) {
            return;
        } else if (table && draft.focus != null) {
            cursor.skip();
            Evidence named = cursor.take();
            Place place = reading.place(reading.choose(named, named.all(Mention.EntityMention.class), m -> 0));
            draft.shown.addFirst(new Draft.Item.Row(place, false));
            draft.order.add(new Draft.Sort(rows(place), Direction.ASCENDING));
            reading.notes.assume(by.words(), "taken as the sort order");
        }
    }

    /** "by the author Verne": one of them, and no order. */
    private boolean valueBehind() {
        return cursor.next(1)
                .filter(e -> e.quoted() || e.first(Mention.ValueMention.class).isPresent())
                .isPresent();
    }

    /** An order without a key is that of what is shown first. */
    void finish() {
        if (orderWord != null && draft.order.isEmpty()) {
            if (draft.focus == null) {
                throw new NotUnderstood(orderWord);
            }
            Expression label = draft.shown.stream()
                    .filter(Draft.Item.Value.class::isInstance)
                    .map(item -> ((Draft.Item.Value) item).expression())
                    .findFirst()
                    .orElseGet(() ->
                            draft.focus.column(draft.focus.entity().label().getFirst()));
            draft.order.add(new Draft.Sort(label, direction == null ? Direction.ASCENDING : direction));
        }
    }
}
