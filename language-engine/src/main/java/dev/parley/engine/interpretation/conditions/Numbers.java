package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.Optional;

/** Reads numbers with what they count or measure: "3 loans", "5 or more pages", "3 to 5 copies", "185 cm tall", "twice". */
public final class Numbers {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;
    /** How a number of rows was compared last: "more than 3 loans and 2 copies" does not say how many copies. */
    private Operation counted;

    Numbers(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** "age 3 orders": whether the number that comes after {@code ahead} others belongs to what follows it. */
    boolean countsRows(int ahead) {
        boolean bound = cursor.next(ahead + 1)
                .filter(e -> e.is(Operation.OR_MORE, Operation.OR_LESS))
                .isPresent();
        return cursor.next(ahead + (bound ? 2 : 1))
                .filter(e -> e.superlative() || e.operation() == null && Nouns.namesRows(e))
                .isPresent();
    }

    /** "185 cm tall": whether the number that comes after {@code ahead} others has its measure behind its unit. */
    boolean namesMeasure(int ahead) {
        return cursor.next(ahead + 1).filter(e -> e.is(Operation.UNIT)).isPresent() && adjective(ahead + 2);
    }

    /** "3 or more": takes what bounds the number before it, if anything does. */
    Operation orMore() {
        boolean another = cursor.next(1)
                .filter(e -> e.number() != null || e.period() != null || e.is(Operation.THAN))
                .isPresent();
        if (another) {
            return Operation.EXACTLY;
        }
        if (cursor.takeIf(Operation.OR_MORE).isPresent()) {
            return Operation.AT_LEAST;
        }
        return cursor.takeIf(Operation.OR_LESS).isPresent() ? Operation.AT_MOST : Operation.EXACTLY;
    }

    /** A number that no word compares: "3 orders", "room 12", "5 or more pages". */
    public void read() {
        Evidence number = cursor.take();
        boolean ranked = cursor.next()
                .filter(e -> e.superlative() || e.is(Operation.MOST, Operation.LEAST))
                .isPresent();
        if (ranked || readers.phrases.isLimit(number)) {
            readers.phrases.limit(number);
            return;
        }
        if (number.words().equalsIgnoreCase("once")) {
            reading.notes.skip(number);
            return;
        }
        if (asColumn(number)) {
            return;
        }
        Optional<Place> row = called(number);
        if (row.isPresent()) {
            reading.scope.pending.add(RowNumbers.isNumber(row.get(), number), false);
            return;
        }
        if (inOne(number)) {
            reading.notes.skip(number);
            cursor.skip();
            cursor.take();
            return;
        }
        boolean unclear = reading.scope.pending.listed && counted != null && counted != Operation.EXACTLY;
        if (unclear && readers.innerRows.countableNext()) {
            throw new NotUnderstood(number);
        }
        boolean to = cursor.next()
                        .filter(e -> e.is(Operation.IN) && e.words().equalsIgnoreCase("to"))
                        .isPresent()
                && cursor.next(1).filter(e -> e.number() != null).isPresent();
        if (to) {
            cursor.takeIf(Operation.IN);
            cursor.skip();
            between(number, cursor.take());
            return;
        }
        compared(Operation.EXACTLY, number);
    }

    /** "customer 42", "order number 42", "when was order 42 shipped": the key that one row is called by, where nothing is counted or measured. */
    private Optional<Place> called(Evidence number) {
        boolean ends = cursor.next()
                .filter(e -> e.operation() == null || e.is(Operation.UNIT, Operation.TIMES, Operation.OR_MORE))
                .filter(e -> !e.is(Operation.STOP) && !e.words().matches("[a-z]+(ed|en|ing)"))
                .isEmpty();
        return cursor.justBefore(number)
                .filter(row -> ends && row.operation() == null && row.words().equalsIgnoreCase(row.lemma()))
                .flatMap(row -> row.first(Mention.EntityMention.class))
                .map(row -> reading.scope.place(row.entity()))
                .filter(place -> place.entity().key().size() == 1
                        && place.entity().key().getFirst().column().family().isNumeric());
    }

    /** "paid more than 900 in one payment": of one such row, as what was said of it is anyway. */
    private boolean inOne(Evidence number) {
        return number.words().equalsIgnoreCase("one")
                && !reading.scope.filters.isEmpty()
                && cursor.justBefore(number)
                        .filter(e -> e.words().equalsIgnoreCase("in"))
                        .isPresent()
                && cursor.next()
                        .filter(e -> e.operation() == null
                                && Nouns.namesRows(e)
                                && e.words().equalsIgnoreCase(e.lemma()))
                        .isPresent();
    }

    /** "with 4711 as the account": the column that the number is said to be of. */
    private boolean asColumn(Evidence number) {
        boolean as = cursor.next()
                        .filter(e -> e.is(Operation.IN) && e.words().matches("(?i)as( the| their| its)?"))
                        .isPresent()
                && cursor.next(1).filter(Columns::isColumn).isPresent();
        if (!as) {
            return false;
        }
        List<Mention.PropertyMention> numeric = cursor.next(1).orElseThrow().all(Mention.PropertyMention.class).stream()
                .filter(m -> m.property().column().family().isNumeric())
                .toList();
        if (numeric.isEmpty()) {
            return false;
        }
        cursor.takeIf(Operation.IN);
        cursor.skip();
        Mention named = reading.choose(cursor.take(), numeric, m -> 0);
        Property property = ((Mention.PropertyMention) named).property();
        reading.scope.pending.add(
                Filters.number(reading.scope.column(property), Operation.EXACTLY, number.number()),
                property.column().nullable());
        return true;
    }

    /** "more than 3 orders", "over 5": the number behind an operator. */
    void compared(Operation operation, Evidence number) {
        read(new Amount(operation, number.number(), null, number));
    }

    /** "between 3 and 5 orders". */
    void between(Evidence low, Evidence high) {
        read(new Amount(
                Operation.BETWEEN, low.number(), high.number(), readers.bareAmounts.isMoney(high) ? high : low));
    }

    private void read(Amount stated) {
        Amount amount = stated.bounded(orMore());
        if (cursor.next(1)
                .filter(e -> e.operation() == null && Nouns.namesRows(e))
                .isPresent()) {
            cursor.takeIf(Operation.DISTINCT);
        }
        Optional<Evidence> unit = cursor.takeIf(Operation.UNIT, Operation.TIMES);
        if (cursor.next(1)
                .filter(e -> e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e))
                .isPresent()) {
            cursor.takeIf(Operation.COUNT);
        }
        if (unit.filter(e -> e.is(Operation.UNIT)).isPresent() && adjective(0)) {
            readers.comparedNumbers.compare(measureNext(), amount);
            return;
        }
        amount = amount.bounded(orMore());
        Pending pending = reading.scope.pending;
        List<Mention> countable = unit.isEmpty() ? countable() : List.of();
        if (unit.filter(e -> e.is(Operation.TIMES)).isPresent() || often(amount.said())) {
            pending.forget();
            readers.phrases.times(amount.operation(), amount.number(), amount.high(), amount.said());
            return;
        }
        Optional<Expression> computed = unit.isEmpty() ? computedNext() : Optional.empty();
        if (computed.isPresent()) {
            reading.scope.ofGroups(amount.of(computed.get()));
            return;
        }
        boolean premodified = unit.isEmpty()
                && pending.column == null
                && readers.innerRows.nounAhead().isPresent();
        if (premodified || !countable.isEmpty()) {
            count(amount, countable);
            return;
        }
        if (pending.column != null
                && !(isText(pending.column) && amount.operation() != Operation.EXACTLY && isFixed())) {
            readers.comparedNumbers.compare(pending.column, amount);
            return;
        }
        readers.bareAmounts.ofNothingNamed(amount, unit);
    }

