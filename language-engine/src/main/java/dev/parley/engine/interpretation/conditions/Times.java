package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.NumberOf;
import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.Optional;

/** Reads periods, and which date they are about. */
public final class Times {

    private static final double HALF_A_NAME = 0.6;

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    Times(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Whether a number that could be a year is one here. */
    public boolean yearMeant(Evidence evidence) {
        Pending pending = reading.scope.pending;
        boolean counts = cursor.next(1)
                        .filter(e -> e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e))
                        .isPresent()
                && !cursor.justBefore(evidence.tokens().getFirst().index())
                        .filter(e -> e.is(Operation.IN, Operation.OF))
                        .isPresent();
        boolean dated = pending.property != null && pending.property.role() == PropertyRole.TIME;
        boolean in = cursor.justBefore(evidence.tokens().getFirst().index())
                .filter(e -> e.is(Operation.IN, Operation.OF, Operation.AND, Operation.OR, Operation.EITHER)
                        || e.is(Operation.BOTH)
                        || e.words().equalsIgnoreCase("year"))
                .isPresent();
        boolean valueBefore = cursor.justBefore(evidence.tokens().getFirst().index())
                .filter(e -> e.operation() == null
                        && e.mentions().stream().limit(1).anyMatch(Mention.ValueMention.class::isInstance))
                .isPresent();
        boolean word = pending.column != null && !pending.column.family().isNumeric();
        boolean free = pending.column == null || in && word || valueBefore && said(pending.column);
        return dated || (in || valueBefore) && !counts && free;
    }

    /** Whether a text has its value already, so that a year behind it is no further one: "in Lyon in 2005". */
    private boolean said(Expression column) {
        return column.family() == TypeFamily.TEXT
                && reading.scope.filters.stream()
                        .anyMatch(filter -> filter.expressions().contains(column));
    }

    public void period(Evidence evidence) {
        Pending pending = reading.scope.pending;
        boolean dated =
                pending.property != null && pending.property.role() == PropertyRole.TIME && pending.column != null;
        if (dated) {
            period(evidence, pending.property, pending.column);
            return;
        }
        boolean year = evidence.period().unit() == PeriodOf.Unit.YEAR;
        Property property = timeOfGroups(year).orElseGet(() -> reading.dates.time(evidence, year));
        period(evidence, property, reading.scope.column(property));
    }

    /** "revenue per month last year": one event has one date, so that the period is that of what is grouped. */
    private Optional<Property> timeOfGroups(boolean year) {
        boolean grouped = reading.scope.groups.stream()
                .anyMatch(item -> item instanceof Scope.Item.Value value && value.expression() instanceof PeriodOf);
        return grouped ? sameEvent(year) : Optional.empty();
    }

    /** The date that was read before of the rows at hand. */
    private Optional<Property> sameEvent(boolean year) {
        return Optional.ofNullable(reading.scope.dated)
                .filter(date -> year || date.column().family().isTemporal());
    }

    /**
     * The date by which rows are grouped: of "orders placed in 2023 and shipped per month" the one that was named last;
     * rows that have a date of their own go by that, and not by the one of what they hang on.
     */
    public Optional<Property> ofGroup(boolean year) {
        Scope scope = reading.scope;
        Property before = scope.dated;
        if (before == null) {
            return Optional.empty();
        }
        Optional<Property> named = cursor.all().subList(scope.datedAt, cursor.mark()).reversed().stream()
                .flatMap(e -> e.all(Mention.PropertyMention.class).stream()
                        .filter(m -> m.quality() >= HALF_A_NAME)
                        .map(Mention.PropertyMention::property)
                        .filter(property -> property.role() == PropertyRole.TIME
                                && property != before
                                && property.entity() == before.entity()
                                && Columns.participle(e, property)
                                && !reading.denied(property)))
                .findFirst();
        named.filter(date -> date.column().nullable())
                .map(scope::column)
                .filter(column -> scope.filters.stream()
                        .noneMatch(filter -> filter.expressions().contains(column)))
                .ifPresent(column -> scope.filters.add(new Not(new Missing(column), false)));
        Optional<Property> own = Optional.ofNullable(scope.focus)
                .map(Place::entity)
                .filter(rows -> rows != before.entity() && !rows.isPartOf(before.entity()))
                .flatMap(reading.knowledge.ontology()::date);
        return named.or(() -> own)
                .filter(date -> year || date.column().family().isTemporal())
                .or(() -> sameEvent(year));
    }

    /** "in 2005 or later": from then on. */
    private Operation orBeyond() {
        boolean alone = cursor.next().filter(e -> e.is(Operation.OR)).isPresent()
                && cursor.next(1)
                        .filter(e -> e.is(Operation.AFTER, Operation.BEFORE))
                        .isPresent()
                && cursor.next(2)
                        .filter(e -> e.period() != null || e.number() != null)
                        .isEmpty();
        if (alone) {
            cursor.takeIf(Operation.OR);
            return cursor.takeIf(Operation.AFTER).isPresent()
                    ? Operation.SINCE
                    : cursor.takeIf(Operation.BEFORE).map(e -> Operation.UNTIL).orElse(Operation.IN);
        }
        if (cursor.takeIf(Operation.OR_MORE).isPresent()) {
            return Operation.SINCE;
        }
        return cursor.takeIf(Operation.OR_LESS).isPresent() ? Operation.UNTIL : Operation.IN;
    }

    public void period(Evidence evidence, Property property, Expression named) {
        boolean yearAsText = named.family() == TypeFamily.TEXT && Columns.textualYear(property);
        Expression column = yearAsText ? new NumberOf(named) : named;
        Pending pending = reading.scope.pending;
        if (evidence.period().guessed()) {
            reading.notes.assume(
                    evidence.words(),
                    "taken as that of " + evidence.period().from().getYear());
        }
        if (!column.family().isNumeric() && !column.family().isTemporal()) {
            throw new NotUnderstood(evidence);
        }
        reading.notes.relative(evidence);
        Operation operation = pending.dateOperation == null ? orBeyond() : pending.dateOperation;
        pending.about(property, named);
        if (!column.aliases().isEmpty()) {
            reading.scope.dated = property;
            reading.scope.datedAt = cursor.mark();
        }
        boolean contrast = pending.negated()
                && readers.someRows.many(property)
                && reading.scope.filters.stream()
                        .anyMatch(filter -> filter.aliases().equals(column.aliases()));
        if (contrast) {
            pending.negation = null;
            Place other = reading.scope.nested().places.of(property.entity());
            Predicate during = Filters.period(other.column(property), operation, evidence.period());
            pending.add(new Not(readers.someRows.someOfFocus(other, List.of(during)), false), false);
            return;
        }
        readers.existence.add(
                column,
                Filters.period(column, operation, evidence.period()),
                property.column().nullable());
    }
}
