package dev.parley.tester.truth;

import dev.parley.model.message.CheckLevel;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Link;
import dev.parley.rewriter.clause.Relation;
import dev.parley.rewriter.clause.Trees;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Call;
import dev.parley.tester.probe.Probes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A join repeats the rows of one table, and an aggregate counts each of the repetitions. */
@ApplicationScoped
class RowsMultiplied implements TruthTest {

    private static final int MOST_PROBES = 6;
    private static final Set<String> COUNTING = Set.of("sum", "avg", "count");

    @Override
    public String name() {
        return "rows_multiplied";
    }

    @Override
    public List<Doubt> examine(Candidate candidate, Probes probes) {
        List<Doubt> doubts = new ArrayList<>();
        candidate.reading().stream()
                .filter(block -> block.relations().size() > 1)
                .forEach(block -> doubts.addAll(of(block, probes)));
        return doubts;
    }

    /** How often the rows of a table stand in the joined rows, within each group; and how many rows that are. */
    private record Repetition(long times, long rows) {

        boolean repeats() {
            return times > rows;
        }
    }

    private List<Doubt> of(Block block, Probes probes) {
        Optional<List<Expression>> keys = block.groupKeys();
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<Relation, Optional<Repetition>> known = new HashMap<>();
        Set<Set<Relation>> told = new HashSet<>();
        List<Doubt> doubts = new ArrayList<>();
        List<Call> calls = new ArrayList<>();
        block.select().outputs().forEach(output -> calls.addAll(Trees.all(output, Call.class)));
        if (block.select().having() != null) {
            calls.addAll(Trees.all(block.select().having(), Call.class));
        }
        for (Call call : calls) {
            Set<Relation> read = counted(block, call);
            if (read.isEmpty() || !told.add(read)) {
                continue;
            }
            boolean all = true;
            for (Relation relation : read) {
                if (!known.containsKey(relation)) {
                    known.put(
                            relation,
                            known.size() < MOST_PROBES
                                    ? repetition(block, relation, keys.get(), probes)
                                    : Optional.empty());
                }
                all &= known.get(relation).map(Repetition::repeats).orElse(false);
            }
            if (all) {
                Relation relation = read.iterator().next();
                doubts.add(doubt(block, call, relation, known.get(relation).get()));
            }
        }
        return doubts;
    }

    /** The tables whose columns it counts; empty when repetitions do it no harm, or when they are not certain. */
    private static Set<Relation> counted(Block block, Call call) {
        boolean counting = call.over() == null
                && COUNTING.contains(call.name().last())
                && !call.distinct()
                && !call.star()
                && call.arguments().size() == 1;
        return counting ? block.relationsIn(call.arguments().getFirst()).orElse(Set.of()) : Set.of();
    }

    private static Optional<Repetition> repetition(
            Block block, Relation relation, List<Expression> keys, Probes probes) {
        if (relation.identity().isEmpty() || finds(block, relation)) {
            return Optional.empty();
        }
        String identity = relation.identity().get();
        String present = relation.presence().get();
        String groups =
                block.rows("count(*) AS times, count(DISTINCT " + identity + ") AS rows", block.where(), present)
                        + block.groupBy(keys);
        return probes.row(
                        block.statement("SELECT coalesce(sum(times), 0)::bigint, coalesce(sum(rows), 0)::bigint FROM ("
                                + groups + ") AS parley_groups"))
                .map(row -> new Repetition(row.number(0), row.number(1)));
    }

    /** Whether each of its rows finds at most one row of each other table, by keys, so that none can be repeated. */
    private static boolean finds(Block block, Relation relation) {
        Set<Relation> found = new HashSet<>(Set.of(relation));
        boolean more = true;
        while (more) {
            more = false;
            for (Link link : block.links()) {
                more |= found.contains(link.child()) && found.add(link.parent());
            }
        }
        return found.size() == block.relations().size();
    }

    private Doubt doubt(Block block, Call call, Relation relation, Repetition repetition) {
        String table = RowsLost.called(relation);
        List<String> others = block.links().stream()
                .filter(link -> link.parent().equals(relation))
                .map(link -> RowsLost.called(link.child()))
                .distinct()
                .toList();
        String by = others.isEmpty()
                ? "the join"
                : "the join with " + others.stream().collect(Collectors.joining(" and "));
        String text = block.text(call);
        String argument = block.text(call.arguments().getFirst());
        String suggestion = call.name().last().equals("count")
                ? "Write count(DISTINCT " + argument + "), or EXISTS in place of the join"
                : "Put " + text + " into a query of " + table
                        + " without the join, or join to one row each (EXISTS, or a query with GROUP BY)";
        return new Doubt(
                name(),
                CheckLevel.FAILURE,
                "%s counts rows of %s more than once: %s stand in %s, because %s repeats them"
                        .formatted(text, table, Words.rows(repetition.rows()), Words.number(repetition.times()), by),
                suggestion,
                call.span());
    }
}
