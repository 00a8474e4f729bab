package dev.parley.rewriter.optimizer;

import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Item.SortKey;
import dev.parley.sql.tree.Query;
import dev.parley.sql.tree.QueryBody.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ORDER BY of rows whose order nobody sees, and keys behind those that leave nothing open. */
final class RedundantOrder implements Rule {

    @Override
    public String name() {
        return "redundant_order";
    }

    @Override
    public Optional<Change> apply(Subject subject) {
        for (Query query : MembershipQueries.of(subject.query())) {
            boolean on = query.body() instanceof Select select
                    && !select.distinctOn().isEmpty();
            if (!query.orderBy().isEmpty() && query.limit() == null && !on) {
                return Optional.of(
                        new Change(whole(subject, query), "It is asked which rows there are, not in what order"));
            }
        }
        for (Block block : subject.blocks()) {
            boolean ordered = block.query() != null
                    && block.query().body() == block.select()
                    && !block.query().orderBy().isEmpty()
                    && block.select().distinctOn().isEmpty();
            if (!ordered) {
                continue;
            }
            boolean single =
                    block.isAggregated() && block.select().groupBy().isEmpty() && !Determination.mayMakeRows(block);
            if (single && block.query().limit() == null) {
                return Optional.of(new Change(whole(subject, block.query()), "There is one row"));
            }
            Optional<Change> shorter = shorter(block);
            if (shorter.isPresent()) {
                return shorter;
            }
        }
        return Optional.empty();
    }

    private static Edit whole(Subject subject, Query query) {
        SortKey first = query.orderBy().getFirst();
        Span words = subject.words().before(first.span().start(), "order", "by");
        return Edit.removing(
                subject.withBlanks(words.to(query.orderBy().getLast().span())));
    }

    private static Optional<Change> shorter(Block block) {
        List<SortKey> keys = block.query().orderBy();
        List<Expression> before = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Expression value = block.sortMeaning(keys.get(i).value());
            if (i > 0 && decides(block, before)) {
                return Optional.of(new Change(
                        Edit.removing(new Span(
                                keys.get(i - 1).span().end(),
                                keys.getLast().span().end())),
                        "The keys in front leave no two rows alike"));
            }
            boolean again = value instanceof Expression.Column
                    && before.stream().anyMatch(earlier -> SameValue.is(block, earlier, value));
            if (again) {
                return Optional.of(new Change(
                        Edit.removing(new Span(
                                keys.get(i - 1).span().end(), keys.get(i).span().end())),
                        "What is alike in a key in front is alike here"));
            }
            before.add(value);
        }
        return Optional.empty();
    }

    private static boolean decides(Block block, List<Expression> keys) {
        if (Determination.mayMakeRows(block)) {
            return false;
        }
        if (block.isAggregated()) {
            return block.groupKeys()
                    .filter(groups -> !groups.isEmpty()
                            && groups.stream()
                                    .allMatch(group -> keys.stream().anyMatch(key -> SameValue.is(block, key, group))))
                    .isPresent();
        }
        List<Expression.Column> columns = keys.stream()
                .filter(Expression.Column.class::isInstance)
                .map(Expression.Column.class::cast)
                .toList();
        return new Determination(block).tellsApart(columns);
    }
}
