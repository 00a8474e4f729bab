package dev.parley.tester.coverage;

import dev.parley.model.message.ClauseCoverage;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Trees;
import dev.parley.rewriter.clause.Usage;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.parser.Statement;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.FromItem;
import dev.parley.sql.tree.FromItem.Join;
import dev.parley.sql.tree.Node;
import dev.parley.sql.tree.Query;
import dev.parley.tester.probe.OutOfTimeException;
import dev.parley.tester.probe.ProbeRow;
import dev.parley.tester.probe.Probes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a statement again without each of its clauses: its joins, the conditions of WHERE and HAVING, DISTINCT, LIMIT. Two
 * results are told apart by the number of their rows and the sum of the rows' hashes, so that order does not count and no
 * row has to be brought.
 */
public final class Coverage {

    private static final int MOST_CLAUSES = 12;

    private final String sql;
    private final Block block;
    private final Query query;
    private final Probes probes;

    private Coverage(String sql, Block block, Query query, Probes probes) {
        this.sql = sql;
        this.block = block;
        this.query = query;
        this.probes = probes;
    }

    /** @param main the SELECT that makes the statement's rows */
    public static List<ClauseCoverage> of(Statement statement, Block main, Probes probes) {
        return new Coverage(statement.sql(), main, statement.query(), probes).clauses();
    }

    /**
     * A clause, and the statement without it.
     *
     * @param text null where there is no such statement
     */
    private record Variant(Span clause, String text) {}

    private List<ClauseCoverage> clauses() {
        List<Variant> variants = variants();
        if (variants.isEmpty()) {
            return List.of();
        }
        Optional<ProbeRow> original = print(query.span().of(sql));
        List<ClauseCoverage> clauses = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            Variant variant = variants.get(i);
            Boolean difference = original.isPresent() && i < MOST_CLAUSES ? differs(original.get(), variant) : null;
            clauses.add(new ClauseCoverage(
                    variant.clause().of(sql).replaceAll("\\s+", " "),
                    variant.clause().start() + 1,
                    difference));
        }
        return clauses;
    }

    private Boolean differs(ProbeRow original, Variant variant) {
        return Optional.ofNullable(variant.text())
                .flatMap(this::print)
                .map(found -> !found.values().equals(original.values()))
                .orElse(null);
    }

    /** Empty when it cannot be run, or not in time. */
    private Optional<ProbeRow> print(String text) {
        try {
            return probes.row(
                    "SELECT count(*), sum(hashtextextended(parley_rows::text, 0)) FROM (" + text + ") AS parley_rows");
        } catch (OutOfTimeException e) {
            return Optional.empty();
        }
    }

    private List<Variant> variants() {
        List<Variant> variants = new ArrayList<>();
        if (block.select().distinct()) {
            distinct().ifPresent(variants::add);
        }
        block.joins().forEach(join -> join(join).ifPresent(variants::add));
        conditions(block.select().where(), variants);
        conditions(block.select().having(), variants);
        if (query.limit() != null) {
            variants.add(
                    new Variant(query.limit().span(), replaced(query.limit().span(), "")));
        }
        return variants;
    }

    /** DISTINCT with its ON (…) stands between SELECT and the first output. */
    private Optional<Variant> distinct() {
        if (block.select().outputs().isEmpty()) {
            return Optional.empty();
        }
        int start = block.select().span().start() + "SELECT".length();
        int end = block.select().outputs().getFirst().span().start();
        String between = new Span(start, end).of(sql);
        int blanks = between.length() - between.stripLeading().length();
        Span clause = new Span(start + blanks, start + between.stripTrailing().length());
        return Optional.of(new Variant(clause, replaced(new Span(start, end), " ")));
    }

    /** Left out; where its columns may be needed, with its rows without a partner, or without them. */
    private Optional<Variant> join(Join join) {
        boolean parenthesised = join.span().start() != join.left().span().start();
        if (parenthesised) {
            return Optional.empty();
        }
        Span words = new Span(join.left().span().end(), join.right().span().start());
        Span clause = new Span(
                words.start() + blanks(new Span(words.start(), join.span().end()).of(sql)),
                join.span().end());
        if (!isNeeded(join)) {
            return Optional.of(new Variant(clause, replaced(clause, "")));
        }
        boolean hasOther = join.kind() != Join.Kind.CROSS && !join.natural();
        String other = join.kind() == Join.Kind.INNER ? " LEFT JOIN " : " JOIN ";
        return Optional.of(new Variant(clause, hasOther ? replaced(words, other) : null));
    }

    /** Whether something else than the join itself may read what it joins. */
    private boolean isNeeded(Join join) {
        List<Node> own = join.on() == null ? List.of(join.right()) : List.of(join.right(), join.on());
        List<FromItem> joined = join.right().all(FromItem.class);
        return block.relations().stream()
                .filter(relation -> joined.contains(relation.item()))
                .anyMatch(relation -> Usage.mayRead(query, relation, own));
    }

    private void conditions(Expression condition, List<Variant> variants) {
        for (Expression conjunct : Trees.conjuncts(condition)) {
            variants.add(new Variant(conjunct.span(), replaced(conjunct.span(), " TRUE ")));
        }
    }

    private static int blanks(String text) {
        return text.length() - text.stripLeading().length();
    }

    private String replaced(Span span, String text) {
        return new Span(query.span().start(), span.start()).of(sql)
                + text
                + new Span(span.end(), query.span().end()).of(sql);
    }
}
