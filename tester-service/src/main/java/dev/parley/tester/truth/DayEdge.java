package dev.parley.tester.truth;

import dev.parley.model.message.CheckLevel;
import dev.parley.rewriter.clause.Block;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Cast;
import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.Expression.Literal;
import dev.parley.sql.tree.Expression.Operation;
import dev.parley.tester.probe.ProbeRow;
import dev.parley.tester.probe.Probes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Moments compared with days. A day starts at another moment in each time zone, so rows near its edge may belong to the day
 * before or after; and "up to the 31st", said with a day, ends when the 31st begins.
 */
@ApplicationScoped
class DayEdge implements TruthTest {

    private static final int MOST_PROBES = 4;
    private static final Pattern MIDNIGHT = Pattern.compile("\\s*\\d{4}-\\d{2}-\\d{2}([ T]00:00(:00(\\.0+)?)?)?\\s*");
    private static final Set<String> DAYS = Set.of("current_date");
    private static final Map<String, String> TURNED = Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=", "=", "=");

    @Override
    public String name() {
        return "day_edge";
    }

    @Override
    public List<Doubt> examine(Candidate candidate, Probes probes) {
        List<Doubt> doubts = new ArrayList<>();
        int probed = 0;
        for (Block block : candidate.reading()) {
            for (Expression condition : block.where()) {
                for (Edge edge : edges(block, condition)) {
                    if (++probed <= MOST_PROBES) {
                        endCutOff(block, edge, probes)
                                .or(() -> otherZone(block, edge, probes))
                                .ifPresent(doubts::add);
                    }
                }
            }
        }
        return doubts;
    }

    /**
     * @param operator with the column on its left
     * @param zoned whether the column is a moment in time, the same everywhere
     */
    private record Edge(
            Expression condition, Expression.Column column, String operator, Expression day, boolean zoned) {}

    private static List<Edge> edges(Block block, Expression condition) {
        if (!(condition instanceof Operation operation)) {
            return List.of();
        }
        List<Expression> sides = operation.operands();
        if (operation.is("BETWEEN") && sides.size() == 3) {
            List<Edge> edges = new ArrayList<>();
            edge(block, condition, sides.get(0), ">=", sides.get(1)).ifPresent(edges::add);
            edge(block, condition, sides.get(0), "<=", sides.get(2)).ifPresent(edges::add);
            return edges;
        }
        if (operation.operator().parts().size() != 1 || sides.size() != 2) {
            return List.of();
        }
        String operator = operation.operator().last();
        String turned = TURNED.get(operator);
        if (turned == null) {
            return List.of();
        }
        return edge(block, condition, sides.get(0), operator, sides.get(1))
                .or(() -> edge(block, condition, sides.get(1), turned, sides.get(0)))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<Edge> edge(
            Block block, Expression condition, Expression left, String operator, Expression day) {
        if (!(left instanceof Column column) || column.star() || !isDay(day)) {
            return Optional.empty();
        }
        return block.relationOf(column)
                .flatMap(relation -> relation.column(column.name().last()))
                .map(dev.parley.model.schema.Column::type)
                .filter(type -> type.startsWith("timestamp"))
                .map(type -> new Edge(condition, column, operator, day, type.endsWith("with time zone")));
    }

    /** A date, or a moment at midnight that names no zone. */
    private static boolean isDay(Expression value) {
        return switch (value) {
            case Literal literal ->
                literal.kind() == Literal.Kind.STRING
                        && MIDNIGHT.matcher(literal.value()).matches();
            case Cast cast ->
                Set.of("date", "timestamp", "timestamptz")
                                .contains(cast.type().name().last())
                        && isDay(cast.value());
            case Expression.Call call -> DAYS.contains(call.name().last());
            default -> false;
        };
    }

    /** {@code <= day} where a moment is compared: the rows of that day after midnight. */
    private Optional<Doubt> endCutOff(Block block, Edge edge, Probes probes) {
        boolean upTo = edge.operator().equals("<=") || edge.operator().equals("=");
        if (!upTo) {
            return Optional.empty();
        }
        String column = block.text(edge.column());
        String day = "(" + block.text(edge.day()) + ")::date";
        String later = "%1$s > %2$s AND %1$s < %2$s + 1".formatted(column, day);
        String exact = "%1$s = %2$s".formatted(column, day);
        List<Expression> others = new ArrayList<>(block.without(edge.condition()));
        Optional<ProbeRow> row = probes.row(block.statement(block.rows(
                "count(*) FILTER (WHERE %s), count(*) FILTER (WHERE %s), max(%s)::text".formatted(later, exact, day),
                others,
                "")));
        long late = row.map(found -> found.number(0)).orElse(0L);
        if (late == 0 || late <= row.get().number(1)) {
            return Optional.empty(); // a column of days, kept as moments
        }
        return Optional.of(doubt(
                edge,
                "%s of %s %s after midnight, and %s leaves them out"
                        .formatted(
                                Words.rows(late),
                                row.get().text(2),
                                late == 1 ? "is" : "are",
                                Words.clause(block.text(edge.condition()))),
                "To have the whole day, write " + column
                        + (edge.operator().equals("=") ? " >= " + day + " AND " + column : "") + " < " + day + " + 1"));
    }

    /** Rows that would be on the other side of the edge if days began when they begin in UTC. */
    private Optional<Doubt> otherZone(Block block, Edge edge, Probes probes) {
        if (!edge.zoned()) {
            return Optional.empty();
        }
        String column = block.text(edge.column());
        String day = "(" + block.text(edge.day()) + ")::timestamp";
        String here = column + " " + edge.operator() + " " + day + "::timestamptz";
        String there = column + " " + edge.operator() + " (" + day + " AT TIME ZONE 'UTC')";
        Optional<ProbeRow> row = probes.row(block.statement(block.rows(
                "count(*) FILTER (WHERE (%s) <> (%s)), current_setting('TimeZone')".formatted(here, there),
                block.without(edge.condition()),
                "")));
        long moved = row.map(found -> found.number(0)).orElse(0L);
        return moved == 0
                ? Optional.empty()
                : Optional.of(doubt(
                        edge,
                        "%s near the edge of %s: the day begins at midnight in %s here, in UTC %s on the other side"
                                .formatted(
                                        Words.counted(moved, "row is", "rows are"),
                                        Words.clause(block.text(edge.condition())),
                                        row.get().text(1),
                                        moved == 1 ? "it would be" : "they would be"),
                        "Name the zone that is meant: (TIMESTAMP '…' AT TIME ZONE 'Europe/Berlin')"));
    }

    private Doubt doubt(Edge edge, String message, String suggestion) {
        return new Doubt(
                name(),
                CheckLevel.WARNING,
                message,
                suggestion,
                edge.condition().span());
    }
}
