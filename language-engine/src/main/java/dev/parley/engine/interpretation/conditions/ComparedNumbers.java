package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.NumberOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.text.Token;
import dev.parley.model.schema.TypeFamily;

/** Lays down how a number compares with a column, with what its text writes, or with what many rows come to. */
final class ComparedNumbers {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    ComparedNumbers(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    void compare(Expression column, Amount amount) {
        cursor.takeIf(Operation.UNIT);
        if (column.aggregates()) {
            reading.scope.ofGroups(amount.of(column));
            return;
        }
        if (column.family().isTemporal()) {
            if (amount.said().period() == null) {
                throw new NotUnderstood(amount.said());
            }
            readers.existence.add(
                    column,
                    Filters.period(column, amount.operation(), amount.said().period()),
                    true);
            return;
        }
        if (inTotal(column)) {
            cursor.take();
            Expression sum = new Aggregate(Aggregate.Function.SUM, column, false);
            reading.scope.ofGroups(amount.of(sum));
            return;
        }
        readers.existence.add(column, predicate(column, amount), true);
    }

    /** "gave more than 500 <em>in total</em>": all that they gave together, where they have many such rows. */
    private boolean inTotal(Expression column) {
        Scope scope = reading.scope;
        boolean total = cursor.more() && cursor.peek().words().matches("(?i)in total|altogether|in all|in sum");
        if (!total || column.aliases().size() != 1 || scope.focus == null) {
            return false;
        }
        Place place = scope.places.withAlias(column.aliases().iterator().next());
        if (scope.outer != null || !column.family().isNumeric() || !reading.many(scope.focus, place.entity())) {
            throw new NotUnderstood(cursor.peek());
        }
        return true;
    }

    /** Of a text "exactly 12" means these signs, "over 12" the number that they write. */
    private static Predicate predicate(Expression column, Amount amount) {
        boolean text = column.family() == TypeFamily.TEXT;
        if (text && amount.operation() == Operation.EXACTLY) {
            return new Comparison(
                    column,
                    Comparison.Operator.EQUAL,
                    new Literal.Text(
                            amount.said().tokens().getFirst().kind() == Token.Kind.NUMBER
                                    ? amount.said().words()
                                    : amount.number().toPlainString()));
        }
        if (!text && !column.family().isNumeric()) {
            throw new NotUnderstood(amount.said());
        }
        return amount.of(text ? new NumberOf(column) : column);
    }
}
