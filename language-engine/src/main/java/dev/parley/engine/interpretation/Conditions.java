package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.Locale;
import java.util.Optional;

/** Reads what rows must be like. Comparisons and named columns are recognised here; each kind of condition has a reader. */
final class Conditions {

    private final Reading reading;
    private final Cursor cursor;
    private final Draft draft;
    private final Measures measures;
    private final Pending pending;
    private final Values values;
    private final Numbers numbers;
    private final Times times;
    private final Absences absences;

    Conditions(
            Reading reading,
            Pending pending,
            Measures measures,
            Values values,
            Numbers numbers,
            Times times,
            Absences absences) {
        this.reading = reading;
        this.cursor = reading.cursor;
        this.draft = reading.draft;
        this.measures = measures;
        this.pending = pending;
        this.values = values;
        this.numbers = numbers;
        this.times = times;
        this.absences = absences;
    }

    void dateWord() {
        pending.dateExpected = true;
    }

    boolean dateExpected() {
        return pending.dateExpected || pending.dateOperation != null;
    }

    void and(Evidence word, boolean showing) {
        if (word.is(Operation.AND) && pending.alternatives && !showing) {
            // "in A or in B and with C": how far the "or" reaches, the words do not say.
            throw new NotUnderstood(word);
        }
        pending.alternative = false;
    }

    void or() {
        pending.alternative = true;
    }

    void negate(Evidence word) {
        reading.notes.operation(word);
        pending.negation = word;
    }

    void having(Evidence word) {
        pending.article = word.words().toLowerCase(Locale.ROOT).matches(".* (a|an|any)");
        pending.lists = word.words().toLowerCase(Locale.ROOT).matches("with|with the|including|having|having the|for");
        pending.absence = null;
    }

    boolean any() {
        return !draft.filters.isEmpty() || !draft.having.isEmpty();
    }

    boolean valueFollows() {
        return cursor.next()
                .filter(e -> e.quoted() || e.first(Mention.ValueMention.class).isPresent())
                .isPresent();
    }

    /** Whether the words that come next compare something. */
    boolean comparisonFollows() {
        Optional<Evidence> next =
                cursor.next().filter(e -> !e.is(Operation.OF, Operation.NOT)).or(() -> cursor.next(1));
        return next.filter(e -> e.is(
                                Operation.GREATER,
                                Operation.LESS,
                                Operation.AT_LEAST,
                                Operation.AT_MOST,
                                Operation.EXACTLY,
                                Operation.BETWEEN,
                                Operation.CONTAINS,
                                Operation.STARTS_WITH,
                                Operation.ENDS_WITH,
                                Operation.MISSING,
                                Operation.PRESENT)
                        || e.number() != null && e.mentions().isEmpty())
                .isPresent();
    }

    void comparison(Evidence operation) {
        reading.notes.operation(operation);
        cursor.skip(Operation.OF, Operation.IN);
        if (!cursor.more()) {
            throw new NotUnderstood(operation);
        }
        Evidence next = cursor.take();
        boolean dateWord = operation.is(Operation.SINCE, Operation.AFTER, Operation.BEFORE, Operation.UNTIL);
        if (next.period() != null && (dateWord || next.number() == null)) {
            pending.dateOperation = operation.operation();
            times.period(next);
        } else if (next.number() != null) {
            numbers.number(operation.operation(), next.number(), next, null);
        } else {
            throw new NotUnderstood(operation);
        }
    }

    void between(Evidence operation) {
        reading.notes.operation(operation);
        cursor.skip();
        Evidence low = cursor.more() ? cursor.take() : operation;
        cursor.takeIf(Operation.AND, Operation.IN, Operation.UNTIL);
        cursor.skip();
        Evidence high = cursor.more() ? cursor.take() : operation;
        boolean time = pending.lastProperty == null || pending.lastProperty.role() == PropertyRole.TIME;
        if (low.period() != null && high.period() != null && (time || low.number() == null)) {
            Property property = times.timeProperty(low);
            pending.add(Filters.periods(reading.column(property), low.period(), high.period()), true);
        } else if (low.number() != null && high.number() != null) {
            numbers.number(Operation.BETWEEN, low.number(), low, high.number());
        } else {
            throw new NotUnderstood(operation);
        }
    }

