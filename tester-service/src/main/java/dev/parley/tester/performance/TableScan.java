package dev.parley.tester.performance;

import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Relation;
import dev.parley.sql.tree.Expression;
import java.util.List;

/**
 * A large table that is read as a whole, though only some of its rows are kept.
 *
 * @param sql the statement
 * @param relation by which name of which SELECT
 * @param conditions that each have to hold for a row to be kept, and read nothing but that row
 * @param kept rows for one run of the statement
 * @param counted whether the rows kept were counted in a run, not expected by the planner
 */
record TableScan(
        String sql,
        Block block,
        Relation relation,
        TableIndexes table,
        List<Expression> conditions,
        double kept,
        boolean counted) {

    TableScan {
        conditions = List.copyOf(conditions);
    }

    /** Its rows and what is kept of them, for people. */
    String size() {
        return "%s is read as a whole: of about %,.0f rows %,.0f are %s"
                .formatted(table.name(), table.rows(), kept, counted ? "kept" : "expected");
    }
}
