package dev.parley.engine.interpretation;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.glossary.Definition;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.Optional;

/** Reads words that are no grammatical ones: values, numbers, dates, names of columns and of rows. */
final class ContentWords {

    private final Grammar grammar;
    private final Reading reading;
    private final Cursor cursor;

    ContentWords(Grammar grammar) {
        this.grammar = grammar;
        this.reading = grammar.reading;
        this.cursor = grammar.reading.cursor;
    }

    /** A word that is no grammatical one. */
    void content(Evidence next) {
        if (next.adjective() != null) {
            if (next.superlative()) {
                grammar.ranking.ranks.condition();
            } else {
                grammar.conditions.comparisons.comparative();
            }
        } else if (next.period() != null && (next.number() == null || grammar.conditions.times.yearMeant(next))) {
            grammar.conditions.times.period(cursor.take());
        } else if (next.number() != null) {
            grammar.conditions.numbers.read();
        } else if (next.quoted() && !next.mentions().isEmpty() && partOfText()) {
            return;
        } else if (next.quoted() && next.mentions().isEmpty()) {
            grammar.conditions.quotedTexts.quoted(cursor.take());
        } else if (onlySaysYear(next) || onlySaysCalled(next)) {
            cursor.take();
        } else if (next.mentions().isEmpty() || reading.coincidences.coincides(next)) {
            unknown(cursor.take());
        } else {
            mention(cursor.take());
        }
    }

    /** "the governor is named Weber": no more than "is Weber". */
    private boolean onlySaysCalled(Evidence evidence) {
        Pending pending = reading.scope.pending;
        return evidence.words().matches("(?i)named|called")
                && pending.column != null
                && pending.column.family() == TypeFamily.TEXT
                && cursor.next(1)
                        .filter(e -> e.quoted()
                                || e.all(Mention.ValueMention.class).stream()
                                        .anyMatch(v -> v.property() == pending.property))
                        .isPresent();
    }

    private boolean partOfText() {
        int mark = cursor.mark();
        boolean part = grammar.conditions.partsOfText.partOf(cursor.take());
        if (!part) {
            cursor.back(mark);
        }
        return part;
    }

    /** "in the year 2005", "in the year of 2005": whose year it is follows from what it is said of, where not one alone has any. */
    private boolean onlySaysYear(Evidence evidence) {
        int of = cursor.next(1).filter(e -> e.is(Operation.OF)).isPresent() ? 2 : 1;
        return evidence.lemma().equals("year")
                && cursor.next(of)
                        .filter(e -> e.period() != null && e.number() != null)
                        .isPresent()
                && reading.scope.subjects().stream()
                                .filter(place -> evidence.all(Mention.PropertyMention.class).stream()
                                        .anyMatch(m -> m.property().entity() == place.entity()))
                                .count()
                        != 1;
    }

    /** A word nobody knows: as a name where one is due, else passed over at a price. */
    private void unknown(Evidence word) {
        if (grammar.conditions.quotedTexts.unknownValue(word)) {
            return;
        }
        if (word.lemma().equals("bear") && reading.dates.knowsBirths()) {
            reading.dates.born = true;
            return;
        }
        if (grammar.conditions.indispensable.is(word)) {
            throw new NotUnderstood(word);
        }
        reading.notes.skip(word);
        boolean head = cursor.justBefore(word).filter(Columns::isColumn).isPresent();
        if (!head) {
            reading.scope.pending.forget();
        }
    }

    private void mention(Evidence evidence) {
        Pending pending = reading.scope.pending;
        if (grammar.conditions.columnConditions.saysWhoDidIt(evidence)) {
            return;
        }
        boolean compared = grammar.conditions.comparisons.follows();
        Mention mention =
                reading.choose(evidence, paid(evidence), m -> grammar.conditions.preferences.of(evidence, m, compared));
        if (mention instanceof Mention.EntityMention rows && grammar.conditions.rowPreferences.done(evidence, rows)) {
            reading.dates.done = rows.entity();
            if (grammar.conditions.rowPreferences.dated()) {
                reading.dates.happened = rows.entity();
            }
        }
        if (mention instanceof Mention.ValueMention value
                && grammar.conditions.valuePreferences.inItself(evidence, value.property())) {
            throw new NotUnderstood(evidence);
        }
        switch (mention) {
            case Mention.ValueMention value -> grammar.conditions.values.valueOrNoun(evidence, value);
            case Mention.PropertyMention property -> grammar.conditions.columnConditions.read(evidence, property);
            case Mention.EntityMention entity -> grammar.conditions.relations.entity(evidence, entity);
            case Mention.RoleMention role -> grammar.conditions.relations.entity(evidence, role);
            case Mention.DerivedMention derived ->
                grammar.conditions.aggregateConditions.about(evidence, grammar.conditions.measures.sum(derived));
            case Mention.DefinedMention(Definition.Holds holds, var entity, var text) ->
                grammar.conditions.values.defined(holds);
            case Mention.DefinedMention ignored -> throw new NotUnderstood(evidence);
        }
        pending.with = false;
    }

    /** "that cost more than 20": what a buyer pays comes before what it cost. */
    private List<Mention> paid(Evidence evidence) {
        Optional<String> buyers = reading.lexicon.paidAs(evidence.lemma());
        boolean verb = buyers.isPresent()
                && cursor.justBefore(evidence.tokens().getFirst().index())
                        .filter(e -> e.is(Operation.RELATIVE, Operation.WHICH))
                        .isPresent();
        if (!verb) {
            return evidence.mentions();
        }
        return evidence.mentions().stream()
                .map(m -> !(m instanceof Mention.PropertyMention column)
                        ? m
                        : column.property().words().contains(buyers.get())
                                ? new Mention.PropertyMention(column.property(), 1, "what a buyer pays")
                                : new Mention.PropertyMention(
                                        column.property(), column.quality() - 0.01, column.reason()))
                .toList();
    }
}
