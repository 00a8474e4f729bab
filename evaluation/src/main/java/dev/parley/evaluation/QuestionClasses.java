package dev.parley.evaluation;

import dev.parley.evaluation.SqlTokens.Kind;
import dev.parley.evaluation.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a question asks for, by the parts of its right SQL. */
final class QuestionClasses {

    private static final Set<String> SET_OPERATIONS = Set.of("union", "intersect", "except");
    private static final Set<String> AGGREGATES = Set.of("count", "sum", "avg", "min", "max");
    private static final Set<String> LIKES = Set.of("like", "ilike");

    /** All there are, in the order to show them. */
    static final List<String> ALL = List.of(
            "no join",
            "1 join",
            "2 joins",
            "3+ joins",
            "aggregate",
            "grouping",
            "having",
            "ordering",
            "limit",
            "nesting",
            "set operation",
            "text value",
            "like",
            "distinct");

    private QuestionClasses() {}

    /** Joins are counted in all blocks together; the parts of a set operation are no nesting. */
    static List<String> of(String sql) {
        List<Token> tokens = SqlTokens.of(sql);
        List<String> classes = new ArrayList<>();
        int joins = joins(tokens);
        classes.add(joins == 0 ? "no join" : joins == 1 ? "1 join" : joins == 2 ? "2 joins" : "3+ joins");
        add(classes, "aggregate", callsAggregate(tokens));
        add(classes, "grouping", follows(tokens, "group", "by"));
        add(classes, "having", has(tokens, Set.of("having")));
        add(classes, "ordering", follows(tokens, "order", "by"));
        add(classes, "limit", has(tokens, Set.of("limit", "fetch")));
        add(classes, "nesting", nests(tokens));
        add(classes, "set operation", has(tokens, SET_OPERATIONS));
        add(classes, "text value", tokens.stream().anyMatch(token -> token.kind() == Kind.TEXT));
        add(classes, "like", has(tokens, LIKES));
        add(classes, "distinct", has(tokens, Set.of("distinct")));
        return classes;
    }

    /** Whether the statement itself, and not a part of it, says in which order its rows come. */
    static boolean isOrdered(String sql) {
        List<Token> tokens =
                SqlTokens.of(sql).stream().filter(token -> token.depth() == 0).toList();
        return follows(tokens, "order", "by");
    }

    private static void add(List<String> classes, String name, boolean applies) {
        if (applies) {
            classes.add(name);
        }
    }

    private static boolean has(List<Token> tokens, Set<String> words) {
        return tokens.stream().anyMatch(token -> token.kind() == Kind.WORD && words.contains(token.text()));
    }

    private static boolean follows(List<Token> tokens, String first, String second) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is(first) && tokens.get(i + 1).is(second)) {
                return true;
            }
        }
        return false;
    }

    private static boolean callsAggregate(List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.WORD
                    && AGGREGATES.contains(tokens.get(i).text())
                    && tokens.get(i + 1).is("(")) {
                return true;
            }
        }
        return false;
    }

    /** JOIN, and the commas of FROM. */
    private static int joins(List<Token> tokens) {
        int joins = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("join")) {
                joins++;
            } else if (tokens.get(i).is("from")) {
                joins += commas(tokens, i);
            }
        }
        return joins;
    }

    private static int commas(List<Token> tokens, int from) {
        int depth = tokens.get(from).depth();
        int commas = 0;
        for (int i = from + 1; i < tokens.size() && tokens.get(i).depth() >= depth; i++) {
            Token token = tokens.get(i);
            if (token.depth() == depth) {
                if (token.kind() == Kind.WORD && ENDS_FROM.contains(token.text())) {
                    break;
                }
                commas += token.is(",") ? 1 : 0;
            }
        }
        return commas;
    }

    private static final Set<String> ENDS_FROM = Set.of(
            "where", "group", "having", "order", "limit", "union", "intersect", "except", "fetch", "offset", "select");

    /** A SELECT in parentheses; where all of a set operation's part stands in them, that is none. */
    private static boolean nests(List<Token> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("select") && token.depth() > 0 && i > 1 && !partOfSetOperation(tokens, i - 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean partOfSetOperation(List<Token> tokens, int parenthesis) {
        if (parenthesis == 0) {
            return true;
        }
        Token before = tokens.get(parenthesis - 1);
        return before.kind() == Kind.WORD
                && (SET_OPERATIONS.contains(before.text()) || before.is("all"))
                && tokens.get(parenthesis).depth() == 0;
    }
}
