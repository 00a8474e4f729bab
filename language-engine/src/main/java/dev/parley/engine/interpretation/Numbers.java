package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads numbers: compared with a column, counting rows, or naming one row. */
final class Numbers {

    private final Reading reading;
    private final Cursor cursor;
    private final Draft draft;
    private final Measures measures;
    private final Pending pending;
    private boolean compared;

    Numbers(Reading reading, Pending pending, Measures measures) {
        this.reading = reading;
        this.cursor = reading.cursor;
        this.draft = reading.draft;
        this.measures = measures;
        this.pending = pending;
    }

    /** A number that no word compares: "room 12", "with 3 orders", "5 or more pages". */
    void bareNumber(Evidence evidence) {
        boolean carried = compared
                && pending.lastColumn == null
                && cursor.before()
                        .filter(e -> e.is(Operation.AND, Operation.OR, Operation.COMMA))
                        .isPresent();
        if (carried) {
            // "more than 3 orders and 2 reviews": whether the comparison goes on is anyone's guess.
            throw new NotUnderstood(evidence);
        }
        Operation operation = Operation.EXACTLY;
        if (cursor.takeIf(Operation.OR_MORE).isPresent()) {
            operation = Operation.AT_LEAST;
        } else if (cursor.takeIf(Operation.OR_LESS).isPresent()) {
            operation = Operation.AT_MOST;
        }
        number(operation, evidence.number(), evidence, null);
    }

    void number(Operation operation, BigDecimal number, Evidence evidence, BigDecimal high) {
        Operation effective = operation;
        if (cursor.takeIf(Operation.OR_MORE).isPresent()) {
            effective = Operation.AT_LEAST;
        } else if (cursor.takeIf(Operation.OR_LESS).isPresent()) {
            effective = Operation.AT_MOST;
        }
        compared |= effective != Operation.EXACTLY && operation == effective;
        if (pending.lastColumn != null) {
            cursor.takeIf(Operation.UNIT);
            addNumber(pending.lastColumn, effective, number, high, evidence);
            return;
        }
        cursor.takeIf(Operation.UNIT);
        Optional<Evidence> unit =
                cursor.next().filter(e -> e.operation() == null || !e.mentions().isEmpty());
        Optional<Mention> named = unit.filter(e -> !e.mentions().isEmpty())
                .filter(e -> e.mentions().stream().anyMatch(Numbers::countable))
                .map(e -> {
                    cursor.skip();
                    cursor.take();
                    return reading.choose(
                            e,
                            e.mentions().stream().filter(Numbers::countable).toList(),
                            m -> m instanceof Mention.PropertyMention ? 0.02 : 0);
                });
        if (named.isEmpty() && effective == Operation.EXACTLY) {
            throw new NotUnderstood(evidence);
        }
        if (named.isEmpty()) {
            addNumber(reading.column(onlyMeasure(evidence)), effective, number, high, evidence);
            return;
        }
        switch (named.get()) {
            case Mention.PropertyMention property ->
                addNumber(reading.column(property.property()), effective, number, high, evidence);
            case Mention.EntityMention entity -> addCount(reading.place(entity), effective, number, high, evidence);
            case Mention.RoleMention role -> addCount(reading.place(role), effective, number, high, evidence);
            case Mention.ValueMention ignored -> throw new NotUnderstood(evidence);
            case Mention.DerivedMention derived ->
                draft.having.add(predicate(measures.sum(derived), effective, number, high));
        }
    }

    private static boolean countable(Mention mention) {
        return mention instanceof Mention.EntityMention
                || mention instanceof Mention.RoleMention
                || mention instanceof Mention.DerivedMention
                || mention instanceof Mention.PropertyMention(var property, var quality, var reason)
                        && property.column().family().isNumeric();
    }

    private void addNumber(
            Expression column, Operation operation, BigDecimal number, BigDecimal high, Evidence evidence) {
        if (!column.family().isNumeric()) {
            throw new NotUnderstood(evidence);
        }
        Predicate predicate = predicate(column, operation, number, high);
        if (column.aggregates()) {
            draft.having.add(signed(predicate));
            pending.settle();
        } else {
            pending.add(predicate, true);
        }
    }

    private void addCount(Place place, Operation operation, BigDecimal number, BigDecimal high, Evidence evidence) {
        boolean atLeastOne = operation == Operation.AT_LEAST && number.compareTo(BigDecimal.ONE) == 0
                || operation == Operation.GREATER && number.signum() == 0;
        if (draft.focus == null || place.equals(draft.focus)) {
            throw new NotUnderstood(evidence);
        }
        if (atLeastOne && !pending.negated()) {
            draft.required.add(place);
        } else {
            boolean counts = draft.shown.stream()
                    .anyMatch(item ->
                            item instanceof Draft.Item.Value v && v.expression().aggregates());
            if (counts) {
                throw new NotUnderstood(evidence);
            }
            draft.having.add(signed(predicate(reading.count(place), operation, number, high)));
            draft.keepsEmptyGroups = operation == Operation.LESS
                    || operation == Operation.AT_MOST
                    || number.signum() == 0
                    || pending.negated();
        }
        pending.settle();
    }

    /** "do not have more than 5 loans": the comparison is turned round, and groups without rows count. */
    private Predicate signed(Predicate predicate) {
        return pending.negated() ? new Not(predicate, false) : predicate;
    }

    private static Predicate predicate(Expression subject, Operation operation, BigDecimal number, BigDecimal high) {
        return high == null ? Filters.number(subject, operation, number) : Filters.between(subject, number, high);
    }

    /** The one number of the table that is asked about that a bare amount can be compared with. */
    private Property onlyMeasure(Evidence evidence) {
        Entity subject = reading.subject().orElseThrow(() -> new NotUnderstood(evidence));
        List<Property> measured = subject.with(PropertyRole.MEASURE);
        if (measured.size() != 1) {
            throw new NotUnderstood(evidence);
        }
        reading.notes.assume(evidence.words(), "compared with " + Notes.named(measured.getFirst()));
        return measured.getFirst();
    }

    /** "room 12": a number right after a table is that row's key. */
    boolean numbered(Place place) {
        Optional<Evidence> next = cursor.more() ? Optional.of(cursor.peek()) : Optional.empty();
        List<Property> key = place.entity().key();
        boolean fits = next.filter(e -> e.number() != null && e.period() == null && e.operation() == null)
                        .isPresent()
                && key.size() == 1
                && key.getFirst().column().family().isNumeric()
                && !cursor.next(1)
                        .filter(e -> e.is(Operation.OR_MORE, Operation.OR_LESS))
                        .isPresent();
        if (fits) {
            Evidence number = cursor.take();
            reading.notes.mention(number, new Mention.PropertyMention(key.getFirst(), 0.9, ""));
            pending.add(Filters.number(place.column(key.getFirst()), Operation.EXACTLY, number.number()), false);
        }
        return fits && draft.focus != null;
    }
}
