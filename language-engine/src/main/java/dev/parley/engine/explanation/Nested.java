package dev.parley.engine.explanation;

import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.SetOperation;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.text.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words for the queries inside another one; {@code outer} has the words of that one. */
record Nested(Phrases outer) {

    /** What the query shows and of which rows: "the average of price of all books". */
    String values(Query query) {
        return switch (query) {
            case Select select -> {
                Phrases inner = inside(select);
                yield "the " + String.join(" with ", shown(select, inner)) + restriction(select, inner);
            }
            case SetOperation operation -> {
                String left = values(operation.left());
                String right = values(operation.right());
                String both =
                        switch (operation.kind()) {
                            case UNION, UNION_ALL -> left + " or " + right;
                            case INTERSECT -> left + " that are also among " + right;
                            case EXCEPT -> left + " except those among " + right;
                        };
                String cut = cut(operation);
                yield cut.isEmpty() ? both : "(" + both + "; " + cut + ")";
            }
        };
    }

    /** What each column of the query is. */
    List<String> columns(Query query) {
        return switch (query) {
            case Select select -> shown(select, inside(select));
            case SetOperation operation -> columns(operation.left());
        };
    }

    /** The rows of a query that hangs on the one around it: "loans for it where the due date ...". */
    String rows(Query query) {
        return switch (query) {
            case Select select -> {
                Phrases inner = inside(select);
                yield inner.table(select.from().alias()) + existing(select, inner);
            }
            case SetOperation operation -> "rows among " + values(operation);
        };
    }

    String member(Member member, String isAmong) {
        if (member.query() instanceof Select select && ofItsOwnTable(member.keys(), select)) {
            Phrases inner = inside(select);
            String table = outer.table(((ColumnRef) member.keys().getFirst()).alias());
            String it = outer.tables().size() == 1 ? "it" : "the row of " + table;
            return it + " " + isAmong + " the " + table + restriction(select, inner);
        }
        String keys = member.keys().stream().map(outer::expression).collect(Collectors.joining(" with "));
        return keys + " " + isAmong + " " + values(member.query());
    }

    /** The order of both together and where they are cut off; empty for all in any order. */
    static String cut(SetOperation operation) {
        String order = operation.orderBy().isEmpty()
                ? ""
                : "sorted by " + Phrases.list(operation.orderBy(), key -> sort(operation, key));
        String cut = Phrases.cut(operation.limit(), null);
        return Stream.of(order, cut).filter(words -> !words.isEmpty()).collect(Collectors.joining(", "));
    }

    static String sort(SetOperation operation, SetOperation.ColumnOrder key) {
        return Phrases.sort(
                Names.readable(operation.columnNames().get(key.column())),
                operation.columnFamilies().get(key.column()),
                key.direction());
    }

    /** Rows are called by their table, for seen from outside "rows" would leave open whose. */
    private Phrases inside(Select select) {
        Phrases inner = outer.inside(select, "rows");
        Map<String, String> others = new HashMap<>();
        for (String alias : select.freeAliases()) {
            boolean sameName = select.scans().stream()
                    .anyMatch(scan -> inner.table(scan.alias()).equals(inner.table(alias)));
            if (sameName) {
                others.put(alias, "that row");
            }
        }
        if (select.from() instanceof TableScan scan && select.joins().isEmpty()) {
            String table = inner.table(scan.alias());
            String counted = summarizesAll(select) ? "all " + table : table;
            others.put(scan.alias(), counted);
            return inner.renamed(others).counting(counted);
        }
        return inner.renamed(others);
    }

    private static boolean summarizesAll(Select select) {
        return select.where().isEmpty()
                && select.groupBy().isEmpty()
                && select.having().isEmpty()
                && select.outputs().stream()
                        .allMatch(output -> output.expression().aggregates());
    }

    private static List<String> shown(Select select, Phrases inner) {
        return select.outputs().stream()
                .map(Output::expression)
                .map(inner::expression)
                .toList();
    }

    private String existing(Select select, Phrases inner) {
        String ties = ties(select, inner);
        String where = conditions(select, inner);
        return (ties.isEmpty() ? " for it" : ties)
                + joined(select, inner)
                + (where.isEmpty() ? "" : " where " + where)
                + (select.groupBy().isEmpty() ? "" : " for each " + Phrases.list(select.groupBy(), inner::expression))
                + (select.having().isEmpty() ? "" : ", only where " + Phrases.list(select.having(), inner::predicate));
    }

    private String restriction(Select select, Phrases inner) {
        List<String> parts = new ArrayList<>();
        String where = conditions(select, inner);
        if (!where.isEmpty()) {
            parts.add("where " + where);
        }
        if (!select.having().isEmpty()) {
            parts.add("only where " + Phrases.list(select.having(), inner::predicate));
        }
        String cut = Phrases.cut(select.limit(), select.offset());
        if (!cut.isEmpty()) {
            if (!select.orderBy().isEmpty()) {
                parts.add("sorted by " + Phrases.list(select.orderBy(), inner::sort));
            }
            parts.add(cut);
        }
        return ties(select, inner)
                + joined(select, inner)
                + (select.groupBy().isEmpty() ? "" : " for each " + Phrases.list(select.groupBy(), inner::expression))
                + (parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")");
    }

    private static String joined(Select select, Phrases inner) {
        return select.joins().stream()
                .map(join -> " with " + inner.table(join.table().alias()))
                .collect(Collectors.joining());
    }

    private static String conditions(Select select, Phrases inner) {
        return select.where().stream()
                .filter(predicate -> !ties(select, predicate))
                .map(inner::predicate)
                .collect(Collectors.joining(" and "));
    }

    /** How the query hangs on the one around it: by a key ("for it") or by what both rows have in common. */
    private String ties(Select select, Phrases inner) {
        List<Comparison> ties = select.where().stream()
                .filter(predicate -> ties(select, predicate))
                .map(Comparison.class::cast)
                .toList();
        List<String> shared = ties.stream()
                .filter(tie -> inner.table(((ColumnRef) tie.left()).alias()).equals("that row")
                        || inner.table(((ColumnRef) tie.right()).alias()).equals("that row"))
                .filter(tie -> ((ColumnRef) tie.left()).column().equals(((ColumnRef) tie.right()).column()))
                .map(tie -> Names.readable(((ColumnRef) tie.left()).column()))
                .toList();
        String same = shared.isEmpty() ? "" : " with the same " + Phrases.list(shared, word -> word);
        return (shared.size() < ties.size() ? " for it" : "") + same;
    }

    private static boolean ties(Select select, Predicate predicate) {
        return predicate instanceof Comparison(ColumnRef left, var operator, ColumnRef right)
                && operator == Comparison.Operator.EQUAL
                && select.freeAliases().contains(left.alias())
                        != select.freeAliases().contains(right.alias());
    }

    /** The keys are those columns of a table that the query shows of the same table. */
    private boolean ofItsOwnTable(List<Expression> keys, Select select) {
        if (!(select.from() instanceof TableScan scan) || !select.freeAliases().isEmpty()) {
            return false;
        }
        for (int i = 0; i < keys.size(); i++) {
            boolean same = keys.get(i) instanceof ColumnRef key
                    && select.outputs().get(i).expression() instanceof ColumnRef shown
                    && key.column().equals(shown.column())
                    && shown.alias().equals(scan.alias())
                    && outer.table(key.alias())
                            .equals(Names.readable(scan.table().name()));
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
