package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
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

/** Reads limits and superlatives: "top 5", "the oldest", "most expensive first". */
final class Rankings {

    private final Reading reading;
    private final Cursor cursor;
    private final Draft draft;
    private final Measures measures;
    private final Orders orders;
    private final Lexicon lexicon = Lexicon.english();
    private Evidence top;
    private Direction topDirection = Direction.DESCENDING;
    private Integer numbered;

    Rankings(Reading reading, Measures measures, Orders orders) {
        this.reading = reading;
        this.cursor = reading.cursor;
        this.draft = reading.draft;
        this.measures = measures;
        this.orders = orders;
    }

    void top(Evidence word) {
        boolean adjectiveFirst = word.is(Operation.FIRST)
                && cursor.next().filter(e -> e.number() != null).isEmpty();
        if (adjectiveFirst && !draft.order.isEmpty()) {
            draft.limit = numbered;
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
        numbered = rows;
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
        Expression key = orders.key().orElseThrow(() -> new NotUnderstood(by));
        draft.order.add(new Draft.Sort(key, topDirection));
        if (key.aggregates()) {
            draft.shown.add(new Draft.Item.Value(key, measures.nameOf(key)));
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
        reading.notes.mention(adjective, new Mention.PropertyMention(measured.value(), 0.9, "by what it measures"));
        boolean descending = measured.score() > 0;
        Place place = draft.focus != null && draft.focus.entity() == subject ? draft.focus : reading.place(subject);
        rank(place.column(measured.value()), descending);
        if (first) {
            cursor.takeIf(Operation.FIRST);
            draft.limit = numbered;
        }
    }

    /** "the highest average salary": needs groups, so there must be something to show for each. */
    private void ofComputed(Evidence adjective) {
        if (draft.shown.isEmpty()) {
            throw new NotUnderstood(adjective);
        }
        cursor.skip();
        Expression key = orders.key().orElseThrow(() -> new NotUnderstood(adjective));
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
        boolean ofRows =
                cursor.next().flatMap(e -> e.first(Mention.EntityMention.class)).isPresent();
        if (showing && draft.focus == null && draft.shown.isEmpty() && !ofRows) {
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

    /** "the most common city of members": the value that the greatest number of rows has. */
    void common(Evidence word) {
        Evidence named = cursor.next()
                .filter(e -> e.first(Mention.PropertyMention.class).isPresent())
                .orElseThrow(() -> new NotUnderstood(word));
        boolean alone = draft.shown.isEmpty() && draft.groups.isEmpty() && draft.order.isEmpty();
        if (!alone) {
            throw new NotUnderstood(word);
        }
        reading.notes.operation(word);
        cursor.skip();
        cursor.take();
        Mention mention = reading.choose(named, named.all(Mention.PropertyMention.class), m -> 0);
        Property property = ((Mention.PropertyMention) mention).property();
        Place place = reading.place(property.entity());
        reading.focusOn(place);
        Expression column = place.column(property);
        draft.shown.add(new Draft.Item.Value(column, property.column().name()));
        draft.byValue = true;
        if (property.column().nullable()) {
            draft.filters.add(new Not(new Missing(column), false));
        }
        rank(reading.count(place), word.is(Operation.MOST_COMMON));
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
        reading.notes.mention(adjective, new Mention.PropertyMention(measured.value(), 0.9, "by what it measures"));
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
