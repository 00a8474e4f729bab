package dev.parley.rewriter.optimizer;

import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Call;
import dev.parley.sql.tree.Expression.Literal;
import dev.parley.sql.tree.Expression.Operation;
import dev.parley.sql.tree.Expression.Subquery;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Query;
import dev.parley.sql.tree.QueryBody.Select;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code (SELECT count(*) …) > 0} counts all rows to know of one. */
final class CountToExists implements Rule {

    /** Comparisons with the count on the left: whether rows have to exist. */
    private static final Map<String, Boolean> EXISTENCE =
            Map.of("> 0", true, ">= 1", true, "<> 0", true, "!= 0", true, "= 0", false, "< 1", false, "<= 0", false);

    private static final Map<String, String> TURNED =
            Map.of(">", "<", "<", ">", ">=", "<=", "<=", ">=", "=", "=", "<>", "<>", "!=", "!=");

    @Override
    public String name() {
        return "count_to_exists";
    }

    @Override
    public Optional<Change> apply(Subject subject) {
        List<Expression> unnamed = subject.query().all(Item.Output.class).stream()
                .filter(output -> output.label() == null)
                .map(Item.Output::value)
                .toList();
        for (Operation operation : subject.query().all(Operation.class)) {
            if (unnamed.stream().anyMatch(value -> value == operation)) {
                continue; // its column would get another name
            }
            Optional<Edit> edit = edit(subject, operation);
            if (edit.isPresent()) {
                return Optional.of(
                        new Change(edit.get(), "It is asked whether there is a row, not how many there are"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Edit> edit(Subject subject, Operation operation) {
        boolean comparison = operation.operands().size() == 2
                && operation.operator().parts().size() == 1
                && TURNED.containsKey(operation.operator().last());
        if (!comparison) {
            return Optional.empty();
        }
        String operator = operation.operator().last();
        Expression left = operation.operands().get(0);
        Expression right = operation.operands().get(1);
        if (left instanceof Literal) {
            return edit(subject, operation, right, TURNED.get(operator), left);
        }
        return edit(subject, operation, left, operator, right);
    }

    private static Optional<Edit> edit(
            Subject subject, Operation operation, Expression counted, String operator, Expression with) {
        boolean number = with instanceof Literal literal && literal.kind() == Literal.Kind.NUMBER;
        if (!number || !(counted instanceof Subquery subquery) || subquery.kind() != Subquery.Kind.ROWS) {
            return Optional.empty();
        }
        Boolean exists = EXISTENCE.get(operator + " " + ((Literal) with).value());
        if (exists == null || !counts(subquery.query())) {
            return Optional.empty();
        }
        Select select = (Select) subquery.query().body();
        String sql = subject.sql();
        String query = new Span(
                                subquery.query().span().start(),
                                select.outputs().getFirst().span().start())
                        .of(sql)
                + "1"
                + new Span(
                                select.outputs().getLast().span().end(),
                                subquery.query().span().end())
                        .of(sql);
        return Optional.of(
                new Edit(operation.span(), exists ? "EXISTS (" + query + ")" : negated(subject, operation, query)));
    }

    /** In parentheses where NOT could take in what stands behind. */
    private static String negated(Subject subject, Operation operation, String query) {
        boolean alone = subject.blocks().stream()
                .flatMap(block -> block.where().stream())
                .anyMatch(condition -> condition == operation);
        return alone ? "NOT EXISTS (" + query + ")" : "(NOT EXISTS (" + query + "))";
    }

    /** Whether it is {@code SELECT count(*) FROM … WHERE …} and no more. */
    private static boolean counts(Query query) {
        return query.body() instanceof Select select
                && query.limit() == null
                && query.orderBy().isEmpty()
                && !select.distinct()
                && select.groupBy().isEmpty()
                && select.having() == null
                && !select.from().isEmpty()
                && select.outputs().size() == 1
                && select.outputs().getFirst().value() instanceof Call call
                && call.star()
                && call.name().last().equals("count")
                && call.filter() == null
                && call.over() == null;
    }
}
