package dev.parley.tester.truth;

import dev.parley.model.message.CheckLevel;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Link;
import dev.parley.rewriter.clause.Relation;
import dev.parley.rewriter.clause.Trees;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.Item;
import dev.parley.tester.probe.ProbeRow;
import dev.parley.tester.probe.Probes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An inner join leaves out the rows that point at nothing (NULL), or at what is not there. */
@ApplicationScoped
class RowsLost implements TruthTest {

    private static final int MOST_PROBES = 6;

    @Override
    public String name() {
        return "rows_lost";
    }

    @Override
    public List<Doubt> examine(Candidate candidate, Probes probes) {
        List<Doubt> doubts = new ArrayList<>();
        int probed = 0;
        for (Block block : candidate.reading()) {
            for (Link link : block.links()) {
                boolean probeable =
                        block.place() != Block.Place.EXPRESSION && link.child().standsAlone();
                if (probeable && ++probed <= MOST_PROBES) {
                    lost(block, link, probes).ifPresent(doubts::add);
                }
            }
        }
        return doubts;
    }

    private Optional<Doubt> lost(Block block, Link link, Probes probes) {
        List<Expression> own = block.where().stream()
                .filter(condition -> !link.conditions().contains(condition))
                .filter(condition -> block.relationsIn(condition)
                        .map(read -> read.equals(Set.of(link.child())))
                        .orElse(false))
                .toList();
        String missing = "NOT EXISTS (SELECT 1 FROM %s WHERE %s)"
                .formatted(block.text(link.parent().item()), link.condition());
        Optional<ProbeRow> row = probes.row(block.statement(block.rows(
                "count(*), count(*) FILTER (WHERE %1$s), count(*) FILTER (WHERE NOT %1$s AND %2$s)"
                        .formatted(link.pointsNowhere(), missing),
                block.text(link.child().item()),
                own,
                "")));
        if (row.isEmpty()) {
            return Optional.empty();
        }
        long all = row.get().number(0);
        long dangling = row.get().number(2);
        if (dangling > 0) {
            return Optional.of(doubt(
                    CheckLevel.WARNING,
                    link,
                    "%s of %s of %s %s not in %s, and the join leaves them out"
                            .formatted(
                                    Words.number(dangling),
                                    Words.rows(all),
                                    called(link.child()),
                                    dangling == 1
                                            ? "has a " + columns(link) + " that is"
                                            : "have a " + columns(link) + " that is",
                                    called(link.parent()))));
        }
        long empty = row.get().number(1);
        return empty == 0
                ? Optional.empty()
                : level(block, link)
                        .map(level -> doubt(
                                level,
                                link,
                                "%s of %s of %s %s no %s, and the join with %s leaves them out"
                                        .formatted(
                                                Words.number(empty),
                                                Words.rows(all),
                                                called(link.child()),
                                                empty == 1 ? "has" : "have",
                                                columns(link),
                                                called(link.parent()))));
    }

    /**
     * Who filters by the other table does not want the rows that have none there; who groups by it hardly; who counts or
     * lists without looking at it lost them unawares.
     */
    private static Optional<CheckLevel> level(Block block, Link link) {
        boolean filtered = block.where().stream()
                .filter(condition -> !link.conditions().contains(condition))
                .anyMatch(condition -> isRead(block, condition, link.parent()));
        if (filtered) {
            return Optional.empty();
        }
        List<Item.Output> outputs = block.select().outputs();
        boolean used = outputs.stream().anyMatch(output -> isRead(block, output, link.parent()))
                || block.select().groupBy().stream().anyMatch(key -> isRead(block, key, link.parent()))
                || block.links().stream().anyMatch(other -> other.child().equals(link.parent()) && !other.equals(link));
        boolean listed = !block.isAggregated()
                && !block.select().distinct()
                && outputs.stream().anyMatch(output -> isRead(block, output, link.child()));
        return Optional.of(used && !listed ? CheckLevel.NOTE : CheckLevel.WARNING);
    }

    private static boolean isRead(Block block, dev.parley.sql.tree.Node part, Relation relation) {
        boolean star = Trees.all(part, Column.class).stream()
                .anyMatch(column -> column.star()
                        && (column.name() == null || column.name().last().equals(relation.name())));
        return star || (!Trees.all(part, Column.class).isEmpty() && readsForSure(block, part, relation));
    }

    private static boolean readsForSure(Block block, dev.parley.sql.tree.Node part, Relation relation) {
        return Trees.all(part, Column.class).stream()
                .anyMatch(
                        column -> block.relationOf(column).map(relation::equals).orElse(false));
    }

    private Doubt doubt(CheckLevel level, Link link, String message) {
        return new Doubt(
                name(), level, message, "To keep them, join " + called(link.parent()) + " by LEFT JOIN", link.span());
    }

    private static String columns(Link link) {
        return String.join(", ", link.childColumns());
    }

    static String called(Relation relation) {
        String table = relation.table() == null
                ? relation.name()
                : relation.table().name().name();
        return table.equals(relation.name()) ? table : table + " (" + relation.name() + ")";
    }
}
