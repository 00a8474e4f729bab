package dev.parley.rewriter.optimizer;

import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Relation;
import dev.parley.rewriter.clause.Trees;
import dev.parley.rewriter.clause.Usage;
import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.Expression.Literal;
import dev.parley.sql.tree.Expression.Subquery;
import dev.parley.sql.tree.FromItem;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Query;
import dev.parley.sql.tree.QueryBody.Select;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Columns of EXISTS and of queries in FROM that nobody reads. */
final class UnusedColumns implements Rule {

    @Override
    public String name() {
        return "unused_columns";
    }

    @Override
    public Optional<Change> apply(Subject subject) {
        for (Subquery subquery : subject.query().all(Subquery.class)) {
            if (subquery.kind() == Subquery.Kind.EXISTS && showsForNothing(subquery.query())) {
                return Optional.of(new Change(
                        new Edit(outputs((Select) subquery.query().body()), "1"),
                        "EXISTS asks whether there is a row, not what it shows"));
            }
        }
        for (Block block : subject.blocks()) {
            for (Relation relation : block.relations()) {
                Optional<Change> change = relation.item() instanceof FromItem.Derived derived && block.query() != null
                        ? narrower(subject, block, relation, derived)
                        : Optional.empty();
                if (change.isPresent()) {
                    return change;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean showsForNothing(Query query) {
        return query.body() instanceof Select select
                && query.orderBy().isEmpty()
                && !select.distinct()
                && select.groupBy().isEmpty()
                && !select.from().isEmpty()
                && !(select.outputs().size() == 1 && select.outputs().getFirst().value() instanceof Literal)
                && !select.outputs().isEmpty()
                && select.outputs().stream().noneMatch(UnusedColumns::calls);
    }

    /** An aggregate makes one row of many, another function may make many of one. */
    private static boolean calls(Item.Output output) {
        return !output.all(Expression.Call.class).isEmpty();
    }

    private static Span outputs(Select select) {
        return select.outputs().getFirst().span().to(select.outputs().getLast().span());
    }

    private static Optional<Change> narrower(
            Subject subject, Block block, Relation relation, FromItem.Derived derived) {
        boolean plain = derived.query().body() instanceof Select select
                && !select.distinct()
                && derived.alias() != null
                && derived.alias().columns().isEmpty()
                && derived.query().orderBy().isEmpty()
                && !relation.columns().isEmpty()
                && select.groupBy().stream()
                        .allMatch(grouping -> grouping.kind() == Item.Grouping.Kind.KEY
                                && !(grouping.keys().getFirst() instanceof Literal));
        if (!plain) {
            return Optional.empty();
        }
        Select select = (Select) derived.query().body();
        boolean byLabel = select.groupBy().stream()
                .flatMap(grouping -> Trees.all(grouping, Column.class).stream())
                .anyMatch(column -> column.name() != null && column.name().qualifier() == null);
        List<Item.Output> kept = select.outputs().stream()
                .filter(item -> byLabel || isRead(block, relation, derived, item))
                .toList();
        if (kept.isEmpty() || kept.size() == select.outputs().size()) {
            return Optional.empty();
        }
        String text = kept.stream().map(subject::text).collect(Collectors.joining(", "));
        return Optional.of(
                new Change(new Edit(outputs(select), text), "Columns of " + relation.name() + " that nothing reads"));
    }

    private static boolean isRead(Block block, Relation relation, FromItem.Derived derived, Item.Output item) {
        if (!(item.value() instanceof Column column) || column.star()) {
            return true;
        }
        String name = item.label() != null ? item.label() : column.name().last();
        long called = relation.columns().stream().filter(name::equals).count();
        return called != 1 || Usage.mayReadColumn(block.query(), relation, name, List.of(derived.query()));
    }
}