    /** "more than 300 total points", "over 20 in total fines", "under 5 on average rating": what is computed of the measure behind the number. */
    private Optional<Expression> computedNext() {
        Optional<Evidence> total = inTotal();
        List<Mention.PropertyMention> measures =
                total.or(cursor::next).filter(e -> e.is(Operation.SUM, Operation.AVERAGE)).stream()
                        .flatMap(function -> cursor.next(total.isPresent() ? 0 : 1).stream())
                        .filter(e -> e.operation() == null)
                        .flatMap(e -> e.all(Mention.PropertyMention.class).stream())
                        .filter(m -> m.property().role() == PropertyRole.MEASURE)
                        .toList();
        if (measures.isEmpty()) {
            return Optional.empty();
        }
        cursor.skip();
        Evidence function = total.orElseGet(cursor::take);
        reading.notes.operation(function);
        cursor.skip();
        Mention.PropertyMention measure = (Mention.PropertyMention) reading.choose(cursor.take(), measures, m -> 0);
        return Optional.of(
                readers.measures.over(function, measure.property(), reading.scope.column(measure.property()), false));
    }

    /** "more than 300 <em>in total</em> points". */
    private Optional<Evidence> inTotal() {
        return cursor.more() && cursor.peek().words().matches("(?i)in total|altogether|in all")
                ? Optional.of(cursor.peek().withOperation(Operation.SUM))
                : Optional.empty();
    }

