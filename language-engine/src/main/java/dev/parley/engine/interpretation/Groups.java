package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads "per city", "for each customer", "by month". */
final class Groups {

    private final Reading reading;
    private Evidence per;

    Groups(Reading reading) {
        this.reading = reading;
    }

    /** Whether something to group by comes next. */
    boolean follows() {
        return reading.cursor
                .next()
                .filter(next -> unit(next).isPresent()
                        || next.first(Mention.PropertyMention.class).isPresent()
                        || next.first(Mention.EntityMention.class).isPresent()
                        || next.first(Mention.RoleMention.class).isPresent())
                .isPresent();
    }

    void read(Evidence operation) {
        reading.cursor.skip(Operation.DISTINCT, Operation.OF, Operation.IN, Operation.GROUP);
        if (!follows()) {
            throw new NotUnderstood(operation);
        }
        reading.notes.operation(operation);
        per = operation.lemma().equals("per") ? operation : per;
        do {
            reading.cursor.skip(Operation.AND, Operation.COMMA, Operation.GROUP, Operation.BY);
            key(reading.cursor.take());
        } while (continues());
    }

    /** "per city and year": a further key, and not the next thing to be shown or computed. */
    private boolean continues() {
        Optional<Evidence> and = reading.cursor.next().filter(e -> e.is(Operation.AND));
        Optional<Evidence> key = reading.cursor.next(1);
        boolean last = reading.cursor
                .next(2)
                .map(e -> e.operation() != null || e.period() != null)
                .orElse(true);
        return and.isPresent()
                && last
                && key.filter(e -> (e.operation() == null || e.is(Operation.UNIT))
                                && (unit(e).isPresent()
                                        || e.first(Mention.PropertyMention.class)
                                                .isPresent()))
                        .isPresent();
    }

    private void key(Evidence evidence) {
        Optional<PeriodOf.Unit> unit = unit(evidence);
        List<Mention> mentions = new ArrayList<>(evidence.mentions());
        mentions.removeIf(Mention.ValueMention.class::isInstance);
        boolean exact = mentions.stream().anyMatch(mention -> mention.quality() >= 0.97);
        if (unit.isPresent() && !exact) {
            Entity subject = reading.subject().orElseThrow(() -> new NotUnderstood(evidence));
            Property time = reading.time(evidence, subject, unit.get() == PeriodOf.Unit.YEAR);
            Expression column = reading.column(time);
            Expression period = column.family().isTemporal() ? new PeriodOf(unit.get(), column) : column;
            reading.draft.groups.add(
                    new Draft.Item.Value(period, unit.get().name().toLowerCase(Locale.ROOT)));
            return;
        }
        Mention mention =
                reading.choose(evidence, mentions, candidate -> candidate instanceof Mention.EntityMention ? 0.03 : 0);
        switch (mention) {
            case Mention.PropertyMention property ->
                reading.draft.groups.add(new Draft.Item.Value(
                        reading.column(property.property()),
                        property.property().column().name()));
            case Mention.EntityMention entity ->
                reading.draft.groups.add(new Draft.Item.Row(reading.place(entity), false));
            case Mention.RoleMention role -> reading.draft.groups.add(new Draft.Item.Row(reading.place(role), false));
            case Mention.ValueMention ignored -> throw new NotUnderstood(evidence);
            case Mention.DerivedMention ignored -> throw new NotUnderstood(evidence);
        }
    }

    /** Groups without anything computed only name what is shown. */
    void finish() {
        Draft draft = reading.draft;
        boolean computed = draft.shown.stream()
                        .anyMatch(item -> item instanceof Draft.Item.Value value
                                && value.expression().aggregates())
                || draft.order.stream().anyMatch(sort -> sort.expression().aggregates())
                || !draft.having.isEmpty();
        if (computed || draft.groups.isEmpty()) {
            return;
        }
        if (per != null && draft.shown.size() == 1 && draft.shown.getFirst() instanceof Draft.Item.Row row) {
            draft.shown.set(0, new Draft.Item.Value(reading.count(row.place()), Measures.countName(row.place())));
            reading.notes.assume(per.words(), "asks how many there are");
            return;
        }
        for (Draft.Item item : draft.groups) {
            switch (item) {
                case Draft.Item.Row row -> {
                    reading.focusOn(row.place());
                    if (draft.shown.isEmpty()) {
                        draft.shown.add(row);
                    } else {
                        draft.required.add(row.place());
                    }
                }
                case Draft.Item.Value value -> draft.shown.addFirst(value);
            }
        }
        draft.groups.clear();
    }

    private static Optional<PeriodOf.Unit> unit(Evidence evidence) {
        return switch (evidence.lemma()) {
            case "day" -> Optional.of(PeriodOf.Unit.DAY);
            case "week" -> Optional.of(PeriodOf.Unit.WEEK);
            case "month" -> Optional.of(PeriodOf.Unit.MONTH);
            case "quarter" -> Optional.of(PeriodOf.Unit.QUARTER);
            case "year" -> Optional.of(PeriodOf.Unit.YEAR);
            default -> Optional.empty();
        };
    }
}
