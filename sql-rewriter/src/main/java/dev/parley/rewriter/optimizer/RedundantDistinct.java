package dev.parley.rewriter.optimizer;

import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Relation;
import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Query;
import dev.parley.sql.tree.QueryBody.Select;
import dev.parley.sql.tree.QueryBody.SetOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DISTINCT over rows that cannot be alike, or where it makes no difference that they are. */
final class RedundantDistinct implements Rule {

    @Override
    public String name() {
        return "redundant_distinct";
    }

    @Override
    public Optional<Change> apply(Subject subject) {
        List<Select> indifferent = indifferent(subject);
        for (Block block : subject.blocks()) {
            Select select = block.select();
            if (!select.distinct() || !select.distinctOn().isEmpty()) {
                continue;
            }
            Optional<String> reason = indifferent.stream().anyMatch(other -> other == select)
                    ? Optional.of("Whether a row stands there once or twice makes no difference to what reads it")
                    : toldApart(block);
            if (reason.isPresent()) {
                int distinct = subject.words().after(select.span().start());
                return Optional.of(new Change(Edit.removing(subject.words().at(distinct, "distinct")), reason.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * SELECTs behind EXISTS, and behind an IN that PostgreSQL plans as a join (elsewhere it makes a list of the values, which
     * DISTINCT keeps short), without LIMIT; and sides of set operations that drop duplicates themselves.
     */
    private static List<Select> indifferent(Subject subject) {
        List<Select> found = new ArrayList<>();
        for (Query query : MembershipQueries.joined(subject)) {
            if (query.limit() == null && query.body() instanceof Select select) {
                found.add(select);
            }
        }
        for (SetOperation operation : subject.query().all(SetOperation.class)) {
            if (!operation.all()) {
                List.of(operation.left(), operation.right()).forEach(side -> {
                    if (side instanceof Select select) {
                        found.add(select);
                    }
                });
            }
        }
        return found;
    }

    private static Optional<String> toldApart(Block block) {
        if (Determination.mayMakeRows(block)) {
            return Optional.empty();
        }
        if (block.isAggregated()) {
            return block.groupKeys()
                    .filter(keys -> keys.stream().allMatch(key -> shows(block, key)))
                    .map(keys -> keys.isEmpty()
                            ? "Without GROUP BY there is one row"
                            : "Groups are told apart by what they are grouped by");
        }
        List<Expression.Column> columns = columns(block);
        return new Determination(block).tellsApart(columns)
                ? Optional.of("The rows are told apart by keys that they show")
                : Optional.empty();
    }

    private static boolean shows(Block block, Expression key) {
        return block.select().outputs().stream().anyMatch(output -> SameValue.is(block, output.value(), key));
    }

    /** The columns that are shown as they are, those of a star included. */
    private static List<Expression.Column> columns(Block block) {
        List<Expression.Column> columns = new ArrayList<>();
        for (Item.Output output : block.select().outputs()) {
            if (!(output.value() instanceof Expression.Column column)) {
                continue;
            }
            if (!column.star()) {
                columns.add(column);
                continue;
            }
            block.relations().stream()
                    .filter(relation -> column.name() == null
                            || relation.name().equals(column.name().last()))
                    .forEach(relation -> columns.addAll(columns(relation, column)));
        }
        return columns;
    }

    private static List<Expression.Column> columns(Relation relation, Expression.Column star) {
        return relation.columns().stream()
                .map(name -> new Expression.Column(
                        star.span(), new dev.parley.sql.tree.Name(star.span(), List.of(relation.name(), name)), false))
                .toList();
    }
}