    private static boolean isText(Expression column) {
        return column.family() == TypeFamily.TEXT;
    }

    /** "products in Lighting under 50": the column that was last said to be something is not compared once more. */
    private boolean isFixed() {
        List<Predicate> filters = reading.scope.filters;
        return !filters.isEmpty() && Equality.fixes(filters.getLast(), reading.scope.pending.column);
    }

    /** "185 cm tall", "5 miles long": the measure named after its number. */
    private Expression measureNext() {
        cursor.skip();
        Evidence adjective = cursor.take();
        return reading.scope.column(
                reading.adjectives.measured(adjective, adjective.lemma()).value());
    }

    private boolean adjective(int ahead) {
        return cursor.next(ahead)
                .filter(e -> e.operation() == null && reading.lexicon.isAdjective(e.lemma()))
                .isPresent();
    }

    /** What comes next that can be counted or measured; rows that are named badly only where no column waits for a number. */
    private List<Mention> countable() {
        Optional<Evidence> next = cursor.next().filter(e -> e.operation() == null && e.adjective() == null);
        List<Mention> countable = next.stream()
                .flatMap(e -> e.mentions().stream())
                .filter(Numbers::countable)
                .toList();
        if (!countable.isEmpty() || reading.scope.pending.column != null) {
            return countable;
        }
        List<Mention> tables = next.filter(Nouns::namesRows).stream()
                .flatMap(e -> e.all(Mention.EntityMention.class).stream())
                .map(Mention.class::cast)
                .toList();
        return tables.isEmpty()
                ? next.filter(e -> cursor.peek() == e)
                        .map(readers.countedRows::rowsCalled)
                        .orElse(List.of())
                : tables;
    }

    private static boolean countable(Mention mention) {
        return switch (mention) {
            case Mention.PropertyMention m ->
                (m.property().column().family().isNumeric() || Columns.isFigure(m))
                        && m.property().role() != PropertyRole.KEY
                        && m.property().role() != PropertyRole.REFERENCE;
            case Mention.EntityMention table -> table.quality() > 0.6;
            case Mention.RoleMention ignored -> true;
            case Mention.DerivedMention ignored -> true;
            case Mention.ValueMention ignored -> false;
            case Mention.DefinedMention ignored -> false;
        };
    }

    /** "once", "twice", "3 records": by how many rows there are. */
    private boolean often(Evidence number) {
        boolean records = cursor.more()
                && cursor.peek().is(Operation.NOISE)
                && cursor.peek().words().matches("(?i)records?|entries");
        return records || number.words().matches("(?i)once|twice");
    }

    /** "more than 3 orders", "at least 200 pages". */
    private void count(Amount amount, List<Mention> countable) {
        cursor.skip();
        if (countable.isEmpty()) {
            countRows(amount);
            return;
        }
        Mention mention = reading.choose(cursor.peek(), countable, Numbers::preference);
        if (mention instanceof Mention.PropertyMention measure) {
            cursor.take();
            readers.comparedNumbers.compare(reading.scope.column(measure.property()), amount);
        } else if (mention instanceof Mention.DerivedMention derived) {
            cursor.take();
            reading.scope.ofGroups(amount.of(readers.measures.sum(derived)));
        } else {
            countRows(amount);
        }
    }

    private void countRows(Amount amount) {
        counted = amount.operation();
        readers.countedRows.counted(amount.operation(), amount.number(), amount.high());
    }

    private static double preference(Mention mention) {
        return !(mention instanceof Mention.PropertyMention) ? 0 : mention.quality() >= 0.9 ? 0.02 : -0.1;
    }
}
