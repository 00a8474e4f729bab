package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.TextMatch;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads values of columns: known ones, quoted ones, parts of text, and NULL. */
final class Values {

    private final Reading reading;
    private final Cursor cursor;
    private final Draft draft;
    private final Pending pending;
    private final Absences absences;

    Values(Reading reading, Pending pending, Absences absences) {
        this.reading = reading;
        this.cursor = reading.cursor;
        this.draft = reading.draft;
        this.pending = pending;
        this.absences = absences;
    }

    void value(Evidence evidence, Mention.ValueMention value) {
        Property property = value.property();
        Expression column = reading.column(property);
        direction(property);
        Literal literal = Filters.literal(value.value(), property.column().family());
        boolean inAbsence = pending.absence != null && pending.absence.place().entity() == property.entity();
        List<Predicate> target = inAbsence ? pending.absenceFilters() : draft.filters;
        if (pending.negation != null && elsewhere(property)) {
            absences.absent(reading.place(property.entity()));
            pending.absence.where().add(Filters.values(column, List.of(literal)));
        } else if (pending.negation != null) {
            target.add(Filters.negated(
                    Filters.values(column, List.of(literal)), property.column().nullable()));
        } else {
            boolean list = pending.alternative || cursorAfterComma(target, column);
            if (list && !pending.alternative && !orBehind() && many(property)) {
                // Of one row's many, one may be this and another that: neither "or" nor "both" was said.
                throw new NotUnderstood(evidence);
            }
            pending.alternatives |= pending.alternative;
            Filters.addValue(target, column, literal, list);
        }
        skipOwnColumn(property);
        pending.settle();
        if (draft.focus == null
                && draft.shown.isEmpty()
                && !cursor.rest().stream()
                        .anyMatch(e -> e.first(Mention.EntityMention.class).isPresent())) {
            Place place = reading.place(property.entity());
            reading.focusOn(place);
        }
    }

    /** "to Lyon", "from Lyon": of two keys to one table the preposition may tell which. */
    private void direction(Property property) {
        cursor.before()
                .filter(before -> before.is(Operation.IN))
                .map(before -> before.tokens().getFirst().lower())
                .ifPresent(preposition -> reading.directions.put(property.entity(), preposition));
    }

    /** Whether a column is that of a table which nothing else is said about: "not by Verne" has no such author at all. */
    private boolean elsewhere(Property property) {
        return draft.focus != null
                && draft.focus.entity() != property.entity()
                && draft.required.stream().noneMatch(place -> place.entity() == property.entity())
                && draft.shown.stream().noneMatch(item -> switch (item) {
                    case Draft.Item.Row row -> row.place().entity() == property.entity();
                    case Draft.Item.Value value ->
                        value.expression().aliases().stream()
                                .anyMatch(
                                        alias -> reading.places.withAlias(alias).entity() == property.entity());
                });
    }

    /** "Lyon, Nice or Paris": the last word between them speaks for all. */
    private boolean orBehind() {
        return cursor.next().filter(e -> e.is(Operation.OR)).isPresent();
    }

    /** Whether a row of what is asked about may meet many rows of the column's table. */
    private boolean many(Property property) {
        return draft.focus != null
                && draft.focus.entity() != property.entity()
                && reading.knowledge.graph().shortestPaths(draft.focus.entity(), property.entity()).stream()
                        .anyMatch(path -> path.stream().anyMatch(step -> !step.toOne()));
    }

    /** "in Lyon, Nice and Paris": one column cannot equal two values at once, so they are alternatives. */
    private boolean cursorAfterComma(List<Predicate> target, Expression column) {
        return cursor.before().filter(e -> e.is(Operation.COMMA, Operation.AND)).isPresent()
                && !target.isEmpty()
                && target.getLast().expressions().contains(column);
    }

    /** "shipped status": the column named after its value. */
    private void skipOwnColumn(Property property) {
        boolean own = cursor.next()
                .filter(e -> e.operation() == null)
                .filter(e -> e.all(Mention.PropertyMention.class).stream()
                        .anyMatch(m -> m.property() == property && m.quality() > 0.9))
                .isPresent();
        if (own) {
            cursor.skip();
            cursor.take();
        }
    }

    /** Quoted text that is no known value: the named column, else the label of what was named, must equal it. */
    void quoted(Evidence evidence) {
        Expression column = pending.lastColumn;
        if (column == null && !named(evidence)) {
            throw new NotUnderstood(evidence);
        }
        if (column == null) {
            Entity subject = reading.subject().orElseThrow(() -> new NotUnderstood(evidence));
            Property label = subject.label().getFirst();
            column = reading.column(label);
            reading.notes.assume(evidence.words(), "looked for in " + Notes.named(label));
        }
        if (column.family() != TypeFamily.TEXT) {
            throw new NotUnderstood(evidence);
        }
        pending.add(new TextMatch(column, TextMatch.Kind.EQUALS, evidence.words()), true);
    }

