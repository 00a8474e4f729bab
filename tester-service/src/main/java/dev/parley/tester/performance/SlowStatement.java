package dev.parley.tester.performance;

import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Relation;
import dev.parley.rewriter.clause.Trees;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.FromItem.Join;
import dev.parley.tester.performance.IndexCatalog.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A statement that is worth advice.
 *
 * @param blocks its SELECTs
 * @param plan with what happened where it was run
 * @param largeTable from how many rows on a table counts as large
 * @param role in which it runs
 */
record SlowStatement(String sql, List<Block> blocks, PlanNode plan, Indexes indexes, long largeTable, String role) {

    /** What an index can help with: more than that is as well read from the table in a row. */
    private static final double SELECTIVE = 0.05;

    SlowStatement {
        blocks = List.copyOf(blocks);
    }

    /** Large tables that are read as a whole for a small part of their rows; a table under each name once. */
    List<TableScan> selectiveScans() {
        List<TableScan> scans = new ArrayList<>();
        for (Block block : blocks) {
            for (Relation relation : block.relations()) {
                scan(block, relation).ifPresent(scans::add);
            }
        }
        return scans;
    }

    private Optional<TableScan> scan(Block block, Relation relation) {
        Optional<TableIndexes> table = table(relation);
        if (table.isEmpty() || table.get().rows() < largeTable) {
            return Optional.empty();
        }
        List<PlanNode> nodes = plan.all().stream()
                .filter(node -> node.is("Seq Scan") && node.has("Filter") && reads(node, relation, table.get()))
                .toList();
        double kept = nodes.stream().mapToDouble(PlanNode::rowsTogether).sum();
        return nodes.isEmpty() || kept > SELECTIVE * table.get().rows()
                ? Optional.empty()
                : Optional.of(new TableScan(
                        sql,
                        block,
                        relation,
                        table.get(),
                        conditions(block, relation, nodes),
                        kept,
                        nodes.getFirst().wasRun()));
    }

    private Optional<TableIndexes> table(Relation relation) {
        return Optional.ofNullable(relation.table()).flatMap(table -> indexes.table(table.name()));
    }

    /** Where a name is used more than once, the planner numbers it: {@code o}, {@code o_1}; partitions are numbered, too. */
    private static boolean reads(PlanNode node, Relation relation, TableIndexes table) {
        String alias = node.text("Alias");
        boolean named = alias.equals(relation.name())
                || (alias.startsWith(relation.name() + "_")
                        && alias.substring(relation.name().length() + 1).matches("\\d+"));
        return named
                && (table.name().name().equals(node.relation()) || table.parts().contains(node.relation()));
    }

    /** A name may be used in two SELECTs, of which one finds its rows by an index: what counts stands in the filter, too. */
    private static List<Expression> conditions(Block block, Relation relation, List<PlanNode> nodes) {
        Stream<Expression> joined = block.joins().stream()
                .filter(join -> join.kind() == Join.Kind.INNER)
                .flatMap(join -> Trees.conjuncts(join.on()).stream());
        return Stream.concat(block.where().stream(), joined)
                .filter(condition -> block.relationsIn(condition)
                        .map(read -> read.equals(Set.of(relation)))
                        .orElse(false))
                .filter(condition -> nodes.stream().anyMatch(node -> mentions(node.text("Filter"), condition)))
                .toList();
    }

    private static boolean mentions(String filter, Expression condition) {
        return Trees.all(condition, Expression.Column.class).stream()
                .allMatch(column -> filter.contains(column.name().last()));
    }

    /** Names of the tables that a step and those below it read, as they are written in SQL. */
    List<String> tablesBelow(PlanNode node) {
        List<String> read = node.all().stream()
                .map(PlanNode::relation)
                .filter(Objects::nonNull)
                .toList();
        return blocks.stream()
                .flatMap(block -> block.relations().stream())
                .flatMap(relation -> table(relation).stream())
                .filter(table -> read.contains(table.name().name())
                        || table.parts().stream().anyMatch(read::contains))
                .map(table -> Identifiers.quoted(table.name()))
                .distinct()
                .toList();
    }
}
