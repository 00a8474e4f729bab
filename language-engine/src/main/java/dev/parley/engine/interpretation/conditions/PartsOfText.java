package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.TextMatch;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Notes;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.model.schema.TypeFamily;
import java.util.Optional;

/** Reads what a text contains, begins or ends with. */
public final class PartsOfText {

    private final Reading reading;
    private final Cursor cursor;

    PartsOfText(ConditionReaders readers) {
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** The one text that is shown, unless it names rows that are spoken of by another. */
    Expression shownText() {
        Scope scope = reading.scope;
        return scope.dimensions().size() == 1
                        && scope.dimensions().getFirst().expression().family() == TypeFamily.TEXT
                        && scope.subjects().getFirst() == scope.focus
                ? scope.dimensions().getFirst().expression()
                : null;
    }

    /** "have 'a' in their names": the column that the quoted text is part of. */
    public boolean partOf(Evidence evidence) {
        boolean in = cursor.next().filter(e -> e.is(Operation.IN)).isPresent();
        Optional<Evidence> named = cursor.next(1)
                .filter(e -> e.is(Operation.OF, Operation.POSSESSIVE))
                .flatMap(e -> cursor.next(2))
                .or(() -> cursor.next(1))
                .filter(e -> e.operation() == null)
                .filter(e -> e.first(Mention.PropertyMention.class)
                        .filter(m -> m.property().column().family() == TypeFamily.TEXT)
                        .isPresent());
        if (!in || named.isEmpty()) {
            return false;
        }
        while (cursor.peek() != named.get()) {
            cursor.take();
        }
        Evidence column = cursor.take();
        Mention mention = reading.choose(column, column.all(Mention.PropertyMention.class), m -> 0, reading.subject());
        Expression text = reading.scope.column(((Mention.PropertyMention) mention).property());
        if (text.family() != TypeFamily.TEXT) {
            throw new NotUnderstood(column);
        }
        reading.scope.pending.add(new TextMatch(text, TextMatch.Kind.CONTAINS, evidence.words()), true);
        return true;
    }

    public void text() {
        Evidence operation = cursor.take();
        reading.notes.operation(operation);
        Pending pending = reading.scope.pending;
        boolean owners = cursor.before().filter(e -> e.is(Operation.WHOSE)).isPresent();
        boolean spelt = letters(operation);
        while (cursor.more() && leadsIn(cursor.peek(), spelt)) {
            spelt |= letters(cursor.take());
        }
        Evidence wanted = cursor.more() && !cursor.peek().is(Operation.STOP) ? cursor.take() : operation;
        if (pending.column == null && operation.is(Operation.CONTAINS) && wanted != operation && partOf(wanted)) {
            return;
        }
        Expression column = pending.column == null && !owners ? shownText() : pending.column;
        if (column == null) {
            Entity subject = reading.subject().orElseThrow(() -> new NotUnderstood(operation));
            Property label = subject.label().getFirst();
            column = reading.scope.column(label);
            reading.notes.assume(operation.words(), "taken to be about " + Notes.named(label));
        }
        boolean plain = !wanted.quoted()
                && !wanted.tokens().getFirst().capitalised()
                && wanted.words().length() > 1
                && !wanted.unknown()
                && wanted.first(Mention.ValueMention.class).isEmpty()
                && !spelt;
        if (column.family() != TypeFamily.TEXT || wanted == operation || plain) {
            throw new NotUnderstood(operation);
        }
        TextMatch.Kind kind =
                switch (operation.operation()) {
                    case STARTS_WITH -> TextMatch.Kind.STARTS_WITH;
                    case ENDS_WITH -> TextMatch.Kind.ENDS_WITH;
                    default -> TextMatch.Kind.CONTAINS;
                };
        pending.add(new TextMatch(column, kind, wanted.words().replace("%", "")), true);
        if (kind == TextMatch.Kind.CONTAINS && reading.nextIs(Operation.IN)) {
            cursor.takeIf(Operation.IN);
            cursor.takeIf(Operation.POSSESSIVE);
        }
    }

    /** Whether what follows is meant letter by letter, though it be an article or a pronoun. */
    private static boolean letters(Evidence operation) {
        return operation.words().matches("(?i).*(word|letter|substring|text|string|phrase|prefix|suffix|character).*");
    }

    /** "the word" before what is looked for; "a" may be looked for itself. */
    private boolean leadsIn(Evidence evidence, boolean spelt) {
        if (evidence.is(Operation.CONTAINS)) {
            return true;
        }
        boolean noise = evidence.is(Operation.NOISE, Operation.VERB)
                && evidence.mentions().isEmpty();
        boolean capital = evidence.tokens().getFirst().capitalised();
        return noise && !capital && (!spelt || evidence.words().matches("(?i)the|is|are|of"));
    }
}
