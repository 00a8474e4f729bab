package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Comparability;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.NumberOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.ScalarQuery;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.composition.Composer;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.Measures;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Degrees;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.model.schema.TypeFamily;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a column is compared with when that is no plain constant: an average, another row, another column. */
final class Operands {

    /** From here on words name a column well enough. */
    private static final double NAMED = 0.7;

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;
    private final RankedOperand rankedOperand;

    Operands(ConditionReaders readers) {
        this.readers = readers;
        this.rankedOperand = new RankedOperand(readers);
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** @param property what {@code subject} is a column of; null for an aggregate */
    void compare(Expression subject, Operation operation, Property property) {
        int ahead = 0;
        boolean any = false;
        boolean all = false;
        boolean own = false;
        Optional<Evidence> next = cursor.next(ahead);
        while (next.filter(e -> e.is(
                        Operation.THAN,
                        Operation.OF,
                        Operation.IN,
                        Operation.ANY,
                        Operation.ALL,
                        Operation.GROUP,
                        Operation.POSSESSIVE))
                .isPresent()) {
            boolean whatever = next.get().words().toLowerCase(Locale.ROOT).startsWith("any");
            any |= next.get().is(Operation.ANY) && !whatever;
            own |= next.get().is(Operation.POSSESSIVE);
            all |= next.get().is(Operation.ALL, Operation.GROUP) || whatever;
            next = cursor.next(++ahead);
        }
        Evidence operand = next.orElseThrow(() -> new NotUnderstood(cursor.last()));
        while (cursor.peek() != operand) {
            cursor.take();
        }
        Optional<Mention.RoleMention> partner = own ? partner(operand, property) : Optional.empty();
        if (partner.isPresent()) {
            reading.notes.mention(cursor.take(), partner.get());
            Place place = reading.scope.places.of(
                    partner.get().relation().to(), partner.get().relation());
            add(subject, operation, place.column(property));
        } else if (rankedOperand.follows(property)) {
            add(subject, operation, rankedOperand.read(property));
        } else if (operand.number() != null && !operand.superlative() || operand.period() != null) {
            constant(subject, operation, property, cursor.take());
        } else if (ownNumber(operand, property)) {
            cursor.take();
            named(subject, operation, property, cursor.next().orElseThrow(), false, false);
        } else if (Functions.isFunction(operand) || Degrees.ranks(operand)) {
            cursor.take();
            add(subject, operation, new ScalarQuery(aggregate(operand, subject, property)));
        } else if (!operand.mentions().isEmpty() && operand.operation() == null || operand.quoted()) {
            named(subject, operation, property, operand, any, all);
        } else {
            throw new NotUnderstood(operand);
        }
    }

    /** "more adults than <em>the number of</em> kids", where each row has a number of both. */
    private boolean ownNumber(Evidence function, Property property) {
        return property != null
                && function.is(Operation.COUNT)
                && cursor.next(1)
                        .filter(number -> number.operation() == null)
                        .flatMap(number -> number.mentions().stream().findFirst())
                        .filter(number -> number instanceof Mention.PropertyMention other
                                && other.property() != property
                                && other.property().entity() == property.entity()
                                && other.property().role() == PropertyRole.MEASURE)
                        .isPresent();
    }

    /** "than <em>their</em> supervisor": the row that each of those asked about points at, which has the same column. */
    private Optional<Mention.RoleMention> partner(Evidence operand, Property property) {
        return operand.all(Mention.RoleMention.class).stream()
                .filter(role -> property != null
                        && operand.operation() == null
                        && role.relation().from() == property.entity()
                        && role.relation().to() == property.entity())
                .findFirst();
    }

    private void constant(Expression subject, Operation operation, Property property, Evidence operand) {
        Pending pending = reading.scope.pending;
        if (subject.family().isTemporal() && operand.period() != null) {
            pending.dateOperation = operation;
            readers.times.period(operand, property, subject);
            return;
        }
        if (operand.number() == null) {
            throw new NotUnderstood(operand);
        }
        cursor.takeIf(Operation.UNIT);
        add(subject, operation, new Literal.Number(operand.number()));
    }

    private void add(Expression subject, Operation operation, Expression operand) {
        Expression left = subject;
        if (subject.family() == TypeFamily.TEXT && operand.family().isNumeric()) {
            left = new NumberOf(subject);
        }
        if (!Comparability.comparable(left.family(), operand.family())) {
            throw new NotUnderstood(cursor.before().orElse(cursor.last()));
        }
        Predicate predicate = new Comparison(left, Filters.operator(operation), operand);
        if (left.aggregates()) {
            reading.scope.ofGroups(predicate);
        } else {
            readers.existence.add(left, predicate, true);
        }
    }

    /** "the average price of books in French": an aggregate over rows of its own. */
    private Query aggregate(Evidence function, Expression subject, Property property) {
        Scope outer = reading.scope;
        Scope inner = outer.nested();
        reading.scope = inner;
        try {
            Optional<Evidence> named = cursor.next()
                    .filter(e -> e.operation() == null
                            && e.first(Mention.PropertyMention.class).isPresent()
                            && !namesRows(e, property));
            Property over = property;
            if (named.isPresent()) {
                cursor.skip();
                cursor.take();
                Mention mention = reading.choose(
                        named.get(),
                        named.get().all(Mention.PropertyMention.class),
                        m -> ((Mention.PropertyMention) m).property() == property ? 0.3 : 0);
                over = ((Mention.PropertyMention) mention).property();
            }
            if (over == null || named.isEmpty() && function.is(Operation.COUNT)) {
                throw new NotUnderstood(function);
            }
            if (named.isEmpty()
                    && cursor.next().filter(e -> namesRows(e, property)).isPresent()) {
                cursor.skip();
                cursor.take();
            }
            Place place = inner.places.of(over.entity());
            inner.focusOn(place);
            inner.named(place);
            Expression column = place.column(over);
            if (column.family() == TypeFamily.TEXT && !function.is(Operation.COUNT)) {
                if (subject.family().isNumeric()) {
                    throw new NotUnderstood(named.orElse(function));
                }
                column = new NumberOf(column);
            }
            Aggregate.Function used = Degrees.ranks(function)
                    ? Degrees.greatest(function) ? Aggregate.Function.MAXIMUM : Aggregate.Function.MINIMUM
                    : Measures.function(function.operation());
            reading.scope.show(new Aggregate(used, column, false), "value");
            boolean of = function.words().toLowerCase(Locale.ROOT).endsWith(" of") && named.isEmpty();
            Optional<Evidence> own = cursor.next(of ? 0 : 1).filter(e -> e.is(Operation.POSSESSIVE, Operation.SAME));
            if (own.isPresent()
                    && (of
                            || cursor.next()
                                    .filter(e -> e.is(Operation.OF, Operation.IN))
                                    .isPresent())) {
                return ofOwnGroup(inner, outer, own.get());
            }
            if (cursor.next()
                    .filter(e -> e.is(Operation.OF, Operation.IN, Operation.WITH, Operation.RELATIVE))
                    .isPresent()) {
                readers.phrases.nested();
            }
            return new Composer(reading, inner).compose().orElseThrow(() -> new NotUnderstood(function));
        } finally {
            reading.scope = outer;
        }
    }

    /** "longer than the average <em>book</em>": of the books that have the column, though one of its others is called so too. */
    private static boolean namesRows(Evidence word, Property column) {
        return column != null
                && word.operation() == null
                && word.first(Mention.EntityMention.class)
                        .filter(rows -> rows.entity() == column.entity())
                        .isPresent();
    }

    /** "the average salary <em>of their department</em>": another one for each row, of those that share it with that row. */
    private Query ofOwnGroup(Scope inner, Scope outer, Evidence own) {
        Place rows = inner.focus;
        if (outer.focus == null || outer.focus.entity() != rows.entity()) {
            throw new NotUnderstood(own);
        }
        cursor.takeIf(Operation.OF, Operation.IN);
        cursor.takeIf(Operation.POSSESSIVE, Operation.SAME);
        cursor.skip();
        if (!cursor.more()) {
            throw new NotUnderstood(own);
        }
        Evidence group = cursor.take();
        if (group.all(Mention.RoleMention.class).stream()
                .anyMatch(role -> role.relation().selfReference())) {
            // "The average of their manager" is no average of those who have that manager.
            throw new NotUnderstood(group);
        }
        Property shared = readers.sameness.ofGroup(group, rows.entity()).orElseThrow(() -> new NotUnderstood(group));
        reading.notes.mention(group, group.mentions().getFirst());
        Predicate same = new Comparison(rows.column(shared), Comparison.Operator.EQUAL, outer.focus.column(shared));
        return new Composer(reading, inner)
                .compose()
                .map(Select.class::cast)
                .map(query -> query.withWhere(
                        Stream.concat(query.where().stream(), Stream.of(same)).toList()))
                .orElseThrow(() -> new NotUnderstood(group));
    }

    /** "than Bob", "than any student of Lyon", "than the arrival date". */
    private void named(
            Expression subject, Operation operation, Property property, Evidence operand, boolean any, boolean all) {
        Optional<Mention.PropertyMention> other = operand.first(Mention.PropertyMention.class)
                .filter(m -> operand.mentions().getFirst() instanceof Mention.PropertyMention)
                .filter(m -> m.property() != property)
                .filter(m -> Comparability.comparable(m.property().column().family(), subject.family()));
        if (other.isPresent() && !any && !all && !valueBehind()) {
            cursor.take();
            Mention mention = reading.choose(operand, operand.all(Mention.PropertyMention.class), m -> 0);
            add(subject, operation, reading.scope.column(((Mention.PropertyMention) mention).property()));
            return;
        }
        Optional<Property> held = any || all ? Optional.empty() : held(operand, subject);
        if (held.isPresent()) {
            add(subject, operation, reading.scope.column(held.get()));
            return;
        }
        if (property == null) {
            throw new NotUnderstood(operand);
        }
        Scope outer = reading.scope;
        Scope inner = outer.nested();
        reading.scope = inner;
        try {
            Place place = inner.places.of(property.entity());
            inner.focusOn(place);
            inner.named(place);
            readers.phrases.nested();
            boolean rows = any || all || inner.filters.isEmpty();
            Expression column = place.column(property);
            boolean up =
                    operation == Operation.GREATER || operation == Operation.AT_LEAST || operation == Operation.AFTER;
            Expression shown = rows
                    ? new Aggregate(up == any ? Aggregate.Function.MINIMUM : Aggregate.Function.MAXIMUM, column, false)
                    : new Aggregate(up ? Aggregate.Function.MAXIMUM : Aggregate.Function.MINIMUM, column, false);
            reading.scope.show(shown, "value");
            Query query = new Composer(reading, inner).compose().orElseThrow(() -> new NotUnderstood(operand));
            reading.scope = outer;
            add(subject, operation, new ScalarQuery(query));
        } finally {
            reading.scope = outer;
        }
    }

    /** "than its hall <em>has seats</em>": takes the owner and the column that is said of it, where each row has one owner. */
    private Optional<Property> held(Evidence owner, Expression subject) {
        int has = cursor.next(1)
                        .filter(e -> e.words().matches("(?i)has|have|had"))
                        .isPresent()
                ? 2
                : 1;
        Optional<Property> column = cursor.next(has).filter(e -> e.operation() == null).stream()
                .flatMap(e -> e.all(Mention.PropertyMention.class).stream())
                .filter(m -> m.quality() >= NAMED)
                .map(Mention.PropertyMention::property)
                .filter(p -> owner.all(Mention.EntityMention.class).stream().anyMatch(m -> m.entity() == p.entity()))
                .filter(p -> Comparability.comparable(p.column().family(), subject.family()))
                .filter(p -> p.entity() != reading.scope.focus.entity())
                .filter(p -> !reading.many(reading.scope.focus, p.entity()))
                .findFirst();
        column.ifPresent(found -> {
            reading.notes.mention(owner, new Mention.EntityMention(found.entity(), 1, ""));
            cursor.take();
            cursor.takeIf(Operation.WITH);
            cursor.skip();
            reading.notes.mention(cursor.take(), new Mention.PropertyMention(found, 1, ""));
        });
        return column;
    }

    private boolean valueBehind() {
        return cursor.next(1)
                .filter(e -> e.is(Operation.OF, Operation.IN)
                        || e.first(Mention.ValueMention.class).isPresent())
                .isPresent();
    }
}
