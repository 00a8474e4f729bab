package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Degrees;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what is said of a column: "price is over 5", "city is Lyon", "name starts with A", "whose salary is the highest". */
public final class ColumnConditions {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    ColumnConditions(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** A column among the conditions: compared with what follows, or said to be there. */
    public void read(Evidence evidence, Mention.PropertyMention mention) {
        Property property = mention.property();
        if (isVerb(evidence, mention)) {
            reading.scope.pending.forget();
            return;
        }
        if (notDone(evidence, property)) {
            readers.innerRows.neverDone(evidence, property);
            return;
        }
        new NamesOfOthers(reading).refuse(evidence, property);
        Place place = reading.scope.place(property.entity());
        Expression column = place.column(property);
        reading.scope.pending.about(property, column);
        if (!said(property, column) && !isUnknownValue(evidence, column)) {
            readers.bareColumns.read(evidence, property, column, place);
        }
    }

    /**
     * "ships that did not depart in May", "not returned by Ann since 2020": a verb that names but the date of rows of
     * another table, of which there are none that fit all that is said behind it.
     */
    private boolean notDone(Evidence verb, Property property) {
        Scope scope = reading.scope;
        boolean done =
                Columns.participle(verb, property) || property.role() == PropertyRole.TIME && doesSo(verb, property);
        return done
                && scope.pending.negated()
                && scope.focus != null
                && scope.subjects().stream().noneMatch(place -> place.entity() == property.entity())
                && reading.many(scope.focus, property.entity())
                && cursor.next()
                        .filter(e -> e.period() != null
                                || e.is(Operation.IN, Operation.BY, Operation.WITH, Operation.BETWEEN)
                                || e.is(Operation.SINCE, Operation.AFTER, Operation.BEFORE, Operation.UNTIL))
                        .isPresent();
    }

    /** "wardens who issued a fine", where fines say by whom: none of the days on which permits were issued. */
    public boolean saysWhoDidIt(Evidence verb) {
        List<Entity> subjects =
                reading.scope.subjects().stream().map(Place::entity).toList();
        return verb.mentions().stream()
                        .allMatch(mention -> mention instanceof Mention.PropertyMention column
                                && column.property().role() == PropertyRole.TIME
                                && !subjects.contains(column.property().entity()))
                && reading.knowledge.ontology().relations().stream()
                        .filter(relation -> relation.role().equals(List.of(verb.lemma(), "by")))
                        .anyMatch(relation -> reading.mentions(relation.from())
                                && subjects.contains(relation.to())
                                && verb.mentions().stream().noneMatch(day -> day.entityOf() == relation.from()));
    }

    /** "that started in 2020": a verb that only resembles the name of a column. */
    private boolean isVerb(Evidence evidence, Mention.PropertyMention mention) {
        if (mention.quality() < 0.85 && datesOwnRows(evidence, mention.property())) {
            reading.notes.skip(evidence);
            return true;
        }
        if (mention.quality() < 0.85 && actsOnAnother(evidence, mention.property())) {
            return true;
        }
        return mention.quality() < 0.85
                && evidence.words().endsWith("ed")
                && !Columns.sortable(mention.property())
                && reading.nextIs(
                        Operation.IN,
                        Operation.BY,
                        Operation.AFTER,
                        Operation.BEFORE,
                        Operation.SINCE,
                        Operation.BETWEEN);
    }

    /** "fines issued in 2018", where permits have a day of issue and fines one of their own: theirs. */
    private boolean datesOwnRows(Evidence evidence, Property property) {
        boolean period = cursor.next()
                        .filter(e -> e.is(Operation.IN, Operation.BEFORE, Operation.AFTER, Operation.SINCE)
                                || e.is(Operation.BETWEEN, Operation.UNTIL))
                        .isPresent()
                && cursor.next(1).filter(e -> e.period() != null).isPresent();
        return period
                && Columns.participle(evidence, property)
                && !reading.mentions(property.entity())
                && reading.scope.subjects().stream()
                        .map(Place::entity)
                        .noneMatch(subject -> subject == property.entity())
                && reading.scope.subjects().stream()
                        .findFirst()
                        .filter(place -> place.entity().ownDate().isPresent() && reading.many(place, property.entity()))
                        .isPresent();
    }

    /** "types that allow smoking": no column "pets allowed", where what is allowed comes next and is a column itself. */
    private boolean actsOnAnother(Evidence evidence, Property property) {
        return doesSo(evidence, property)
                && cursor.next()
                        .filter(Columns::isColumn)
                        .flatMap(e -> e.first(Mention.PropertyMention.class))
                        .filter(other -> other.property() != property)
                        .isPresent();
    }

    /** "allow" beside {@code pets_allowed}: what somebody does, and not what was done. */
    public static boolean doesSo(Evidence verb, Property property) {
        return verb.words().matches(verb.lemma() + "e?s?")
                && property.column()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .matches(".*" + Pattern.quote(verb.lemma()) + "e?d(_.*)?");
    }

    /** Reads what is said of the column behind it; false when nothing is. */
    private boolean said(Property property, Expression column) {
        Optional<Evidence> not = denied() ? cursor.takeIf(Operation.NOT, Operation.EXCEPT) : Optional.empty();
        not.ifPresent(word -> reading.scope.pending.negation = word);
        int ahead = cursor.countNext(
                Operation.OF, Operation.IN, Operation.WITH, Operation.EITHER, Operation.ANY, Operation.BOTH);
        Optional<Evidence> next = cursor.next(ahead);
        if (next.isEmpty()) {
            return false;
        }
        Evidence one = next.get();
        if (readers.constants.follow(ahead, property, column)) {
            skipTo(one);
            readers.constants.read(property, column);
            return true;
        }
        boolean direct = ahead == 0 || reading.nextIs(Operation.WITH, Operation.OF, Operation.IN);
        if (direct && Comparisons.begins(one)) {
            skipTo(one);
            readers.comparisons.read();
            return true;
        }
        if (direct && one.is(Operation.CONTAINS, Operation.STARTS_WITH, Operation.ENDS_WITH)) {
            skipTo(one);
            readers.partsOfText.text();
            return true;
        }
        if (ahead == 0 && one.is(Operation.MISSING, Operation.PRESENT)) {
            readers.missingValues.missing();
            return true;
        }
        return ahead == 0
                && (superlative(one, property, column)
                        || comparative(one, property, column)
                        || not.isEmpty() && unknownName(one, column));
    }

    /** "price not over 5"; "with an email but no phone" denies what comes next. */
    private boolean denied() {
        return cursor.next()
                .filter(e -> !e.words().toLowerCase(Locale.ROOT).matches("(but|nor|and).*"))
                .isPresent();
    }

    private void skipTo(Evidence evidence) {
        while (cursor.peek() != evidence) {
            reading.scope.pending.both |= cursor.take().is(Operation.BOTH);
        }
    }

    /** "whose salary is the highest". */
    private boolean superlative(Evidence word, Property property, Expression column) {
        boolean ranked =
                word.superlative() || word.is(Operation.MOST, Operation.LEAST, Operation.MAXIMUM, Operation.MINIMUM);
        boolean ofOthers = cursor.next(1)
                .filter(e -> e.is(Operation.TIMES)
                        || e.operation() == null && !e.mentions().isEmpty())
                .isPresent();
        if (!ranked || ofOthers || !Columns.sortable(property)) {
            return false;
        }
        cursor.skip();
        cursor.take();
        boolean latest = cursor.next()
                .filter(e -> e.words().matches("(?i)recent(ly)?|late(ly|st)?"))
                .isPresent();
        if (word.is(Operation.MOST, Operation.LEAST) && !latest && readers.phrases.most(word, property)) {
            return true;
        }
        boolean descending =
                word.is(Operation.MOST, Operation.MAXIMUM) || word.superlative() && Degrees.greatest(word, property);
        readers.phrases.rank(column, descending);
        return true;
    }

    /** "whose salary is higher than the average". */
    private boolean comparative(Evidence word, Property property, Expression column) {
        boolean compared = word.adjective() != null
                && !word.superlative()
                && cursor.next(1).filter(e -> e.is(Operation.THAN)).isPresent();
        if (!compared) {
            return false;
        }
        cursor.skip();
        cursor.take();
        cursor.takeIf(Operation.THAN);
        readers.operands.compare(
                column, Degrees.greatest(word, property) ? Operation.GREATER : Operation.LESS, property);
        return true;
    }

    /** "with last name kowalski", "whose email is ann@example.org": all that is said of the column, and known nowhere. */
    private boolean isUnknownValue(Evidence evidence, Expression column) {
        boolean of = cursor.before()
                .filter(e -> e.is(Operation.WITH, Operation.WHOSE))
                .isPresent();
        boolean value = of
                && column.family() == TypeFamily.TEXT
                && cursor.next()
                        .filter(e -> e.unknown() && !e.quoted() && !Verbs.verbal(e))
                        .isPresent()
                && cursor.next(1)
                        .map(e -> e.is(Operation.STOP, Operation.AND, Operation.OR, Operation.COMMA))
                        .orElse(true);
        if (value) {
            cursor.skip();
            readers.quotedTexts.quoted(cursor.take());
            reading.notes.guess();
        }
        return value;
    }

    /** "of brand Acme": a name that nothing is known of. */
    private boolean unknownName(Evidence word, Expression column) {
        boolean name = column.family() == TypeFamily.TEXT
                && word.unknown()
                && word.tokens().getFirst().capitalised();
        if (name) {
            cursor.skip();
            readers.quotedTexts.quoted(cursor.take());
        }
        return name;
    }
}