    boolean partOf(Evidence evidence) {
        Optional<Expression> around = pending.lastColumn == null ? columnAround() : Optional.empty();
        around.ifPresent(column -> pending.add(new TextMatch(column, TextMatch.Kind.CONTAINS, evidence.words()), true));
        return around.isPresent();
    }

    /** "the club 'X'", "a club called 'X'": text that can only be what a row is called by. */
    private boolean named(Evidence evidence) {
        return cursor.justBefore(evidence.tokens().getFirst().index())
                .filter(e -> e.first(Mention.EntityMention.class).isPresent()
                        || e.first(Mention.RoleMention.class).isPresent()
                        || e.is(Operation.OF)
                        || e.words().toLowerCase(Locale.ROOT).matches("called|named|titled|entitled"))
                .isPresent();
    }

    /** "have 'a' in their names": the column that the quoted text is part of. */
    private Optional<Expression> columnAround() {
        boolean in = cursor.next().filter(e -> e.is(Operation.IN)).isPresent();
        Optional<Mention.PropertyMention> named = cursor.next(1)
                .filter(e -> e.is(Operation.OF))
                .flatMap(e -> cursor.next(2))
                .or(() -> cursor.next(1))
                .flatMap(e -> e.first(Mention.PropertyMention.class))
                .filter(m -> m.property().column().family() == TypeFamily.TEXT);
        if (!in || named.isEmpty()) {
            return Optional.empty();
        }
        cursor.skip(Operation.IN, Operation.OF);
        Evidence column = cursor.take();
        Mention mention = reading.choose(column, column.all(Mention.PropertyMention.class), m -> 0);
        return mention instanceof Mention.PropertyMention property
                ? Optional.of(reading.column(property.property())).filter(c -> c.family() == TypeFamily.TEXT)
                : Optional.empty();
    }

    void moreValues(Property property) {
        while (cursor.next()
                .filter(e -> e.is(Operation.OR, Operation.AND, Operation.COMMA))
                .isPresent()) {
            Optional<Mention.ValueMention> further = cursor.next(1).stream()
                    .flatMap(e -> e.all(Mention.ValueMention.class).stream())
                    .filter(v -> v.property() == property)
                    .findFirst();
            if (further.isEmpty()) {
                return;
            }
            cursor.skip();
            cursor.take();
            cursor.skip();
            reading.notes.mention(cursor.take(), further.get());
            Filters.addValue(
                    draft.filters,
                    reading.column(property),
                    Filters.literal(further.get().value(), property.column().family()),
                    true);
        }
    }

    void text(Evidence operation) {
        reading.notes.operation(operation);
        boolean tie = operation.is(Operation.CONTAINS)
                && pending.lastColumn == null
                && cursor.next()
                        .filter(e -> !e.quoted() && !e.mentions().isEmpty())
                        .isPresent();
        if (tie) {
            return; // "orders that contain chairs": a verb between two things
        }
        Evidence wanted = cursor.more() ? cursor.take() : operation;
        Expression column = pending.lastColumn;
        if (column == null) {
            Entity subject = reading.subject().orElseThrow(() -> new NotUnderstood(operation));
            column = reading.column(subject.label().getFirst());
            reading.notes.assume(
                    operation.words(),
                    "taken to be about " + Notes.named(subject.label().getFirst()));
        }
        boolean named = !wanted.mentions().isEmpty()
                && !(wanted.mentions().getFirst() instanceof Mention.ValueMention)
                && !wanted.tokens().getFirst().capitalised();
        boolean plain = !wanted.quoted()
                && (named || wanted.operation() != null && wanted.words().length() > 1);
        if (column.family() != TypeFamily.TEXT || wanted == operation || plain) {
            throw new NotUnderstood(operation);
        }
        TextMatch.Kind kind =
                switch (operation.operation()) {
                    case STARTS_WITH -> TextMatch.Kind.STARTS_WITH;
                    case ENDS_WITH -> TextMatch.Kind.ENDS_WITH;
                    default -> TextMatch.Kind.CONTAINS;
                };
        pending.add(new TextMatch(column, kind, wanted.words()), true);
    }

    void missing(Evidence operation) {
        reading.notes.operation(operation);
        if (pending.lastColumn == null) {
            throw new NotUnderstood(operation);
        }
        Predicate missing = new Missing(pending.lastColumn);
        draft.filters.add(
                operation.is(Operation.MISSING) == (pending.negation == null) ? missing : new Not(missing, false));
        pending.settle();
    }
}
