package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.NumberOf;
import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Period;
import dev.parley.model.schema.TypeFamily;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads conditions that compare a column, a number of rows or an aggregate with something. */
final class Comparisons {

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

    private final Grammar grammar;
    private final Reading reading;
    private final Cursor cursor;
    /** How a number of rows was compared last: "more than 3 loans and 2 copies" does not say how many copies. */
    private Operation counted;

    Comparisons(Grammar grammar) {
        this.grammar = grammar;
        this.reading = grammar.reading;
        this.cursor = grammar.reading.cursor;
    }

    /** Whether the words that come next compare something. */
    boolean follows() {
        Optional<Evidence> next = cursor.next()
                .filter(e -> !e.is(Operation.OF, Operation.NOT, Operation.IN))
                .or(() -> cursor.next(1));
        return next.filter(e -> e.is(OPERATORS)
                        || e.is(
                                Operation.BETWEEN,
                                Operation.CONTAINS,
                                Operation.STARTS_WITH,
                                Operation.ENDS_WITH,
                                Operation.MISSING,
                                Operation.PRESENT)
                        || e.number() != null && e.mentions().isEmpty())
                .isPresent();
    }

    private Pending pending() {
        return reading.scope.pending;
    }

    /** A column among the conditions: compared with what follows, or said to be there. */
    void about(Evidence evidence, Mention.PropertyMention mention) {
        Property property = mention.property();
        boolean verb = mention.quality() < 0.85
                && evidence.words().endsWith("ed")
                && !Measures.sortable(property)
                && cursor.next()
                        .filter(e -> e.is(
                                Operation.IN,
                                Operation.BY,
                                Operation.AFTER,
                                Operation.BEFORE,
                                Operation.SINCE,
                                Operation.BETWEEN))
                        .isPresent();
        if (verb) {
            pending().forget();
            return;
        }
        Place place = reading.scope.place(property.entity());
        Expression column = place.column(property);
        pending().about(property, column);
        if (!said(evidence, property, column)) {
            bare(evidence, property, column, place);
        }
    }

    /** Reads "is over 5", "is Lyon", "starts with A", "is the highest"; false when nothing is said about the column. */
    private boolean said(Evidence evidence, Property property, Expression column) {
        Optional<Evidence> not = cursor.takeIf(Operation.NOT, Operation.EXCEPT);
        not.ifPresent(word -> pending().negation = word);
        int ahead = 0;
        while (cursor.next(ahead)
                .filter(e -> e.is(
                        Operation.OF, Operation.IN, Operation.WITH, Operation.EITHER, Operation.ANY, Operation.BOTH))
                .isPresent()) {
            ahead++;
        }
        Optional<Evidence> next = cursor.next(ahead);
        if (next.isEmpty()) {
            return false;
        }
        Evidence one = next.get();
        boolean own = one.all(Mention.ValueMention.class).stream().anyMatch(v -> of(v, property));
        boolean constant =
                own || one.quoted() || one.number() != null && fits(one, property, column, ahead) && !countsRows(ahead);
        boolean date = property.role() == PropertyRole.TIME && one.period() != null && one.number() == null;
        if (constant || date) {
            skipTo(one);
            constants(property, column);
            return true;
        }
        boolean direct = ahead == 0
                || cursor.next()
                        .filter(e -> e.is(Operation.WITH, Operation.OF, Operation.IN))
                        .isPresent();
        if (direct && one.is(OPERATORS)) {
            skipTo(one);
            compare();
            return true;
        }
        if (direct && one.is(Operation.BETWEEN)) {
            skipTo(one);
            between();
            return true;
        }
        if (direct && one.is(Operation.CONTAINS, Operation.STARTS_WITH, Operation.ENDS_WITH)) {
            skipTo(one);
            grammar.values.text();
            return true;
        }
        if (ahead == 0 && one.is(Operation.MISSING, Operation.PRESENT)) {
            grammar.values.missing();
            return true;
        }
        boolean superlative = ahead == 0
                && (one.superlative() || one.is(Operation.MOST, Operation.LEAST, Operation.MAXIMUM, Operation.MINIMUM))
                && Measures.sortable(property)
                && cursor.next(1).filter(e -> e.is(Operation.TIMES)).isEmpty()
                && cursor.next(1)
                        .filter(e -> !e.mentions().isEmpty() && e.operation() == null)
                        .isEmpty();
        if (superlative) {
            cursor.skip();
            Evidence word = cursor.take();
            boolean descending =
                    word.is(Operation.MOST, Operation.MAXIMUM) || word.superlative() && grammar.ranks.greatest(word);
            grammar.ranks.rank(column, descending);
            return true;
        }
        if (ahead == 0
                && one.adjective() != null
                && !one.superlative()
                && cursor.next(1).filter(e -> e.is(Operation.THAN)).isPresent()) {
            cursor.skip();
            Evidence adjective = cursor.take();
            cursor.takeIf(Operation.THAN);
            grammar.operands.compare(
                    column, grammar.ranks.greatest(adjective) ? Operation.GREATER : Operation.LESS, property);
            return true;
        }
        if (not.isEmpty()
                && column.family() == TypeFamily.TEXT
                && ahead == 0
                && one.unknown()
                && one.tokens().getFirst().capitalised()) {
            cursor.skip();
            grammar.values.quoted(cursor.take());
            return true;
        }
        return false;
    }

