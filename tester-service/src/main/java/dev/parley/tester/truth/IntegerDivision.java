package dev.parley.tester.truth;

import dev.parley.model.message.CheckLevel;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Trees;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Call;
import dev.parley.sql.tree.Expression.Literal;
import dev.parley.sql.tree.Expression.Operation;
import dev.parley.sql.tree.Node;
import dev.parley.tester.probe.ProbeRow;
import dev.parley.tester.probe.Probes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A whole number divided by a whole number loses what is behind the point. */
@ApplicationScoped
class IntegerDivision implements TruthTest {

    private static final int MOST_PROBES = 4;
    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

    @Override
    public String name() {
        return "integer_division";
    }

    @Override
    public List<Doubt> examine(Candidate candidate, Probes probes) {
        List<Doubt> doubts = new ArrayList<>();
        int probed = 0;
        for (Block block : candidate.alone()) {
            for (Place place : places(block)) {
                if (++probed <= MOST_PROBES) {
                    lost(block, place, probes).ifPresent(doubts::add);
                }
            }
        }
        return doubts;
    }

    /** @param grouped whether it is done once for a group, not once for a row */
    private record Place(Operation division, boolean grouped) {

        Expression dividend() {
            return division.operands().get(0);
        }

        Expression divisor() {
            return division.operands().get(1);
        }
    }

    private static List<Place> places(Block block) {
        List<Place> places = new ArrayList<>();
        Set<Node> steps = Collections.newSetFromMap(new IdentityHashMap<>());
        block.select().outputs().forEach(output -> collect(block, output, block.isAggregated(), steps, places));
        block.having().forEach(condition -> collect(block, condition, true, steps, places));
        block.where().forEach(condition -> collect(block, condition, false, steps, places));
        return places;
    }

    private static void collect(Block block, Node node, boolean grouped, Set<Node> steps, List<Place> places) {
        if (node instanceof dev.parley.sql.tree.Query) {
            return;
        }
        if (node instanceof Operation operation && operation.is("*")) {
            steps.addAll(roundings(block, operation));
        }
        boolean division = node instanceof Operation operation
                && operation.is("/")
                && operation.operands().size() == 2
                && !steps.contains(operation)
                && !Trees.hasQuery(operation)
                && operation.operands().stream().noneMatch(IntegerDivision::isFraction)
                && !Trees.all(operation, Expression.Column.class).isEmpty() | Trees.hasAggregate(operation);
        if (division) {
            places.add(new Place((Operation) node, grouped));
        }
        boolean inside = grouped && !(node instanceof Call call && Trees.isAggregate(call));
        node.children().forEach(child -> collect(block, child, inside, steps, places));
    }

    /** {@code year / 10 * 10} wants the whole decade. */
    private static List<Node> roundings(Block block, Operation product) {
        List<Node> found = new ArrayList<>();
        for (Expression side : product.operands()) {
            Expression other = product.operands().get(0) == side
                    ? product.operands().get(1)
                    : product.operands().get(0);
            if (side instanceof Operation division
                    && division.is("/")
                    && division.operands().size() == 2
                    && block.text(division.operands().get(1)).equals(block.text(other))) {
                found.add(division);
            }
        }
        return found;
    }

    private static boolean isFraction(Expression side) {
        return side instanceof Literal literal
                && (literal.kind() != Literal.Kind.NUMBER || !literal.value().matches("\\d+"));
    }

    private Optional<Doubt> lost(Block block, Place place, Probes probes) {
        String dividend = "(" + block.text(place.dividend()) + ")";
        String divisor = "(" + block.text(place.divisor()) + ")";
        Optional<String> groups = place.grouped() ? groups(block) : Optional.of("");
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        String types = block.rows("pg_typeof(%s)::text, pg_typeof(%s)::text".formatted(dividend, divisor));
        Optional<ProbeRow> type = probes.row(block.statement(types + groups.get() + " LIMIT 1"));
        boolean whole = type.isPresent()
                && INTEGERS.contains(String.valueOf(type.get().text(0)))
                && INTEGERS.contains(String.valueOf(type.get().text(1)));
        if (!whole) {
            return Optional.empty();
        }
        String rests = block.rows(
                        "%1$s %% nullif(%2$s, 0) AS rest, %1$s::numeric / nullif(%2$s, 0) AS exact, %1$s / nullif(%2$s, 0) AS cut"
                                .formatted(dividend, divisor))
                + groups.get();
        Optional<ProbeRow> row = probes.row(block.statement("SELECT count(*) FILTER (WHERE rest <> 0), count(*),"
                + " (array_agg(round(exact, 2)::text) FILTER (WHERE rest <> 0))[1],"
                + " (array_agg(cut::text) FILTER (WHERE rest <> 0))[1] FROM (" + rests + ") AS parley_rests"));
        if (row.isEmpty() || row.get().number(0) == 0) {
            return Optional.empty();
        }
        boolean share = Trees.hasAggregate(place.dividend()) && Trees.hasAggregate(place.divisor());
        return Optional.of(new Doubt(
                name(),
                share ? CheckLevel.FAILURE : CheckLevel.WARNING,
                "%s divides whole numbers and drops what is behind the point, in %s of %s: %s in place of %s"
                        .formatted(
                                block.text(place.division()),
                                Words.number(row.get().number(0)),
                                place.grouped()
                                        ? Words.counted(row.get().number(1), "result", "results")
                                        : Words.rows(row.get().number(1)),
                                row.get().text(3),
                                row.get().text(2)),
                "Write " + dividend + "::numeric / " + divisor,
                place.division().span()));
    }

    private static Optional<String> groups(Block block) {
        String having = block.having().isEmpty() ? "" : " HAVING " + block.all(block.having());
        return block.groupKeys().map(keys -> block.groupBy(keys) + having);
    }
}