    /** Reads "price over 5", "city is Lyon", "return date is missing"; false when nothing is said about the column. */
    boolean about(Evidence evidence, Property property, Expression column) {
        int mark = cursor.mark();
        boolean not = cursor.takeIf(Operation.NOT, Operation.EXCEPT).isPresent();
        if (!not) {
            cursor.takeIf(Operation.OF);
        }
        boolean by = cursor.takeIf(Operation.BY).isPresent();
        cursor.skip();
        if (!cursor.more()) {
            cursor.back(mark);
            return false;
        }
        Evidence next = cursor.peek();
        boolean time = property.role() == PropertyRole.TIME;
        boolean ownValue =
                next.all(Mention.ValueMention.class).stream().anyMatch(value -> value.property() == property);
        boolean compares = next.is(
                        Operation.GREATER,
                        Operation.LESS,
                        Operation.AT_LEAST,
                        Operation.AT_MOST,
                        Operation.EXACTLY,
                        Operation.BETWEEN)
                && (column.family().isNumeric() || time || measures.pending() && measures.wantsNumber());
        boolean dates = time
                && (next.is(Operation.SINCE, Operation.AFTER, Operation.BEFORE, Operation.UNTIL)
                        || next.is(Operation.IN)
                                && cursor.next(1)
                                        .filter(e -> e.period() != null)
                                        .isPresent()
                        || next.period() != null
                                && (next.number() == null
                                        || not
                                        || property.column().family().isTemporal()));
        boolean number = next.number() != null
                && next.operation() == null
                && column.family().isNumeric()
                && cursor.next(1)
                        .filter(e -> e.superlative()
                                || e.first(Mention.EntityMention.class).isPresent())
                        .isEmpty();
        boolean text = next.is(Operation.CONTAINS, Operation.STARTS_WITH, Operation.ENDS_WITH) || next.quoted();
        boolean known = next.is(Operation.MISSING, Operation.PRESENT);
        if (!(ownValue || text || !by && (compares || dates || number || known))) {
            cursor.back(mark);
            return false;
        }
        if (not) {
            pending.negation = evidence;
        }
        pending.lastProperty = property;
        pending.lastColumn = measures.pending() ? measures.take(property, column) : column;
        if (ownValue) {
            cursor.take();
            Mention.ValueMention value = next.all(Mention.ValueMention.class).stream()
                    .filter(v -> v.property() == property)
                    .findFirst()
                    .orElseThrow();
            reading.notes.mention(next, value);
            values.value(next, value);
            values.moreValues(property);
        } else if (next.quoted()) {
            cursor.take();
            values.quoted(next);
        } else if (number) {
            cursor.take();
            numbers.bareNumber(next);
        } else if (next.period() != null && next.operation() == null) {
            cursor.take();
            times.period(next);
        }
        return true;
    }

    void without(Evidence operation) {
        reading.notes.operation(operation);
        cursor.skip(Operation.OF);
        if (!cursor.more() || cursor.peek().mentions().isEmpty()) {
            pending.negation = operation;
            return;
        }
        Evidence named = cursor.take();
        Mention mention = reading.choose(named, named.mentions(), m -> m instanceof Mention.EntityMention ? 0.03 : 0);
        switch (mention) {
            case Mention.PropertyMention property ->
                absences.absentProperty(named, property.property(), reading.column(property.property()));
            case Mention.EntityMention entity -> absences.absent(reading.place(entity));
            case Mention.RoleMention role -> absences.absentRole(named, role);
            case Mention.ValueMention value -> {
                pending.negation = operation;
                values.value(named, value);
            }
            case Mention.DerivedMention ignored -> throw new NotUnderstood(named);
        }
    }

    void finish() {
        if (pending.negation != null) {
            throw new NotUnderstood(pending.negation);
        }
        if (pending.lastProperty != null
                && pending.lastProperty.role() == PropertyRole.TIME
                && pending.lastColumn != null
                && pending.lastProperty.column().nullable()) {
            draft.filters.add(new Not(new Missing(pending.lastColumn), false));
        }
    }
}
