package dev.parley.engine.explanation;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Join;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Says what a query does. */
public final class Explainer {

    private Explainer() {}

    /** One sentence a clause, in the order in which the database works. */
    public static List<String> explain(Query query) {
        return switch (query) {
            case Select select -> clauses(select);
        };
    }

    /** The whole query in one sentence. */
    public static String sentence(Query query) {
        return switch (query) {
            case Select select -> sentence(select);
        };
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
            clauses.add("Makes one group for each " + expressions(select.groupBy(), phrases) + ".");
        }
        for (Predicate predicate : select.having()) {
            clauses.add("Keeps groups where " + phrases.predicate(predicate) + ".");
        }
        clauses.add("Shows " + outputs(select, phrases) + (select.distinct() ? ", each combination once." : "."));
        if (!select.orderBy().isEmpty()) {
            clauses.add("Sorts by " + list(select.orderBy(), ordering -> sort(ordering, phrases)) + ".");
        }
        if (select.limit() != null) {
            clauses.add("Stops after the first " + rows(select.limit()) + ".");
        }
        return List.copyOf(clauses);
    }

    private static String sentence(Select select) {
        Phrases phrases = Phrases.over(select);
        StringBuilder sentence = new StringBuilder("Show ");
        sentence.append(select.distinct() ? "the different " : "the ").append(outputs(select, phrases));
        sentence.append(" from ").append(phrases.table(select.from().alias()));
        if (!select.joins().isEmpty()) {
            sentence.append(" with ")
                    .append(list(
                            select.joins(), join -> phrases.table(join.table().alias())));
        }
        if (!select.where().isEmpty()) {
            sentence.append(", where ").append(list(select.where(), phrases::predicate));
        }
        if (!select.groupBy().isEmpty()) {
            sentence.append(", for each ").append(expressions(select.groupBy(), phrases));
        }
        if (!select.having().isEmpty()) {
            sentence.append(", only where ").append(list(select.having(), phrases::predicate));
        }
        if (!select.orderBy().isEmpty()) {
            sentence.append(", sorted by ").append(list(select.orderBy(), ordering -> sort(ordering, phrases)));
        }
        if (select.limit() != null) {
            sentence.append(", only the first ").append(rows(select.limit()));
        }
        return sentence.append('.').toString();
    }

    private static String rows(int limit) {
        return limit == 1 ? "row" : limit + " rows";
    }

    private static String sort(Ordering ordering, Phrases phrases) {
        String key = phrases.expression(ordering.expression());
        boolean time = ordering.expression().family().isTemporal();
        return switch (ordering.direction()) {
            case ASCENDING -> key + (time ? " (earliest first)" : " (smallest first)");
            case DESCENDING -> key + (time ? " (latest first)" : " (greatest first)");
        };
    }

    private static String outputs(Select select, Phrases phrases) {
        return list(select.outputs().stream().map(Output::expression).toList(), phrases::expression);
    }

    private static String expressions(List<Expression> expressions, Phrases phrases) {
        return list(expressions, phrases::expression);
    }

    private static <T> String list(List<T> items, Function<T, String> words) {
        List<String> phrases = items.stream().map(words).toList();
        return phrases.size() == 1
                ? phrases.getFirst()
                : String.join(", ", phrases.subList(0, phrases.size() - 1)) + " and " + phrases.getLast();
    }
}
