package dev.parley.engine.explanation;

import dev.parley.engine.algebra.Join;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.SetOperation;
import java.util.ArrayList;
import java.util.List;

/** Says what a query does. */
public final class Explainer {

    private Explainer() {}

    /** One sentence a clause, in the order in which the database works. */
    public static List<String> explain(Query query) {
        return switch (query) {
            case Select select -> clauses(select);
            case SetOperation operation -> clauses(operation);
        };
    }

    /** The whole query in one sentence. */
    public static String sentence(Query query) {
        return "Show " + list(query) + ".";
    }

    /** What a query shows and of which rows, without how it gets there: "name of clubs, where city of clubs is Lyon". */
    public static String shown(Select select) {
        String shown = outputs(select, Phrases.over(select));
        return select.where().isEmpty() ? shown : shown + ", where " + conditions(select, select.where());
    }

    /** Predicates of a query: "city of clubs is Lyon and year of clubs is greater than 1990". */
    public static String conditions(Select select, List<Predicate> predicates) {
        return Phrases.list(predicates, Phrases.over(select)::predicate);
    }

    private static List<String> clauses(Select select) {
        Phrases phrases = Phrases.over(select);
        List<String> clauses = new ArrayList<>();
        clauses.add("Takes the rows of " + phrases.table(select.from().alias()) + ".");
        for (Join join : select.joins()) {
            String partner = phrases.table(join.table().alias());
            String owner = phrases.table(join.on().getFirst().left().alias());
            clauses.add(
                    switch (join.kind()) {
                        case INNER -> "Joins " + partner + " to " + owner + "; rows without a partner are left out.";
                        case LEFT -> "Joins " + partner + " to " + owner + "; rows without a partner are kept.";
                    });
        }
        for (Predicate predicate : select.where()) {
            clauses.add("Keeps rows where " + phrases.predicate(predicate) + ".");
        }
        if (!select.groupBy().isEmpty()) {
            clauses.add("Makes one group for each " + Phrases.list(select.groupBy(), phrases::expression) + ".");
        }
        for (Predicate predicate : select.having()) {
            clauses.add("Keeps groups where " + phrases.predicate(predicate) + ".");
        }
        clauses.add("Shows " + outputs(select, phrases) + (select.distinct() ? ", each combination once." : "."));
        if (!select.orderBy().isEmpty()) {
            clauses.add("Sorts by " + Phrases.list(select.orderBy(), phrases::sort) + ".");
        }
        if (select.offset() != null) {
            clauses.add("Leaves out the first " + Phrases.rows(select.offset()) + ".");
        }
        if (select.limit() != null) {
            String first = select.offset() == null ? "first " : "next ";
            clauses.add("Stops after the " + first + Phrases.rows(select.limit()) + ".");
        }
        return List.copyOf(clauses);
    }

    private static List<String> clauses(SetOperation operation) {
        List<String> clauses = new ArrayList<>();
        clauses.add("Makes a first list: " + list(operation.left()) + ".");
        clauses.add("Makes a second list: " + list(operation.right()) + ".");
        clauses.add(
                switch (operation.kind()) {
                    case UNION -> "Shows what is in either list, each row once.";
                    case UNION_ALL -> "Shows all rows of both lists.";
                    case INTERSECT -> "Shows what is in both lists, each row once.";
                    case EXCEPT -> "Shows what is in the first list and not in the second, each row once.";
                });
        if (!operation.orderBy().isEmpty()) {
            clauses.add("Sorts by " + Phrases.list(operation.orderBy(), key -> Nested.sort(operation, key)) + ".");
        }
        if (operation.limit() != null) {
            clauses.add("Stops after the first " + Phrases.rows(operation.limit()) + ".");
        }
        return List.copyOf(clauses);
    }

    private static String list(Query query) {
        return switch (query) {
            case Select select -> list(select);
            case SetOperation operation -> list(operation);
        };
    }

    private static String list(Select select) {
        Phrases phrases = Phrases.over(select);
        StringBuilder list = new StringBuilder(head(select, phrases));
        if (!select.where().isEmpty()) {
            list.append(", where ").append(Phrases.list(select.where(), phrases::predicate));
        }
        if (!select.groupBy().isEmpty()) {
            list.append(", for each ").append(Phrases.list(select.groupBy(), phrases::expression));
        }
        if (!select.having().isEmpty()) {
            list.append(", only where ").append(Phrases.list(select.having(), phrases::predicate));
        }
        if (!select.orderBy().isEmpty()) {
            list.append(", sorted by ").append(Phrases.list(select.orderBy(), phrases::sort));
        }
        String cut = Phrases.cut(select.limit(), select.offset());
        return cut.isEmpty() ? list.toString() : list.append(", ").append(cut).toString();
    }

    /** What is shown and of which tables. */
    private static String head(Select select, Phrases phrases) {
        String shown = outputs(select, phrases);
        String article = select.distinct() ? "the different " : shown.startsWith("the ") ? "" : "the ";
        String with = select.joins().isEmpty()
                ? ""
                : " with "
                        + Phrases.list(
                                select.joins(),
                                join -> phrases.table(join.table().alias()));
        return article + shown + " from " + phrases.table(select.from().alias()) + with;
    }

    private static String list(SetOperation operation) {
        String left = operand(operation.left());
        String right = right(operation);
        String both =
                switch (operation.kind()) {
                    case UNION, UNION_ALL -> left + "; together with " + operand(operation.right());
                    case INTERSECT -> left + "; only what is also found " + right;
                    case EXCEPT -> left + "; except what is found " + right;
                };
        String cut = Nested.cut(operation);
        String once = operation.kind() == SetOperation.Kind.UNION_ALL ? "" : "; each row once";
        return both + once + (cut.isEmpty() ? "" : ", " + cut);
    }

    /** Conditions alone where all else is as on the left. */
    private static String right(SetOperation operation) {
        if (operation.left() instanceof Select left
                && operation.right() instanceof Select right
                && !right.where().isEmpty()
                && right.groupBy().isEmpty()
                && right.limit() == null
                && right.offset() == null
                && head(left, Phrases.over(left)).equals(head(right, Phrases.over(right)))) {
            return "where " + Phrases.list(right.where(), Phrases.over(right)::predicate);
        }
        return "in " + operand(operation.right());
    }

    private static String operand(Query query) {
        return query instanceof SetOperation ? "(" + list(query) + ")" : list(query);
    }

    private static String outputs(Select select, Phrases phrases) {
        return Phrases.list(select.outputs().stream().map(Output::expression).toList(), phrases::expression);
    }
}