    /** Whether the value is one of the column, or a full name that the column holds half of. */
    private static boolean of(Mention.ValueMention value, Property property) {
        return value.property() == property
                || value.surname() != null && value.surname().property() == property;
    }

    private boolean fits(Evidence number, Property property, Expression column, int ahead) {
        return column.family().isNumeric()
                        && (number.period() == null || property.role() == PropertyRole.TIME || ahead == 0)
                || number.period() != null && column.family().isTemporal()
                || column.family() == TypeFamily.TEXT && property.role() != PropertyRole.NAME && ahead == 0;
    }

    /** "age 3 orders": the number belongs to what follows it. */
    private boolean countsRows(int ahead) {
        int behind = cursor.next(ahead + 1)
                        .filter(e -> e.is(Operation.OR_MORE, Operation.OR_LESS))
                        .isPresent()
                ? 2
                : 1;
        return cursor.next(ahead + behind)
                .filter(e -> e.superlative()
                        || e.operation() == null
                                && e.mentions().stream().limit(1).anyMatch(Mention.EntityMention.class::isInstance))
                .isPresent();
    }

    private void skipTo(Evidence evidence) {
        while (cursor.peek() != evidence) {
            pending().both |= cursor.take().is(Operation.BOTH);
        }
    }

    /** "in or after 2005": from then on. */
    boolean orBeyond() {
        Evidence word = cursor.peek();
        boolean in = cursor.justBefore(word.tokens().getFirst().index())
                .filter(e -> e.is(Operation.IN))
                .isPresent();
        Optional<Evidence> year = cursor.next(1).filter(e -> e.period() != null);
        if (!in || year.isEmpty()) {
            return false;
        }
        cursor.take();
        cursor.skip();
        pending().dateOperation = word.is(Operation.OR_MORE) ? Operation.SINCE : Operation.UNTIL;
        grammar.times.period(cursor.take());
        return true;
    }

    /** One or more constants that the column equals: "is 3, 4 or 5". */
    private void constants(Property property, Expression column) {
        boolean both = pending().both;
        List<Literal> literals = new ArrayList<>();
        boolean more = true;
        while (more) {
            Evidence one = cursor.take();
            Optional<Mention.ValueMention> own = one.all(Mention.ValueMention.class).stream()
                    .filter(v -> of(v, property))
                    .findFirst();
            if (own.filter(v -> v.surname() != null).isPresent()) {
                reading.notes.mention(one, own.get());
                grammar.fullNames.read(own.get());
                return;
            }
            if (own.isPresent()) {
                reading.notes.mention(one, own.get());
                literals.add(Filters.literal(own.get().value(), column.family()));
            } else if (one.period() != null
                    && property.role() == PropertyRole.TIME
                    && column.family().isTemporal()) {
                grammar.times.period(one, property, column);
            } else if (one.number() != null && column.family().isNumeric()) {
                Operation bound = orMore();
                if (bound != Operation.EXACTLY) {
                    pending()
                            .add(
                                    Filters.number(column, bound, one.number()),
                                    property.column().nullable());
                    return;
                }
                cursor.takeIf(Operation.UNIT);
                literals.add(new Literal.Number(one.number()));
            } else {
                grammar.values.quoted(one);
            }
            more = furtherConstant(property, column);
            if (more) {
                pending().both = both;
            }
        }
        if (!literals.isEmpty()) {
            grammar.values.equal(property, column, literals, both);
        }
    }

    private boolean furtherConstant(Property property, Expression column) {
        int ahead = 0;
        boolean or = false;
        while (cursor.next(ahead)
                .filter(e -> e.is(Operation.AND, Operation.OR, Operation.COMMA))
                .isPresent()) {
            or |= cursor.next(ahead).get().is(Operation.OR);
            ahead++;
        }
        if (ahead == 0) {
            return false;
        }
        boolean further = cursor.next(ahead)
                .filter(e -> e.quoted()
                        || e.all(Mention.ValueMention.class).stream().anyMatch(v -> v.property() == property)
                        || e.number() != null
                                && e.mentions().isEmpty()
                                && column.family().isNumeric())
                .isPresent();
        boolean other = further
                && (countsRows(ahead)
                        || cursor.next(ahead + 1)
                                        .filter(e -> e.is(Operation.UNIT))
                                        .isPresent()
                                && measureNamed(ahead + 2));
        if (further && !other) {
            cursor.skip(Operation.AND, Operation.OR, Operation.COMMA);
            pending().alternative = or;
            return true;
        }
        return false;
    }

