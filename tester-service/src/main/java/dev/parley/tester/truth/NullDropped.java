package dev.parley.tester.truth;

import dev.parley.model.message.CheckLevel;
import dev.parley.model.schema.Column;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Trees;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Operation;
import dev.parley.sql.tree.Expression.Quantified;
import dev.parley.sql.tree.Expression.Subquery;
import dev.parley.tester.probe.ProbeRow;
import dev.parley.tester.probe.Probes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rows whose value is NULL fall out of "other than": they are neither equal nor different. And a NULL among the values of
 * NOT IN makes it true for no row at all.
 */
@ApplicationScoped
class NullDropped implements TruthTest {

    private static final int MOST_PROBES = 6;
    private static final Set<String> NEGATIONS =
            Set.of("<>", "NOT LIKE", "NOT ILIKE", "NOT SIMILAR TO", "NOT BETWEEN", "NOT IN", "NOT", "!~", "!~*");

    @Override
    public String name() {
        return "null_dropped";
    }

    @Override
    public List<Doubt> examine(Candidate candidate, Probes probes) {
        List<Doubt> doubts = new ArrayList<>();
        int probed = 0;
        for (Block block : candidate.reading()) {
            for (Expression condition : block.where()) {
                Optional<NotIn> notIn = NotIn.of(condition).filter(found -> candidate.standsAlone(found.query()));
                boolean dropping = notIn.isEmpty() && mayDropNulls(block, condition);
                if ((notIn.isPresent() || dropping) && ++probed <= MOST_PROBES) {
                    (dropping ? dropped(block, condition, probes) : nothing(block, condition, notIn.get(), probes))
                            .ifPresent(doubts::add);
                }
            }
        }
        return doubts;
    }

    /** {@code value NOT IN (query)}, in one of its forms. */
    private record NotIn(Expression value, Subquery query) {

        static Optional<NotIn> of(Expression condition) {
            return switch (condition) {
                case Operation operation
                when operation.is("NOT IN")
                        && operation.operands().size() == 2
                        && operation.operands().get(1) instanceof Subquery query ->
                    Optional.of(new NotIn(operation.operands().getFirst(), query));
                case Operation not
                when not.is("NOT")
                        && not.operands().getFirst() instanceof Operation operation
                        && operation.is("IN")
                        && operation.operands().size() == 2
                        && operation.operands().get(1) instanceof Subquery query ->
                    Optional.of(new NotIn(operation.operands().getFirst(), query));
                case Quantified quantified
                when quantified.all()
                        && quantified.operator().isAlone("<>")
                        && quantified.right() instanceof Subquery query ->
                    Optional.of(new NotIn(quantified.left(), query));
                default -> Optional.empty();
            };
        }
    }

    private Optional<Doubt> nothing(Block block, Expression condition, NotIn notIn, Probes probes) {
        String query = block.text(notIn.query());
        Optional<ProbeRow> row = probes.row(block.statement(
                "SELECT count(*) FILTER (WHERE v IS NULL), count(*) FROM %s AS parley_values (v)".formatted(query)));
        if (row.isEmpty() || row.get().number(0) == 0) {
            return Optional.empty();
        }
        return Optional.of(new Doubt(
                name(),
                CheckLevel.FAILURE,
                "%s of the %s values after NOT IN %s NULL, so that %s is true for no row"
                        .formatted(
                                Words.number(row.get().number(0)),
                                Words.number(row.get().number(1)),
                                row.get().number(0) == 1 ? "is" : "are",
                                Words.clause(block.text(condition))),
                "Write NOT EXISTS (SELECT 1 FROM %s AS listed (value) WHERE listed.value = %s)"
                        .formatted(query, block.text(notIn.value())),
                condition.span()));
    }

    private static boolean mayDropNulls(Block block, Expression condition) {
        boolean negation = condition instanceof Operation operation
                && operation.operator().parts().size() == 1
                && NEGATIONS.contains(operation.operator().last());
        if (!negation || Trees.hasQuery(condition)) {
            return false;
        }
        List<Expression.Column> columns = Trees.all(condition, Expression.Column.class);
        return !columns.isEmpty() && columns.stream().anyMatch(column -> mayBeNull(block, column));
    }

    private static boolean mayBeNull(Block block, Expression.Column column) {
        return column.star()
                || block.relationOf(column)
                        .map(relation -> relation.optional()
                                || relation.column(column.name().last())
                                        .map(Column::nullable)
                                        .orElse(true))
                        .orElse(true);
    }

    private Optional<Doubt> dropped(Block block, Expression condition, Probes probes) {
        String text = block.text(condition);
        Optional<ProbeRow> row = probes.row(block.statement(block.rows(
                "count(*) FILTER (WHERE (%s) IS NULL), count(*)".formatted(text), block.without(condition), "")));
        if (row.isEmpty() || row.get().number(0) == 0) {
            return Optional.empty();
        }
        List<Expression.Column> columns = Trees.all(condition, Expression.Column.class).stream()
                .filter(column -> mayBeNull(block, column))
                .toList();
        String column = block.text(columns.getFirst());
        return Optional.of(new Doubt(
                name(),
                CheckLevel.WARNING,
                "%s of %s %s no %s; %s leaves them out too"
                        .formatted(
                                Words.number(row.get().number(0)),
                                Words.rows(row.get().number(1)),
                                row.get().number(0) == 1 ? "has" : "have",
                                column,
                                Words.clause(text)),
                columns.size() == 1
                        ? "To keep them, write (%s OR %s IS NULL)".formatted(text, column)
                        : "To keep them, write (%s) IS NOT FALSE".formatted(text),
                condition.span()));
    }
}
