package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.OneOf;
import dev.parley.engine.algebra.TextMatch;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Notes;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.model.schema.TypeFamily;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads text in quotes and names that nothing is known of: the column they must equal is the one named, else what rows are called by. */
public final class QuotedTexts {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    QuotedTexts(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Quoted text that is no known value: the named column, else the label of what was named, must equal it. */
    public void quoted(Evidence evidence) {
        Pending pending = reading.scope.pending;
        if (readers.partsOfText.partOf(evidence)) {
            return;
        }
        ownColumn().ifPresent(named -> pending.about(named, reading.scope.column(named)));
        Optional<Entity> called = pending.column == null ? called(evidence) : Optional.empty();
        Expression column =
                called.isPresent() || pending.column != null ? pending.column : readers.partsOfText.shownText();
        if (column == null || column.aggregates()) {
            Entity subject = called.or(reading::subject).orElseThrow(() -> new NotUnderstood(evidence));
            boolean actor = cursor.justBefore(evidence.tokens().getFirst().index())
                    .filter(e -> e.words().matches("(?i)do|does|did|has|have|had|can|by"))
                    .isPresent();
            if (actor) {
                throw new NotUnderstood(evidence);
            }
            Property label = subject.label().getFirst();
            column = reading.scope.column(label);
            reading.notes.assume(evidence.words(), "looked for in " + Notes.named(label));
            reading.notes.guess();
        }
        if (column.family().isNumeric() && evidence.words().matches("-?\\d+(\\.\\d+)?")) {
            pending.add(Filters.number(column, Operation.EXACTLY, new BigDecimal(evidence.words())), true);
            return;
        }
        if (column.family() != TypeFamily.TEXT) {
            throw new NotUnderstood(evidence);
        }
        pending.add(new TextMatch(column, TextMatch.Kind.EQUALS, evidence.words()), true);
    }

    /** "the shop \"Corner\"", "with \"Ann Lee\" as a member": what goes by a name that nothing is known of. */
    private Optional<Entity> called(Evidence name) {
        Optional<Evidence> noun = readers.valueOwners.as() ? cursor.next(1) : cursor.justBefore(name);
        return noun.filter(e -> e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e))
                .flatMap(e -> e.first(Mention.EntityMention.class))
                .map(Mention.EntityMention::entity);
    }

    /** "on the \"Fiction\" shelf": the column that stands right behind its value, and of which nothing else is said. */
    private Optional<Property> ownColumn() {
        Optional<Evidence> behind = cursor.next()
                .filter(e -> cursor.more() && cursor.peek() == e)
                .filter(e ->
                        Columns.isColumn(e) && !readers.values.valueFollows(1) && !readers.comparedAhead.compared(0));
        if (behind.isEmpty()) {
            return Optional.empty();
        }
        List<Mention.PropertyMention> texts = behind.get().all(Mention.PropertyMention.class).stream()
                .filter(m -> m.quality() > 0.7 && m.property().column().family() == TypeFamily.TEXT)
                .toList();
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        Mention chosen = reading.choose(cursor.take(), texts, m -> 0);
        return Optional.of(((Mention.PropertyMention) chosen).property());
    }

    /** "ann@example.org", "AB-1234": no word of the language is written so. */
    static boolean isWritten(Evidence word) {
        return word.unknown() && word.words().matches(".*[@\\d].*");
    }

    /** A name that nothing is known of, where one is due: behind a column, or called so. */
    public boolean unknownValue(Evidence word) {
        Pending pending = reading.scope.pending;
        boolean capital = word.tokens().getFirst().capitalised() || isWritten(word);
        boolean due = pending.column != null && pending.column.family() == TypeFamily.TEXT;
        boolean called = cursor.justBefore(word.tokens().getFirst().index())
                .filter(e -> e.words().toLowerCase(Locale.ROOT).matches("called|named|titled|entitled"))
                .isPresent();
        boolean letter = due && word.words().length() == 1;
        if (!(letter || capital && (due || called))) {
            if (capital) {
                throw new NotUnderstood(word);
            }
            return false;
        }
        if (due && !called && endsAList(word)) {
            throw new NotUnderstood(word);
        }
        quoted(word);
        reading.notes.guess();
        return true;
    }

    /** "the clubs of Ann, Bob and <em>Zork</em>": the last of several values, of which the others are known. */
    private boolean endsAList(Evidence word) {
        Expression column = reading.scope.pending.column;
        return cursor.justBefore(word)
                        .filter(e -> e.is(Operation.AND, Operation.OR, Operation.COMMA))
                        .isPresent()
                && reading.scope.filters.stream()
                        .anyMatch(filter -> (Filters.fixed(filter) || filter instanceof OneOf)
                                && Filters.subject(filter).equals(column));
    }
}
