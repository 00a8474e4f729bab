package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Predicate;
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
import java.util.ArrayList;
import java.util.List;
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
        Property property = ((Mention.PropertyMention) mention).property();
        new NamesOfOthers(reading).refuse(column, property);
        Expression text = reading.scope.column(property);
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
                && !wanted.guessed()
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
        if (spelt && cursor.justBefore(operation).filter(PartsOfText::isOrdinal).isPresent()) {
            throw new NotUnderstood(operation);
        }
        pending.add(any(column, kind, wanted), true);
        if (kind == TextMatch.Kind.CONTAINS && reading.nextIs(Operation.IN)) {
            cursor.takeIf(Operation.IN);
            cursor.takeIf(Operation.POSSESSIVE);
        }
    }

    /** "contain 'ford' or 'Vale'": either of them. */
    private Predicate any(Expression column, TextMatch.Kind kind, Evidence first) {
        List<Predicate> options = new ArrayList<>(List.of(match(column, kind, first)));
        while (reading.nextIs(Operation.OR) && isFurther(column, cursor.next(1))) {
            cursor.takeIf(Operation.OR);
            cursor.skip();
            options.add(match(column, kind, cursor.take()));
        }
        return options.size() == 1 ? options.getFirst() : new AnyOf(options);
    }

    private static Predicate match(Expression column, TextMatch.Kind kind, Evidence text) {
        return new TextMatch(column, kind, text.words().replace("%", ""));
    }

    /** A further text, of which nothing else is said. */
    private boolean isFurther(Expression column, Optional<Evidence> text) {
        return text.filter(e -> e.quoted()
                                || e.unknown()
                                || e.words().matches("[A-Z]")
                                || e.operation() == null && ofColumn(e, column))
                        .isPresent()
                && cursor.next(2)
                        .map(e -> e.is(Operation.STOP, Operation.OR, Operation.AND, Operation.COMMA, Operation.ORDER))
                        .orElse(true);
    }

    /** "contains Ann or Bob": not "or Norway", which is what a country is called. */
    private static boolean ofColumn(Evidence text, Expression column) {
        return text.mentions().stream()
                .limit(1)
                .anyMatch(mention -> mention instanceof Mention.ValueMention value
                        && column instanceof ColumnRef searched
                        && value.property().column().name().equals(searched.column()));
    }

    /** "the second letter": where a text stands inside of another cannot be said but for its ends. */
    private static boolean isOrdinal(Evidence word) {
        return word.words().matches("(?i)(the )?(second|third|fourth|fifth|middle|next|[2-9](nd|rd|th))");
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
