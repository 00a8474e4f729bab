package dev.parley.engine.sql;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.CountRows;
import dev.parley.engine.algebra.CountWhere;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.SetOperation;
import java.util.ArrayList;
import java.util.List;

/** The rows of a query that have no NULL in them; the only ones that NOT IN can be asked of. */
final class KnownRows {

    private KnownRows() {}

    static Query of(Query query) {
        return switch (query) {
            case Select select when select.limit() == null && select.offset() == null -> filtered(select);
            case Select cutOff -> filtered(Select.everythingOf(cutOff));
            case SetOperation operation -> filtered(Select.everythingOf(operation));
        };
    }

    /**
     * A key of a group has one value in all its rows, so that the condition on it may stand before the grouping, where
     * the condition on an aggregate cannot.
     */
    private static Select filtered(Select select) {
        boolean oneGroup = select.groupBy().isEmpty()
                && select.outputs().stream()
                        .anyMatch(output -> output.expression().aggregates());
        List<Predicate> where = new ArrayList<>(select.where());
        List<Predicate> having = new ArrayList<>(select.having());
        for (Output output : select.outputs()) {
            Expression value = output.expression();
            List<Predicate> conditions = oneGroup || value.aggregates() ? having : where;
            Predicate known = known(value);
            if (mayBeMissing(value) && !conditions.contains(known)) {
                conditions.add(known);
            }
        }
        return new Select(
                select.distinct(),
                select.outputs(),
                select.from(),
                select.joins(),
                where,
                select.groupBy(),
                having,
                select.orderBy(),
                null);
    }

    private static Predicate known(Expression expression) {
        return new Not(new Missing(expression), false);
    }

    private static boolean mayBeMissing(Expression expression) {
        return switch (expression) {
            case Literal ignored -> false;
            case CountRows ignored -> false;
            case CountWhere ignored -> false;
            case Aggregate aggregate -> aggregate.function() != Aggregate.Function.COUNT;
            case Expression other -> true;
        };
    }
}
