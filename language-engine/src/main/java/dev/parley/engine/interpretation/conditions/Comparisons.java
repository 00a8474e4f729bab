package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Option;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Degrees;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.TimeUnits;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads words that compare: "over 5", "between 3 and 5", "or after 2020", "older than 30", "more pages than Emma". */
public final class Comparisons {

    private static final Operation[] OPERATORS = {
        Operation.GREATER,
        Operation.LESS,
        Operation.AT_LEAST,
        Operation.AT_MOST,
        Operation.EXACTLY,
        Operation.SINCE,
        Operation.AFTER,
        Operation.BEFORE,
        Operation.UNTIL
    };

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    Comparisons(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Whether {@link #read} can read it: an operator or "between". */
    static boolean begins(Evidence evidence) {
        return isOperator(evidence) || evidence.is(Operation.BETWEEN);
    }

    private static boolean isOperator(Evidence evidence) {
        return evidence.is(OPERATORS);
    }

    /** Whether the words that come next compare something. */
    public boolean follows() {
        Optional<Evidence> next = cursor.next()
                .filter(e -> !e.is(Operation.OF, Operation.NOT, Operation.IN))
                .or(() -> cursor.next(1));
        return next.filter(e -> begins(e)
                        || e.is(
                                Operation.CONTAINS,
                                Operation.STARTS_WITH,
                                Operation.ENDS_WITH,
                                Operation.MISSING,
                                Operation.PRESENT)
                        || e.number() != null && e.mentions().isEmpty())
                .isPresent();
    }

    /** An operator: what it compares was named before, or comes after the number. */
    public void read() {
        Evidence operator = cursor.take();
        if (operator.is(Operation.BETWEEN)) {
            between(operator);
        } else {
            compare(operator);
        }
    }

    private void compare(Evidence operator) {
        reading.notes.operation(operator);
        cursor.skip();
        Evidence one = cursor.next().orElseThrow(() -> new NotUnderstood(operator));
        Pending pending = reading.scope.pending;
        if (one.adjective() != null && !one.superlative() && operator.is(Operation.GREATER, Operation.LESS)) {
            degreeOf(operator, cursor.take());
            return;
        }
        if (boundsDate(operator, one)) {
            pending.dateOperation = operator.operation();
            readers.times.period(cursor.take());
            return;
        }
        if (one.number() != null) {
            if (pending.column == null
                    && cursor.next(1).filter(Nouns::namesRows).isEmpty()) {
                measuredBy(operator);
            }
            readers.numbers.compared(operator.operation(), cursor.take());
            return;
        }
        if (pending.column == null && operator.is(Operation.AT_LEAST) && article(operator)) {
            return;
        }
        if (pending.column == null && Functions.isFunction(one)) {
            functionOf(one);
        }
        if (pending.column == null && operator.is(Operation.BEFORE, Operation.AFTER)) {
            thanAnother(operator, one);
        }
        if (pending.column != null) {
            readers.operands.compare(pending.column, operator.operation(), pending.property);
            return;
        }
        moreOf(operator, one);
    }

    /** "filmed before Winter Letters", "after the latest film by Ann Lee": by the date that such rows have. */
    private void thanAnother(Evidence operator, Evidence row) {
        Optional<Entity> subject = reading.subject();
        boolean another = row.superlative()
                || row.is(Operation.MOST, Operation.LEAST)
                || row.operation() == null
                        && row.mentions().stream()
                                .limit(1)
                                .anyMatch(mention -> mention instanceof Mention.EntityMention rows
                                                && subject.filter(rows.entity()::equals)
                                                        .isPresent()
                                        || mention instanceof Mention.ValueMention name
                                                && subject.filter(rows ->
                                                                rows.label().contains(name.property()))
                                                        .isPresent());
        if (another) {
            Property date = reading.dates.time(operator, true);
            if (subject.filter(date.entity()::equals).isEmpty()) {
                throw new NotUnderstood(operator);
            }
            reading.scope.pending.about(date, reading.scope.column(date));
        }
    }

    /** "more expensive than the average": the adjective may turn the operator round. */
    private void degreeOf(Evidence operator, Evidence adjective) {
        Option<Property> measured = reading.adjectives.measured(adjective);
        cursor.takeIf(Operation.THAN);
        boolean more = measured.score() > 0 == operator.is(Operation.GREATER);
        Property property = measured.value();
        readers.operands.compare(reading.scope.column(property), more ? Operation.GREATER : Operation.LESS, property);
    }

    /** "after 2020", unless a column is spoken of that holds numbers and no dates. */
    private boolean boundsDate(Evidence operator, Evidence bound) {
        boolean date = bound.period() != null
                && (bound.number() == null
                        || operator.is(Operation.SINCE, Operation.AFTER, Operation.BEFORE, Operation.UNTIL));
        Pending pending = reading.scope.pending;
        boolean otherColumn = pending.property != null
                && pending.property.role() != PropertyRole.TIME
                && bound.number() != null
                && (pending.column.family().isNumeric() || bound.period() == null);
        return date && !otherColumn;
    }

    /** "higher than 300": what the adjective measures, where what is asked about has such a column. */
    private void measuredBy(Evidence operator) {
        Optional<Property> measured = reading.lexicon
                .degree(operator.tokens().getFirst().lower())
                .flatMap(degree ->
                        reading.subject().flatMap(subject -> reading.adjectives.measured(subject, degree.adjective())))
                .map(Option::value);
        measured.ifPresent(property -> reading.scope.pending.about(property, reading.scope.column(property)));
    }

    /** "at least a member": some. */
    private boolean article(Evidence operator) {
        int next = operator.tokens().getLast().index() + 1;
        return cursor.before().isPresent()
                && cursor.justBefore(next + 1)
                        .filter(e -> e.words().matches("(?i)an?"))
                        .isPresent();
    }

    /** "with greater than average budget": the column behind the function is what is compared too. */
    private void functionOf(Evidence function) {
        List<Mention.PropertyMention> columns = cursor.next(1).filter(e -> e.operation() == null).stream()
                .flatMap(e -> e.all(Mention.PropertyMention.class).stream())
                .filter(m -> Columns.sortable(m.property()))
                .toList();
        if (columns.isEmpty() || function.is(Operation.COUNT)) {
            return;
        }
        Mention mention = reading.choose(cursor.next(1).orElseThrow(), columns, m -> 0);
        Property property = ((Mention.PropertyMention) mention).property();
        reading.scope.pending.about(property, reading.scope.column(property));
    }

    /** "more pages than the average", "higher salary than Bob". */
    private void moreOf(Evidence operator, Evidence named) {
        if (named.mentions().isEmpty() || named.operation() != null) {
            throw new NotUnderstood(operator);
        }
        cursor.skip();
        cursor.take();
        List<Mention.PropertyMention> columns = named.all(Mention.PropertyMention.class).stream()
                .filter(m -> Columns.sortable(m.property()))
                .toList();
        Mention mention = reading.choose(named, columns, m -> 0);
        Property property = ((Mention.PropertyMention) mention).property();
        if (periodBeforeThan()) {
            throw new NotUnderstood(operator);
        }
        cursor.takeIf(Operation.THAN);
        Expression column = reading.scope.column(property);
        reading.scope.pending.about(property, column);
        readers.operands.compare(column, operator.operation(), property);
    }

    /** "more visitors in 2020 than in 2019": the year is no number of visitors, and holds for one side. */
    private boolean periodBeforeThan() {
        return reading.nextIs(Operation.IN)
                && cursor.next(1).filter(e -> e.period() != null).isPresent()
                && cursor.next(2).filter(e -> e.is(Operation.THAN)).isPresent();
    }

    private void between(Evidence operator) {
        reading.notes.operation(operator);
        cursor.skip(Operation.ALL, Operation.ANY);
        Evidence low = cursor.more() ? cursor.take() : operator;
        cursor.takeIf(Operation.UNIT);
        cursor.takeIf(Operation.AND, Operation.IN, Operation.UNTIL);
        cursor.skip();
        Evidence high = cursor.more() ? cursor.take() : operator;
        Pending pending = reading.scope.pending;
        Property property = pending.property;
        boolean time = property == null || property.role() == PropertyRole.TIME;
        if (low.period() != null && high.period() != null && (time || low.number() == null)) {
            Property date = property != null && time ? property : reading.dates.time(low, low.number() != null);
            Expression column = reading.scope.column(date);
            readers.existence.add(column, Filters.periods(column, low.period(), high.period()), true);
        } else if (low.number() != null && high.number() != null) {
            cursor.takeIf(Operation.UNIT);
            readers.numbers.between(low, high);
        } else {
            throw new NotUnderstood(operator);
        }
    }

    /** "or after 2020", "or over 300": what could follow a number as its bound begins a comparison of its own here. */
    public void alternative() {
        if (orBeyond()) {
            return;
        }
        Evidence word = cursor.take();
        boolean bound = cursor.next()
                .filter(e -> e.number() != null || e.period() != null)
                .isPresent();
        if (!bound) {
            throw new NotUnderstood(word);
        }
        Pending pending = reading.scope.pending;
        pending.alternative = word.words().toLowerCase(Locale.ROOT).startsWith("or");
        pending.listed = true;
        pending.or = word;
        boolean date = word.lemma().matches("after|before|late|later|early|earlier");
        boolean more = word.is(Operation.OR_MORE);
        compare(word.withOperation(
                more ? date ? Operation.AFTER : Operation.GREATER : date ? Operation.BEFORE : Operation.LESS));
    }

    /** "in or after 2005": from then on. */
    private boolean orBeyond() {
        Evidence word = cursor.peek();
        boolean in = cursor.justBefore(word).filter(e -> e.is(Operation.IN)).isPresent();
        boolean year = cursor.next(1).filter(e -> e.period() != null).isPresent();
        if (!in || !year) {
            return false;
        }
        cursor.take();
        cursor.skip();
        reading.scope.pending.dateOperation = word.is(Operation.OR_MORE) ? Operation.SINCE : Operation.UNTIL;
        readers.times.period(cursor.take());
        return true;
    }

    /** "older than 30", "cheaper than the average". */
    public void comparative() {
        Evidence adjective = cursor.take();
        boolean compared = cursor.takeIf(Operation.THAN).isPresent();
        Optional<Evidence> measure = cursor.next()
                .filter(e -> !compared
                        && e.operation() == null
                        && e.all(Mention.PropertyMention.class).stream().anyMatch(m -> Columns.sortable(m.property())))
                .filter(e -> cursor.rest().stream().anyMatch(r -> r.is(Operation.THAN)));
        if (measure.isPresent()) {
            moreOf(
                    adjective.withOperation(
                            Degrees.greatest(adjective, measured(measure.get())) ? Operation.GREATER : Operation.LESS),
                    measure.get());
            return;
        }
        Optional<Evidence> bound = cursor.next();
        if (!compared
                && bound.filter(e -> e.number() != null || e.period() != null || isOperator(e))
                        .isEmpty()) {
            passOver(adjective);
            return;
        }
        Option<Property> measured = reading.adjectives.measured(adjective);
        Property property = measured.value();
        Expression column = reading.scope.column(property);
        boolean more = measured.score() > 0;
        boolean years = property.column().family().isTemporal()
                && bound.filter(e -> e.number() != null && e.period() == null).isPresent();
        if (years) {
            cursor.skip();
            aged(adjective, property, more ? Operation.AFTER : Operation.BEFORE);
            return;
        }
        if (bound.filter(Comparisons::isOperator).isPresent()) {
            reading.scope.pending.about(property, column);
            return;
        }
        readers.operands.compare(column, more ? Operation.GREATER : Operation.LESS, property);
    }

    private static Property measured(Evidence measure) {
        return measure.first(Mention.PropertyMention.class).orElseThrow().property();
    }

    /** "how tall is he"; but of "bad reviews" or what was "delivered late" nobody knows which. */
    private void passOver(Evidence adjective) {
        boolean narrows = cursor.more()
                && cursor.peek().operation() == null
                && !cursor.peek().mentions().isEmpty()
                && Nouns.entityFirst(cursor.peek());
        boolean said = cursor.justBefore(adjective)
                        .filter(e -> e.words().matches("(?i)(who |that |which )?(is|are|was|were)|[a-z]{3,}ed"))
                        .isPresent()
                && (!cursor.more() || cursor.peek().is(Operation.STOP));
        if (narrows || said) {
            throw new NotUnderstood(adjective);
        }
        reading.notes.skip(adjective);
    }

    /** "older than 30" of a date of birth, "older than 30 days" of any: so many years or days ago. */
    private void aged(Evidence adjective, Property property, Operation operation) {
        long count = cursor.take().number().longValue();
        Optional<Evidence> said = cursor.takeIf(Operation.UNIT);
        if (said.isEmpty() && !property.ofBirth()) {
            throw new NotUnderstood(adjective);
        }
        PeriodOf.Unit unit = said.map(word -> TimeUnits.unit(word).orElseThrow(() -> new NotUnderstood(word)))
                .orElse(PeriodOf.Unit.YEAR);
        LocalDate then = Period.plus(reading.today, unit, -count);
        Period day = new Period(then, then.plusDays(1), PeriodOf.Unit.DAY, false);
        reading.scope.pending.add(Filters.period(reading.scope.column(property), operation, day), true);
    }
}
