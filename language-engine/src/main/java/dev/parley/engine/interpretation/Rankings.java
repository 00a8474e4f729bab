package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Ordering.Direction;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import java.util.List;
import java.util.Optional;

/** Reads orders, limits and superlatives. */
final class Rankings {

    private final Reading reading;
    private final Cursor cursor;
    private final Draft draft;
    private final Measures measures;
    private final Lexicon lexicon = Lexicon.english();
    private Evidence top;
    private Direction topDirection = Direction.DESCENDING;
    private Direction direction;
    private Evidence orderWord;

    Rankings(Reading reading, Measures measures) {
        this.reading = reading;
        this.cursor = reading.cursor;
        this.draft = reading.draft;
        this.measures = measures;
    }

    // --- sorted by ...

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
    private Optional<Expression> key() {
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
            reading.notes.assume(by.words(), "“" + by.words() + "” was taken as the sort order");
        } else if (table && draft.focus != null) {
            cursor.skip();
            Evidence named = cursor.take();
            Place place = reading.place(reading.choose(named, named.all(Mention.EntityMention.class), m -> 0));
            draft.shown.addFirst(new Draft.Item.Row(place, false));
            draft.order.add(new Draft.Sort(rows(place), Direction.ASCENDING));
            reading.notes.assume(by.words(), "“" + by.words() + "” was taken as the sort order");
        }
    }

    // --- top n, superlatives

    void top(Evidence word) {
        boolean adjectiveFirst = word.is(Operation.FIRST)
                && cursor.next().filter(e -> e.number() != null).isEmpty();
        if (adjectiveFirst && !draft.order.isEmpty()) {
            draft.limit = null;
            return;
        }
        if (adjectiveFirst) {
            throw new NotUnderstood(word);
        }
        reading.notes.operation(word);
        top = word;
        topDirection = word.is(Operation.BOTTOM) ? Direction.ASCENDING : Direction.DESCENDING;
        draft.limit = 1;
        if (cursor.next().filter(e -> e.number() != null).isPresent()) {
            cursor.skip();
            limit(cursor.take());
        }
    }

    void limit(Evidence number) {
        int rows = number.number().intValue();
        if (rows < 1) {
            throw new NotUnderstood(number);
        }
        draft.limit = rows;
    }

    /** "show 5 books": any five would do; the key decides. */
    void firstRows(Evidence number) {
        limit(number);
        top = null;
    }

    boolean wantsMeasure() {
        return top != null && draft.order.isEmpty();
    }

    /** What "top" is measured by; shown, as the rank could not be understood without it. */
    void measure(Evidence by) {
        Expression key = key().orElseThrow(() -> new NotUnderstood(by));
        draft.order.add(new Draft.Sort(key, topDirection));
        if (key.aggregates()) {
            draft.shown.add(new Draft.Item.Value(key, "total"));
        }
        top = null;
    }

    void superlative(Evidence adjective, boolean showing) {
        boolean first = cursor.next().filter(e -> e.is(Operation.FIRST)).isPresent();
        Optional<Evidence> next = cursor.next();
        if (next.filter(e -> e.is(Operation.AVERAGE, Operation.SUM, Operation.COUNT))
                .isPresent()) {
            ofComputed(adjective);
            return;
        }
        Optional<Mention.PropertyMention> column =
                next.flatMap(e -> e.first(Mention.PropertyMention.class)).filter(m -> sortable(m.property()));
        boolean table = next.flatMap(e -> e.first(Mention.EntityMention.class)).isPresent();
        if (column.isPresent()
                && !first
                && !(table && next.get().mentions().getFirst() instanceof Mention.EntityMention)) {
            ofColumn(adjective, next.get(), showing);
            return;
        }
        Entity subject = table
                ? next.get().first(Mention.EntityMention.class).orElseThrow().entity()
                : reading.subject().orElseThrow(() -> new NotUnderstood(adjective));
        Option<Property> measured = reading.measured(subject, lexicon.measures(adjective.adjective()))
                .orElseThrow(() -> new NotUnderstood(adjective));
        reading.notes.mention(
                adjective,
                new Mention.PropertyMention(measured.value(), 0.9, "what “" + adjective.words() + "” measures"));
        boolean descending = measured.score() > 0;
        Place place = draft.focus != null && draft.focus.entity() == subject ? draft.focus : reading.place(subject);
        rank(place.column(measured.value()), descending);
        if (first) {
            cursor.takeIf(Operation.FIRST);
            draft.limit = null;
        }
    }

    /** "the highest average salary": needs groups, so there must be something to show for each. */
    private void ofComputed(Evidence adjective) {
        if (draft.shown.isEmpty()) {
            throw new NotUnderstood(adjective);
        }
        cursor.skip();
        Expression key = key().orElseThrow(() -> new NotUnderstood(adjective));
        rank(key, greater(adjective.adjective()));
    }

    /** "the highest price": the greatest value when it is asked for itself, else the row that has it. */
    private void ofColumn(Evidence adjective, Evidence evidence, boolean showing) {
        cursor.skip();
        cursor.take();
        Mention mention = reading.choose(evidence, evidence.all(Mention.PropertyMention.class), m -> 0);
        Property property = ((Mention.PropertyMention) mention).property();
        boolean descending = lexicon.measures(adjective.adjective()).stream()
                .findFirst()
                .map(measure -> greater(adjective.adjective()))
                .orElse(true);
        if (showing && draft.focus == null && draft.shown.isEmpty()) {
            measures.pend(evidenceOf(adjective, descending));
            measures.over(property, reading.column(property), true);
        } else {
            rank(reading.column(property), descending);
        }
    }

    private static Evidence evidenceOf(Evidence adjective, boolean descending) {
        return new Evidence(
                adjective.tokens(),
                descending ? Operation.MAXIMUM : Operation.MINIMUM,
                List.of(),
                null,
                null,
                null,
                false);
    }

    private boolean greater(String adjective) {
        return !List.of(
                        "low", "small", "short", "cheap", "early", "young", "light", "slow", "bad", "poor", "close",
                        "old")
                .contains(adjective);
    }

    void most(Evidence word, boolean condition) {
        boolean descending = word.is(Operation.MOST);
        Evidence next = cursor.next().orElseThrow(() -> new NotUnderstood(word));
        if (next.adjective() != null) {
            cursor.skip();
            ofAdjective(cursor.take(), descending);
            return;
        }
        if (next.mentions().isEmpty()) {
            throw new NotUnderstood(word);
        }
        cursor.skip();
        cursor.take();
        List<Mention> mentions = next.mentions().stream()
                .filter(m -> m instanceof Mention.EntityMention
                        || m instanceof Mention.RoleMention
                        || m instanceof Mention.DerivedMention
                        || m instanceof Mention.PropertyMention p && sortable(p.property()))
                .toList();
        Mention mention = reading.choose(next, mentions, m -> 0);
        if (draft.focus == null && !condition && !(mention instanceof Mention.PropertyMention)) {
            boolean other = reading.subject()
                    .filter(entity -> entity != mention.entityOf())
                    .isPresent();
            if (!other) {
                throw new NotUnderstood(word);
            }
        }
        reading.notes.operation(word);
        rank(
                switch (mention) {
                    case Mention.PropertyMention property -> reading.column(property.property());
                    case Mention.DerivedMention derived -> measures.sum(derived);
                    case Mention.EntityMention entity -> reading.count(reading.place(entity));
                    case Mention.RoleMention role -> reading.count(reading.place(role));
                    case Mention.ValueMention ignored -> throw new NotUnderstood(next);
                },
                descending);
    }

    private void ofAdjective(Evidence adjective, boolean descending) {
        Entity subject = cursor.next()
                .flatMap(e -> e.first(Mention.EntityMention.class))
                .map(Mention.EntityMention::entity)
                .or(reading::subject)
                .orElseThrow(() -> new NotUnderstood(adjective));
        Option<Property> measured = reading.measured(subject, lexicon.measures(adjective.adjective()))
                .orElseThrow(() -> new NotUnderstood(adjective));
        reading.notes.mention(
                adjective,
                new Mention.PropertyMention(measured.value(), 0.9, "what “" + adjective.words() + "” measures"));
        rank(reading.place(subject).column(measured.value()), measured.score() > 0 == descending);
    }

    private void rank(Expression key, boolean descending) {
        draft.order.removeIf(sort -> sort.expression().equals(key));
        draft.order.add(new Draft.Sort(key, descending ? Direction.DESCENDING : Direction.ASCENDING));
        if (draft.limit == null) {
            draft.limit = 1;
        }
        top = null;
    }

    private static boolean sortable(Property property) {
        return property.column().family().isNumeric()
                || property.column().family().isTemporal();
    }

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
        if (top != null && draft.order.isEmpty() && !top.is(Operation.FIRST)) {
            throw new NotUnderstood(top);
        }
        if (draft.limit != null
                && !draft.groups.isEmpty()
                && draft.shown.stream()
                        .noneMatch(item -> item instanceof Draft.Item.Value v
                                && v.expression().aggregates())) {
            throw new NotUnderstood(cursor.before().orElseThrow());
        }
    }
}
