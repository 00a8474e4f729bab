package dev.parley.rewriter.clause;

import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.FromItem.Join;
import dev.parley.sql.tree.Node;
import java.util.List;

/** What of a table a statement reads; where that is not certain, that it may. */
public final class Usage {

    private Usage() {}

    /** Whether columns of the table may be read anywhere in a query but in some part of it. */
    public static boolean mayRead(Node query, Relation relation, List<Node> but) {
        return any(query, relation, null, but);
    }

    /** Whether one column of the table may be read, whole rows counted. */
    public static boolean mayReadColumn(Node query, Relation relation, String column, List<Node> but) {
        return any(query, relation, column, but);
    }

    /** @param wanted null for any column */
    private static boolean any(Node node, Relation relation, String wanted, List<Node> but) {
        if (but.stream().anyMatch(part -> part == node)) {
            return false;
        }
        boolean hit =
                switch (node) {
                    case Column column -> reads(column, relation, wanted);
                    case Join join -> join.natural() || !join.using().isEmpty() || join.alias() != null;
                    default -> false;
                };
        return hit || node.children().stream().anyMatch(child -> any(child, relation, wanted, but));
    }

    private static boolean reads(Column column, Relation relation, String wanted) {
        if (column.name() == null) {
            return true;
        }
        String last = column.name().last();
        String qualifier = column.name().qualifier();
        boolean wholeRow = last.equals(relation.name()) && (column.star() || qualifier == null);
        if (column.star() || wholeRow) {
            return wholeRow;
        }
        boolean named = wanted == null || last.equals(wanted);
        if (qualifier != null) {
            return qualifier.equals(relation.name()) && named;
        }
        return named && (relation.columns().isEmpty() || relation.has(last));
    }
}