    private Operation orMore() {
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

    /** A column of which nothing is said: a flag is set, a value is there, or it is one more thing to show. */
    private void bare(Evidence evidence, Property property, Expression column, Place place) {
        Scope scope = reading.scope;
        boolean shown = Stream.concat(scope.shown.stream(), scope.groups.stream())
                .anyMatch(item -> item instanceof Scope.Item.Value value
                        && value.expression().equals(column));
        if (property.role() == PropertyRole.FLAG) {
            Predicate set = new Comparison(
                    column,
                    Comparison.Operator.EQUAL,
                    new Literal.Truth(!pending().negated()));
            pending().negation = null;
            pending().add(set, false);
            return;
        }
        boolean rows = pending().with
                && scope.outer == null
                && (pending().both || pending().listed || repeated(property))
                && grammar.relations.ownOfDimensions(property.entity())
                && scope.dimensions().stream().noneMatch(v -> v.expression().equals(column));
        if (rows) {
            grammar.relations.nested(evidence, new Mention.EntityMention(property.entity(), 0.9, ""), List.of());
            return;
        }
        if (scope.focus != null && keyToSubject(evidence, property)) {
            return;
        }
        if (pending().negated()
                && participle(evidence, property)
                && cursor.next().filter(e -> e.is(Operation.BY, Operation.IN)).isPresent()
                && grammar.values.valueFollows(1)) {
            return;
        }
        if (pending().negated()) {
            if (scope.focus != null
                    && place.entity() == scope.focus.entity()
                    && property.column().nullable()) {
                pending().negation = null;
                pending().add(new Missing(column), false);
                reading.notes.assume(evidence.words(), "absent where " + Notes.named(property) + " is empty");
                return;
            }
            throw new NotUnderstood(evidence);
        }
        if (shown || times(evidence, property)) {
            return;
        }
        if (extreme(evidence, property)) {
            grammar.ranks.rank(
                    column,
                    reading.lexicon
                            .operation(evidence.tokens().getFirst().lower())
                            .equals(Optional.of(Operation.MAXIMUM)));
            return;
        }
        boolean past = participle(evidence, property);
        boolean article = pending().with
                && cursor.justBefore(evidence.tokens().getFirst().index())
                        .filter(e -> e.words().matches("(?i)a|an|any|some"))
                        .isPresent();
        boolean doer = past
                && cursor.more()
                && cursor.peek().words().toLowerCase(Locale.ROOT).startsWith("by");
        if ((past && !doer || article) && property.column().nullable()) {
            pending().add(new Not(new Missing(column), false), false);
            reading.notes.assume(evidence.words(), "taken as " + Notes.named(property) + " being known");
            return;
        }
        if (past) {
            return;
        }
        boolean ends = cursor.next()
                .filter(e -> !e.is(Operation.STOP, Operation.AND, Operation.COMMA, Operation.ORDER))
                .isEmpty();
        boolean showable = ends
                && scope.outer == null
                && pending().with
                && !scope.computed()
                && scope.filters.isEmpty()
                && scope.order.isEmpty();
        if (ends && possessed(evidence, place)) {
            scope.shown.clear();
            scope.shown.add(new Scope.Item.Value(column, property.column().name()));
            return;
        }
        if (showable && property.role() != PropertyRole.REFERENCE) {
            scope.shown.add(new Scope.Item.Value(column, property.column().name()));
            return;
        }
        if (place != scope.focus && scope.focus != null && pending().with) {
            scope.required.add(place);
        }
        reading.notes.idle(evidence);
    }

    /** "What is member Weber's phone number?": a column behind a value, when nothing but the row is shown. */
    private boolean possessed(Evidence evidence, Place place) {
        Scope scope = reading.scope;
        return scope.outer == null
                && scope.shown.size() == 1
                && scope.shown.getFirst() instanceof Scope.Item.Row row
                && row.place() == place
                && cursor.justBefore(evidence.tokens().getFirst().index())
                        .flatMap(e -> e.first(Mention.ValueMention.class))
                        .filter(value -> value.property().entity() == place.entity())
                        .isPresent();
    }

    /** "the lift with the maximum load": of a column that is called so itself, the greatest. */
    private boolean extreme(Evidence evidence, Property property) {
        boolean named = reading.lexicon
                .operation(evidence.tokens().getFirst().lower())
                .filter(o -> o == Operation.MAXIMUM || o == Operation.MINIMUM)
                .isPresent();
        return named
                && evidence.tokens().size() > 1
                && Measures.sortable(property)
                && pending().with
                && cursor.justBefore(evidence.tokens().getFirst().index())
                        .filter(e -> e.words().toLowerCase(Locale.ROOT).matches("(.* )?the"))
                        .isPresent();
    }

    private boolean repeated(Property property) {
        return cursor.rest().stream()
                .filter(e -> e.operation() == null)
                .anyMatch(e -> e.all(Mention.PropertyMention.class).stream()
                        .anyMatch(m -> m.property() == property && m.quality() >= 0.8));
    }

    /** "members with a recommendation", where that names a key which points at members. */
    private boolean keyToSubject(Evidence evidence, Property property) {
        Scope scope = reading.scope;
        Optional<Relation> relation = reading.knowledge.ontology().relations().stream()
                .filter(r -> r.from() == property.entity()
                        && r.to() == scope.focus.entity()
                        && r.from() != r.to()
                        && r.key().columns().equals(List.of(property.column().name())))
                .findFirst();
        if (relation.isEmpty()) {
            return false;
        }
        Scope inner = scope.nested();
        Place there = inner.places.of(property.entity());
        inner.focusOn(there);
        inner.shown.add(
                new Scope.Item.Value(there.column(property), property.column().name()));
        Property key = scope.focus
                .entity()
                .property(relation.get().key().referencedColumns().getFirst())
                .orElseThrow();
        Predicate member = new Member(
                List.of(scope.focus.column(key)),
                new Composer(reading, inner).compose().orElseThrow(() -> new NotUnderstood(evidence)));
        boolean negated = pending().negated();
        pending().negation = null;
        pending().add(negated ? new Not(member, false) : member, false);
        return true;
    }

    /** A date named before or after its period. */
    private boolean times(Evidence evidence, Property property) {
        return property.role() == PropertyRole.TIME && cursor.rest().stream().anyMatch(e -> e.period() != null);
    }

    /** "published", "shipped": the past of a verb in the name of a date column. */
    private static boolean participle(Evidence evidence, Property property) {
        return property.role() == PropertyRole.TIME
                && evidence.tokens().size() == 1
                && !evidence.words().equalsIgnoreCase(evidence.lemma())
                && !evidence.words().endsWith("s");
    }

    /** "or after 2020", "or over 300": what could follow a number as its bound begins a comparison of its own here. */
    void alternative() {
        Evidence word = cursor.take();
        boolean bound = cursor.next()
                .filter(e -> e.number() != null || e.period() != null)
                .isPresent();
        if (!bound) {
            throw new NotUnderstood(word);
        }
        pending().alternative = word.words().toLowerCase(Locale.ROOT).startsWith("or");
        pending().listed = true;
        pending().or = word;
        boolean date = word.lemma().matches("after|before|late|later|early|earlier");
        boolean more = word.is(Operation.OR_MORE);
        compare(word.withOperation(
                more ? date ? Operation.AFTER : Operation.GREATER : date ? Operation.BEFORE : Operation.LESS));
    }

    /** An operator: what it compares was named before, or comes after the number. */
    void compare() {
        compare(cursor.take());
    }

    private void compare(Evidence operator) {
        reading.notes.operation(operator);
        Operation operation = operator.operation();
        cursor.skip();
        Optional<Evidence> next = cursor.next();
        if (next.isEmpty()) {
            throw new NotUnderstood(operator);
        }
        Evidence one = next.get();
        if (one.adjective() != null && !one.superlative() && operator.is(Operation.GREATER, Operation.LESS)) {
            cursor.skip();
            cursor.take();
            Option<Property> measured = reading.measured(one);
            cursor.takeIf(Operation.THAN);
            boolean more = measured.score() > 0 == operator.is(Operation.GREATER);
            Property property = measured.value();
            grammar.operands.compare(
                    reading.scope.column(property), more ? Operation.GREATER : Operation.LESS, property);
            return;
        }
        boolean date = one.period() != null
                && (one.number() == null
                        || operator.is(Operation.SINCE, Operation.AFTER, Operation.BEFORE, Operation.UNTIL));
        boolean otherColumn = pending().property != null
                && pending().property.role() != PropertyRole.TIME
                && one.number() != null
                && (pending().column.family().isNumeric() || one.period() == null);
        if (date && !otherColumn) {
            cursor.skip();
            pending().dateOperation = operation;
            grammar.times.period(cursor.take());
            return;
        }
        if (one.number() != null) {
            if (pending().column == null
                    && cursor.next(1).filter(Comparisons::ahead).isEmpty()) {
                degree(operator);
            }
            cursor.skip();
            number(operation, cursor.take());
            return;
        }
        if (pending().column == null && operator.is(Operation.AT_LEAST) && article(operator)) {
            return;
        }
        if (pending().column == null && Measures.isFunction(one)) {
            functionOf(one);
        }
        if (pending().column != null) {
            grammar.operands.compare(pending().column, operation, pending().property);
            return;
        }
        moreOf(operator, one);
    }

    /** "higher than 300": what the adjective measures, where what is asked about has such a column. */
    private void degree(Evidence operator) {
        Optional<Property> measured = reading.lexicon
                .degree(operator.tokens().getFirst().lower())
                .flatMap(degree -> reading.subject().flatMap(subject -> reading.measured(subject, degree.adjective())))
                .map(Option::value);
        measured.ifPresent(property -> pending().about(property, reading.scope.column(property)));
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
        List<Mention> columns = cursor.next(1).filter(e -> e.operation() == null).stream()
                .flatMap(e -> e.all(Mention.PropertyMention.class).stream())
                .filter(m -> Measures.sortable(m.property()))
                .<Mention>map(m -> m)
                .toList();
        if (columns.isEmpty() || function.is(Operation.COUNT)) {
            return;
        }
        Mention mention = reading.choose(cursor.next(1).orElseThrow(), columns, m -> 0);
        Property property = ((Mention.PropertyMention) mention).property();
        pending().about(property, reading.scope.column(property));
    }

    /** "more pages than the average", "more orders than Bob", "higher salary than". */
    private void moreOf(Evidence operator, Evidence named) {
        if (named.mentions().isEmpty() || named.operation() != null) {
            throw new NotUnderstood(operator);
        }
        cursor.skip();
        cursor.take();
        List<Mention> countable = named.mentions().stream()
                .filter(m -> m instanceof Mention.PropertyMention p && Measures.sortable(p.property()))
                .toList();
        if (countable.isEmpty()) {
            throw new NotUnderstood(named);
        }
        Mention mention = reading.choose(named, countable, m -> 0);
        Property property = ((Mention.PropertyMention) mention).property();
        cursor.takeIf(Operation.THAN);
        pending().about(property, reading.scope.column(property));
        grammar.operands.compare(pending().column, operator.operation(), property);
    }

    void between() {
        Evidence operator = cursor.take();
        reading.notes.operation(operator);
        cursor.skip(Operation.ALL, Operation.ANY);
        Evidence low = cursor.more() ? cursor.take() : operator;
        cursor.takeIf(Operation.UNIT);
        cursor.takeIf(Operation.AND, Operation.IN, Operation.UNTIL);
        cursor.skip();
        Evidence high = cursor.more() ? cursor.take() : operator;
        Property property = pending().property;
        boolean time = property == null || property.role() == PropertyRole.TIME;
        if (low.period() != null && high.period() != null && (time || low.number() == null)) {
            Property date = property != null && time ? property : reading.time(low, low.number() != null);
            Expression column = reading.scope.column(date);
            pending().add(Filters.periods(column, low.period(), high.period()), true);
        } else if (low.number() != null && high.number() != null) {
            cursor.takeIf(Operation.UNIT);
            number(Operation.BETWEEN, low, high.number());
        } else {
            throw new NotUnderstood(operator);
        }
    }

    /** A number that no word compares: "3 orders", "room 12", "5 or more pages". */
    void number() {
        Evidence number = cursor.take();
        if (cursor.next()
                        .filter(e -> e.superlative() || e.is(Operation.MOST, Operation.LEAST))
                        .isPresent()
                || grammar.limits.isLimit(number)) {
            grammar.limits.limit(number);
            return;
        }
        if (number.words().equalsIgnoreCase("once")) {
            reading.notes.skip(number);
            return;
        }
        if (pending().listed && counted != null && counted != Operation.EXACTLY && grammar.relations.countableNext()) {
            throw new NotUnderstood(number);
        }
        boolean to = cursor.next()
                        .filter(e -> e.is(Operation.IN) && e.words().equalsIgnoreCase("to"))
                        .isPresent()
                && cursor.next(1).filter(e -> e.number() != null).isPresent();
        if (to) {
            cursor.takeIf(Operation.IN);
            cursor.skip();
            number(Operation.BETWEEN, number, cursor.take().number());
            return;
        }
        number(Operation.EXACTLY, number);
    }

    private void number(Operation operation, Evidence number) {
        number(operation, number, null);
    }

    private void number(Operation operation, Evidence evidence, BigDecimal high) {
        Operation bound = orMore();
        Operation effective = bound == Operation.EXACTLY ? operation : bound;
        BigDecimal number = evidence.number();
        Optional<Evidence> unit = cursor.takeIf(Operation.UNIT, Operation.TIMES);
        if (cursor.next(1)
                .filter(e -> e.operation() == null && !e.mentions().isEmpty() && Relations.entityFirst(e))
                .isPresent()) {
            cursor.takeIf(Operation.COUNT);
        }
        Optional<Property> named = measureNext(unit);
        if (named.isPresent()) {
            compareNumber(reading.scope.column(named.get()), effective, number, high, evidence);
            return;
        }
        Operation late = orMore();
        effective = late == Operation.EXACTLY ? effective : late;
        Optional<Evidence> next = cursor.next().filter(e -> e.operation() == null && e.adjective() == null);
        List<Mention> countable = next.stream()
                .flatMap(e -> e.mentions().stream())
                .filter(m -> Comparisons.countable(m, pending().column))
                .toList();
        if (countable.isEmpty() && pending().column == null) {
            countable =
                    next
                            .filter(e ->
                                    !e.mentions().isEmpty() && e.mentions().getFirst() instanceof Mention.EntityMention)
                            .stream()
                            .flatMap(e -> e.all(Mention.EntityMention.class).stream())
                            .map(Mention.class::cast)
                            .toList();
        }
        if (countable.isEmpty() && pending().column == null && unit.isEmpty()) {
            countable = next.filter(one -> cursor.peek() == one)
                    .map(grammar.relations::rowsCalled)
                    .orElse(List.of());
        }
        boolean adjacent = next.isPresent() && unit.isEmpty() && !countable.isEmpty();
        boolean premodified = grammar.relations.nounAhead().isPresent();
        if (once(evidence) || unit.filter(e -> e.is(Operation.TIMES)).isPresent()) {
            pending().forget();
            adjacent = false;
            premodified = false;
        }
        if (adjacent || premodified && unit.isEmpty() && pending().column == null) {
            counted(effective, number, high, evidence, countable);
            return;
        }
        if (pending().column != null) {
            compareNumber(pending().column, effective, number, high, evidence);
            return;
        }
        if (unit.filter(e -> e.is(Operation.TIMES)).isPresent() || once(evidence)) {
            grammar.frequencies.times(effective, number, high, evidence);
            return;
        }
        if (timesFollow()) {
            throw new NotUnderstood(evidence);
        }
        if (unit.isEmpty() && cursor.more() && cursor.peek().unknown()) {
            throw new NotUnderstood(cursor.peek());
        }
        if (unit.isEmpty()
                && next.filter(e -> e.first(Mention.ValueMention.class).isPresent())
                        .isPresent()
                && cursor.more()
                && cursor.peek() == next.get()) {
            throw new NotUnderstood(evidence);
        }
        Property only = measure(evidence);
        compareNumber(reading.scope.column(only), effective, number, high, evidence);
    }

    /** "185 cm tall", "5 miles long": the measure named after its number. */
    private Optional<Property> measureNext(Optional<Evidence> unit) {
        if (unit.filter(e -> e.is(Operation.UNIT)).isEmpty() || !measureNamed(0)) {
            return Optional.empty();
        }
        cursor.skip();
        Evidence adjective = cursor.take();
        return Optional.of(reading.measured(adjective, adjective.lemma()).value());
    }

    private boolean measureNamed(int ahead) {
        return cursor.next(ahead)
                .filter(e -> e.operation() == null && reading.lexicon.isAdjective(e.lemma()))
                .isPresent();
    }

    /** "once", "twice": so many times. */
    private boolean once(Evidence number) {
        boolean records = cursor.more()
                && cursor.peek().is(Operation.NOISE)
                && cursor.peek().words().matches("(?i)records?|entries");
        return records || number.words().matches("(?i)once|twice");
    }

    private boolean timesFollow() {
        return cursor.next().filter(e -> e.is(Operation.TIMES)).isPresent();
    }

    private static boolean countable(Mention mention, Expression column) {
        boolean numeric = mention instanceof Mention.PropertyMention(var property, var quality, var reason)
                && property.column().family().isNumeric()
                && property.role() != PropertyRole.KEY
                && property.role() != PropertyRole.REFERENCE;
        return numeric
                || mention instanceof Mention.EntityMention && mention.quality() > 0.6
                || mention instanceof Mention.RoleMention
                || mention instanceof Mention.DerivedMention;
    }

    /** "more than 3 orders", "at least 200 pages". */
    private void counted(
            Operation operation, BigDecimal number, BigDecimal high, Evidence evidence, List<Mention> countable) {
        cursor.skip();
        Evidence named = cursor.peek();
        if (!countable.isEmpty()) {
            Mention mention = reading.choose(
                    named,
                    countable,
                    m -> !(m instanceof Mention.PropertyMention) ? 0 : m.quality() >= 0.9 ? 0.02 : -0.1);
            if (mention instanceof Mention.PropertyMention property) {
                cursor.take();
                compareNumber(reading.scope.column(property.property()), operation, number, high, evidence);
                return;
            }
            if (mention instanceof Mention.DerivedMention derived) {
                cursor.take();
                reading.scope.having.add(predicate(grammar.measures.sum(derived), operation, number, high));
                return;
            }
        }
        counted = operation;
        grammar.relations.counted(operation, number, high);
    }

    private void compareNumber(
            Expression column, Operation operation, BigDecimal number, BigDecimal high, Evidence evidence) {
        cursor.takeIf(Operation.UNIT);
        if (column.aggregates()) {
            having(predicate(column, operation, number, high));
            return;
        }
        Expression comparable = column;
        if (column.family().isTemporal()) {
            if (evidence.period() == null) {
                throw new NotUnderstood(evidence);
            }
            pending().add(Filters.period(column, operation, evidence.period()), true);
            return;
        }
        if (column.family() == TypeFamily.TEXT) {
            comparable = operation == Operation.EXACTLY ? column : new NumberOf(column);
        } else if (!column.family().isNumeric()) {
            throw new NotUnderstood(evidence);
        }
        Predicate predicate = comparable.family() == TypeFamily.TEXT
                ? new Comparison(comparable, Comparison.Operator.EQUAL, new Literal.Text(evidence.words()))
                : predicate(comparable, operation, number, high);
        grammar.relations.add(column, predicate, true);
    }

    private void having(Predicate predicate) {
        reading.scope.having.add(pending().negated() ? new Not(predicate, false) : predicate);
        pending().settle();
    }

    static Predicate predicate(Expression subject, Operation operation, BigDecimal number, BigDecimal high) {
        return high == null ? Filters.number(subject, operation, number) : Filters.between(subject, number, high);
    }

    /** The one number of the table that is asked about that a bare amount can be compared with. */
    private Property measure(Evidence evidence) {
        List<Property> measured =
                reading.subject().orElseThrow(() -> new NotUnderstood(evidence)).with(PropertyRole.MEASURE);
        Optional<Property> age = Stream.concat(
                        reading.subject().stream(),
                        reading.scope.subjects().stream().map(Place::entity))
                .flatMap(entity -> entity.properties().stream())
                .filter(p -> p.words().equals(List.of("age")))
                .findFirst();
        if (measured.size() != 1 && age.isEmpty()) {
            throw new NotUnderstood(evidence);
        }
        Property chosen = age.orElseGet(measured::getFirst);
        reading.notes.assume(evidence.words(), "compared with " + Notes.named(chosen));
        return chosen;
    }

    /** "older than 30", "cheaper than the average". */
    void comparative() {
        Evidence adjective = cursor.take();
        boolean compared = cursor.takeIf(Operation.THAN).isPresent();
        Optional<Evidence> measure = cursor.next()
                .filter(e -> !compared
                        && e.operation() == null
                        && e.all(Mention.PropertyMention.class).stream().anyMatch(m -> Measures.sortable(m.property())))
                .filter(e -> cursor.rest().stream().anyMatch(r -> r.is(Operation.THAN)));
        if (measure.isPresent()) {
            moreOf(
                    adjective.withOperation(grammar.ranks.greatest(adjective) ? Operation.GREATER : Operation.LESS),
                    measure.get());
            return;
        }
        if (!compared
                && cursor.next()
                        .filter(e -> e.number() != null || e.period() != null || e.is(OPERATORS))
                        .isEmpty()) {
            reading.notes.skip(adjective);
            return;
        }
        Option<Property> measured = reading.measured(adjective);
        Property property = measured.value();
        Expression column = reading.scope.column(property);
        Operation operation = measured.score() > 0 ? Operation.GREATER : Operation.LESS;
        Optional<Evidence> bound = cursor.next();
        boolean years = property.column().family().isTemporal()
                && bound.filter(e -> e.number() != null && e.period() == null).isPresent();
        if (years) {
            cursor.skip();
            long age = cursor.take().number().longValue();
            boolean unit = cursor.takeIf(Operation.UNIT).isPresent();
            if (!unit && !Reading.ofBirth(property)) {
                throw new NotUnderstood(adjective);
            }
            Period born = new Period(
                    reading.today.minusYears(age), reading.today.minusYears(age).plusDays(1), PeriodOf.Unit.DAY, false);
            pending()
                    .add(Filters.period(column, measured.score() > 0 ? Operation.AFTER : Operation.BEFORE, born), true);
            return;
        }
        if (bound.filter(e -> e.is(OPERATORS)).isPresent()) {
            pending().about(property, column);
            return;
        }
        grammar.operands.compare(column, operation, property);
    }

    /** "whose average salary is above 5", "with a total price of more than 100"; one more thing to show where nothing compares. */
    void aggregated(boolean outermost) {
        List<Evidence> functions = new ArrayList<>();
        while (cursor.more()
                && (Measures.isFunction(cursor.peek())
                        || cursor.peek().is(Operation.NOISE, Operation.OF, Operation.DISTINCT, Operation.POSSESSIVE))) {
            Evidence one = cursor.take();
            if (Measures.isFunction(one)) {
                functions.add(one);
            }
        }
        Measures.simplify(functions);
        Evidence last = functions.getLast();
        if (functions.size() == 1 && grammar.measures.averages(last) && !follows()) {
            return;
        }
        Optional<Evidence> named = cursor.next().filter(e -> !e.mentions().isEmpty() && e.operation() == null);
        if (named.isEmpty() || functions.size() > 1) {
            throw new NotUnderstood(last);
        }
        cursor.skip();
        if (!last.is(Operation.COUNT) && columnOfNext()) {
            cursor.take();
            cursor.skip();
        }
        Evidence name = cursor.take();
        List<Mention> mentions = name.mentions().stream()
                .filter(m -> !(m instanceof Mention.ValueMention))
                .toList();
        Mention mention = reading.choose(
                name,
                mentions,
                m -> m instanceof Mention.PropertyMention p
                                && p.property().column().family().isNumeric()
                        ? 0.05
                        : 0);
        if (mention instanceof Mention.PropertyMention property
                && grammar.measures.isOfEachRow(last, property.property())
                && follows()) {
            about(name, property);
            return;
        }
        boolean extreme = last.is(Operation.MAXIMUM, Operation.MINIMUM);
        if (extreme && mention instanceof Mention.PropertyMention property && !follows()) {
            grammar.ranks.rank(reading.scope.column(property.property()), last.is(Operation.MAXIMUM));
            return;
        }
        Expression measure =
                switch (mention) {
                    case Mention.PropertyMention property -> {
                        Property p = property.property();
                        yield grammar.measures.over(last, p, reading.scope.column(p), false);
                    }
                    case Mention.DerivedMention derived -> grammar.measures.sum(derived);
                    case Mention.EntityMention entity -> grammar.measures.count(reading.place(entity));
                    case Mention.RoleMention role -> grammar.measures.count(reading.place(role));
                    case Mention.ValueMention ignored -> throw new NotUnderstood(name);
                    case Mention.DefinedMention ignored -> throw new NotUnderstood(name);
                };
        measured(name, measure);
    }

    /** "an average book price": the table before its column. */
    private boolean columnOfNext() {
        Optional<Mention.EntityMention> table =
                cursor.next().filter(Relations::entityFirst).flatMap(e -> e.first(Mention.EntityMention.class));
        return table.isPresent()
                && cursor.next(1).filter(grammar.items::isColumn).stream()
                        .flatMap(e -> e.all(Mention.PropertyMention.class).stream())
                        .anyMatch(m -> Measures.sortable(m.property())
                                && reading.distances(table.get().entity())
                                                .getOrDefault(m.property().entity(), 9.0)
                                        <= 1);
    }

    /** An aggregate among the conditions: compared, ranked by, or shown. */
    void measured(Evidence evidence, Expression measure) {
        int ahead = 0;
        Optional<Evidence> next = cursor.next();
        while (next.filter(e -> e.is(Operation.OF, Operation.IN)
                                || ahead(e)
                                        && e.operation() == null
                                        && !e.mentions().isEmpty())
                        .isPresent()
                && ahead < 3) {
            next = cursor.next(++ahead);
        }
        if (next.filter(e -> e.is(OPERATORS) || e.is(Operation.BETWEEN) || e.number() != null)
                .isPresent()) {
            Evidence bound = next.get();
            while (cursor.peek() != bound) {
                cursor.take();
            }
            pending().about(null, measure);
            if (bound.is(Operation.BETWEEN)) {
                between();
            } else if (bound.is(OPERATORS)) {
                compare();
            } else {
                number();
            }
            pending().forget();
            return;
        }
        if (next.filter(e -> e.superlative() || e.is(Operation.MOST, Operation.LEAST))
                        .isPresent()
                && ahead == 0) {
            cursor.skip();
            Evidence word = cursor.take();
            grammar.ranks.rank(measure, word.is(Operation.MOST) || word.superlative() && grammar.ranks.greatest(word));
            return;
        }
        if (reading.scope.outer != null) {
            throw new NotUnderstood(evidence);
        }
        grammar.items.show(measure, grammar.measures.nameOf(measure));
    }

    private static boolean ahead(Evidence evidence) {
        return evidence.mentions().stream().limit(1).anyMatch(Mention.EntityMention.class::isInstance);
    }
}
