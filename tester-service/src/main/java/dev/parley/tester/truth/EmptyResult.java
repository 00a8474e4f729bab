package dev.parley.tester.truth;

import dev.parley.model.message.CheckLevel;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Trees;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Literal;
import dev.parley.sql.tree.Expression.Operation;
import dev.parley.sql.tree.Expression.Subquery;
import dev.parley.sql.tree.FromItem.Join;
import dev.parley.sql.tree.Node;
import dev.parley.tester.probe.ProbeRow;
import dev.parley.tester.probe.Probes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** No rows, or nothing counted: which condition or join is the reason, and what it may have meant. */
@ApplicationScoped
class EmptyResult implements TruthTest {

    private static final int MOST_PROBES = 8;
    /** Rows beyond that are not counted. */
    private static final int MOST_COUNTED = 1_000;

    @Override
    public String name() {
        return "empty_result";
    }

    @Override
    public List<Doubt> examine(Candidate candidate, Probes probes) {
        Optional<Block> main = candidate.main();
        if (main.isEmpty() || !looksEmpty(candidate, main.get())) {
            return List.of();
        }
        Block block = main.get();
        boolean counted = !candidate.results().rows().isEmpty();
        boolean hasRows = exists(block, block.from(), block.where(), probes);
        if (hasRows) {
            return counted ? List.of() : afterWhere(block);
        }
        return reasons(block, counted, probes);
    }

    /** No rows, or one row of an aggregate without groups that counts nothing. */
    private static boolean looksEmpty(Candidate candidate, Block block) {
        List<List<Object>> rows = candidate.results().rows();
        if (rows.isEmpty()) {
            return !candidate.results().truncated();
        }
        boolean total = block.isAggregated() && block.select().groupBy().isEmpty();
        return total
                && rows.size() == 1
                && rows.getFirst().stream()
                        .allMatch(value ->
                                value == null || (value instanceof Number number && number.doubleValue() == 0));
    }

    private static boolean exists(Block block, String from, List<Expression> conditions, Probes probes) {
        return probes.row(block.statement("SELECT EXISTS (" + block.rows("1", from, conditions, "") + ")"))
                .map(row -> row.truth(0))
                .orElse(true);
    }

    private List<Doubt> afterWhere(Block block) {
        if (block.select().having() != null) {
            return List.of(doubt(
                    CheckLevel.WARNING,
                    "There are rows, but no group of them meets "
                            + clause(block, block.select().having()),
                    "Lower what HAVING asks for, or leave it out",
                    block.select().having().span()));
        }
        boolean skipped = block.query().limit() != null;
        return skipped
                ? List.of(doubt(
                        CheckLevel.WARNING,
                        "There are rows, but " + clause(block, block.query().limit()) + " brings none of them",
                        "Take a smaller OFFSET, or a LIMIT of at least 1",
                        block.query().limit().span()))
                : List.of();
    }

    private List<Doubt> reasons(Block block, boolean counted, Probes probes) {
        List<Expression> suspects = block.where().stream().limit(MOST_PROBES).toList();
        List<Doubt> doubts = new ArrayList<>();
        for (Expression suspect : suspects) {
            if (exists(block, block.from(), block.without(suspect), probes)) {
                doubts.add(reason(block, suspect, counted, probes));
            }
        }
        for (Join join :
                block.joins().stream().limit(MOST_PROBES - suspects.size()).toList()) {
            boolean inner = join.kind() == Join.Kind.INNER && !join.natural();
            if (inner && exists(block, block.from(join, "LEFT JOIN"), block.where(), probes)) {
                doubts.add(joinReason(block, join));
            }
        }
        if (doubts.isEmpty() && suspects.size() > 1) {
            for (Expression suspect : suspects) {
                if (!exists(block, block.from(), List.of(suspect), probes)) {
                    doubts.add(reason(block, suspect, counted, probes));
                }
            }
        }
        boolean together = doubts.size() > 1 && doubts.stream().allMatch(doubt -> doubt.level() == CheckLevel.NOTE);
        return together ? doubts.subList(0, 1) : doubts;
    }

    private Doubt joinReason(Block block, Join join) {
        String condition =
                join.on() == null ? "USING (" + String.join(", ", join.using()) + ")" : block.text(join.on());
        return doubt(
                CheckLevel.WARNING,
                "No row of one side of the join " + Words.clause(condition) + " has a partner on the other side",
                "Check which columns belong together, or keep rows without a partner by LEFT JOIN",
                join.on() == null ? join.span() : join.on().span());
    }

