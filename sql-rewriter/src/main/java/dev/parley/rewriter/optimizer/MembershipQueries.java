package dev.parley.rewriter.optimizer;

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
