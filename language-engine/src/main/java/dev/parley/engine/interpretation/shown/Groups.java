package dev.parley.engine.interpretation.shown;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.DatesSaid;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.People;
import dev.parley.engine.interpretation.words.TimeUnits;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.Relation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what results are computed for: "per city", "for each month", "by author". */
public final class Groups {

    /** From here on words are the name of a table. */
    private static final double PLAINLY = 0.9;

    private final ShownReaders readers;
    private final Reading reading;
    private final Cursor cursor;
    Evidence per;
    /** What results are to be computed for, where nothing is known of it. */
    Evidence unknown;

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
}