    private Doubt reason(Block block, Expression condition, boolean counted, Probes probes) {
        String nothing = counted ? "Nothing was counted" : "No rows";
        if (comparesWithNull(condition)) {
            return doubt(
                    CheckLevel.WARNING,
                    nothing + ": " + clause(block, condition) + " is never true, nothing equals NULL",
                    "Write IS NULL or IS NOT NULL",
                    condition.span());
        }
        Optional<ValueTest> test = ValueTest.of(condition).filter(found -> !found.negated());
        Optional<StoredTexts> stored = test.flatMap(found -> StoredTexts.of(block, found, probes));
        if (stored.isPresent()) {
            List<String> missing = test.get().values().stream()
                    .filter(value -> !stored.get().has(value))
                    .toList();
            if (!missing.isEmpty()
                    && (stored.get().complete()
                            || missing.size() == test.get().values().size())) {
                return missing(block, condition, nothing, test.get(), missing, stored.get(), probes);
            }
        }
        boolean alone = block.where().size() == 1
                || !probes.row(block.statement("SELECT EXISTS (" + block.rows("1", List.of(condition), "") + ")"))
                        .map(row -> row.truth(0))
                        .orElse(true);
        CheckLevel level = counted || asksForNone(condition) ? CheckLevel.NOTE : CheckLevel.WARNING;
        return alone
                ? doubt(
                        level,
                        nothing + ": no " + (block.relations().size() > 1 ? "joined row" : "row") + " meets "
                                + clause(block, condition) + extent(block, condition, probes)
                                + otherwise(block, condition, probes),
                        "Widen this condition, or leave it out",
                        condition.span())
                : doubt(
                        level,
                        nothing + ": rows meet " + clause(block, condition)
                                + ", but none of them meets the other conditions too"
                                + otherwise(block, condition, probes),
                        "Leave out one of the conditions",
                        condition.span());
    }

    private Doubt missing(
            Block block,
            Expression condition,
            String nothing,
            ValueTest test,
            List<String> missing,
            StoredTexts stored,
            Probes probes) {
        List<String> near = missing.stream()
                .flatMap(value -> stored.near(value).stream())
                .distinct()
                .limit(3)
                .toList();
        String column = test.column().name().last();
        return doubt(
                CheckLevel.WARNING,
                nothing + ": no row has the " + column + " " + Words.values(missing)
                        + (near.isEmpty() ? "" : "; near to it: " + Words.values(near))
                        + otherwise(block, condition, probes),
                near.isEmpty()
                        ? "Take a value that is stored in " + block.text(test.column())
                        : "Write " + Words.values(near.subList(0, 1)) + " in " + clause(block, condition),
                condition.span());
    }

    /** How many rows there are without a condition: that they are there, and that it is this that removed them. */
    private static String otherwise(Block block, Expression condition, Probes probes) {
        String rows = block.rows("1", block.without(condition), "");
        long count = probes.row(block.statement(
                        "SELECT count(*) FROM (" + rows + " LIMIT " + (MOST_COUNTED + 1) + ") AS parley_rows"))
                .map(row -> row.number(0))
                .orElse(0L);
        if (count == 0) {
            return "";
        }
        return "; without that condition there "
                + (count == 1
                        ? "is 1 row"
                        : "are " + (count > MOST_COUNTED ? "more than " + MOST_COUNTED : count) + " rows");
    }

    /** From where to where the values of a column go that is compared by order. */
    private static String extent(Block block, Expression condition, Probes probes) {
        boolean ordered = condition instanceof Operation operation
                && (operation.is("<")
                        || operation.is("<=")
                        || operation.is(">")
                        || operation.is(">=")
                        || operation.is("BETWEEN"))
                && !Trees.hasQuery(condition);
        List<Expression.Column> columns = Trees.all(condition, Expression.Column.class);
        if (!ordered || columns.size() != 1) {
            return "";
        }
        String column = block.text(columns.getFirst());
        Optional<ProbeRow> row = probes.row(block.statement(
                block.rows("min(%1$s)::text, max(%1$s)::text".formatted(column), block.without(condition), "")));
        return row.filter(found -> found.text(0) != null)
                .map(found -> "; " + column + " goes from " + found.text(0) + " to " + found.text(1))
                .orElse("");
    }

    private static boolean comparesWithNull(Expression condition) {
        return condition instanceof Operation operation
                && (operation.is("=") || operation.is("<>"))
                && operation.operands().stream()
                        .anyMatch(side -> side instanceof Literal literal && literal.kind() == Literal.Kind.NULL);
    }

    /** "Those without any": that there are none is an honest answer. */
    private static boolean asksForNone(Expression condition) {
        return condition instanceof Operation operation
                && (operation.is("IS NULL") || operation.is("NOT") || operation.is("NOT IN"))
                && (operation.is("IS NULL")
                        || !Trees.all(condition, Subquery.class).isEmpty());
    }

    private static String clause(Block block, Node node) {
        return Words.clause(block.text(node));
    }

    private Doubt doubt(CheckLevel level, String message, String suggestion, Span span) {
        return new Doubt(name(), level, message, suggestion, span);
    }
}
