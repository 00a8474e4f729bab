package dev.parley.rewriter.optimizer;

import dev.parley.rewriter.clause.Block;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Operation;
import dev.parley.sql.tree.Expression.Quantified;
import dev.parley.sql.tree.Expression.Subquery;
import dev.parley.sql.tree.Node;
import dev.parley.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;

/** Queries of which only counts what values are among their rows: behind IN, ANY, ALL and EXISTS. */
final class MembershipQueries {

    private MembershipQueries() {}

    /** Those that are planned as joins: EXISTS, and IN where it is one of the conditions that all have to hold. */
    static List<Query> joined(Subject subject) {
        List<Query> found = new ArrayList<>();
        subject.query().all(Subquery.class).stream()
                .filter(query -> query.kind() == Subquery.Kind.EXISTS)
                .forEach(query -> found.add(query.query()));
        for (Block block : subject.blocks()) {
            for (Expression condition : block.where()) {
                if (condition instanceof Operation operation
                        && operation.is("IN")
                        && operation.operands().size() == 2) {
                    add(operation.operands().getLast(), found);
                }
            }
        }
        return found;
    }

    static List<Query> of(Node root) {
        List<Query> found = new ArrayList<>();
        root.walk(node -> {
            switch (node) {
                case Subquery query when query.kind() == Subquery.Kind.EXISTS -> found.add(query.query());
                case Operation operation
                when (operation.is("IN") || operation.is("NOT IN"))
                        && operation.operands().size() == 2 ->
                    add(operation.operands().getLast(), found);
                case Quantified quantified -> add(quantified.right(), found);
                default -> {
                    // reads no rows as a set
                }
            }
        });
        return found;
    }

    private static void add(Expression side, List<Query> found) {
        if (side instanceof Subquery query && query.kind() == Subquery.Kind.ROWS) {
            found.add(query.query());
        }
    }
}
