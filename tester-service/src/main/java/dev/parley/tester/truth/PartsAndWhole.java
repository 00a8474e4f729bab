package dev.parley.tester.truth;

import dev.parley.model.message.CheckLevel;
import dev.parley.rewriter.clause.Block;
import dev.parley.sql.tree.Expression.Call;
import dev.parley.sql.tree.Item;
import dev.parley.tester.probe.ProbeRow;
import dev.parley.tester.probe.Probes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * The same answer reached in another way: what is counted in groups adds up to the whole, and a filter never adds rows.
 * When it does not hold, the data changed meanwhile, or something between here and the database is wrong.
 */
@ApplicationScoped
class PartsAndWhole implements TruthTest {

    @Override
    public String name() {
        return "parts_and_whole";
    }

    @Override
    public List<Doubt> examine(Candidate candidate, Probes probes) {
        Optional<Block> main = candidate.main();
        boolean complete = main.isPresent()
                && !candidate.results().truncated()
                && candidate.statement().query().limit() == null
                && main.get().select().having() == null;
        if (!complete) {
            return List.of();
        }
        Block block = main.get();
        int counted = counted(block);
        if (counted >= 0) {
            return sum(candidate, block, counted, probes).stream().toList();
        }
        boolean plain = !block.isAggregated()
                && !block.select().distinct()
                && !block.where().isEmpty()
                && block.select().outputs().stream()
                        .allMatch(output -> dev.parley.rewriter.clause.Trees.all(output, Call.class).stream()
                                .noneMatch(call -> call.name().last().equals("generate_series")
                                        || call.name().last().startsWith("unnest")));
        return plain ? whole(candidate, block, probes).stream().toList() : List.of();
    }

    /** The output that is {@code count(*)} of groups; -1 when there is none. */
    private static int counted(Block block) {
        List<Item.Output> outputs = block.select().outputs();
        boolean groups = !block.select().groupBy().isEmpty()
                && block.groupKeys().isPresent()
                && !block.select().distinct();
        for (int i = 0; groups && i < outputs.size(); i++) {
            boolean all = outputs.get(i).value() instanceof Call call
                    && call.star()
                    && call.name().last().equals("count")
                    && call.filter() == null
                    && call.over() == null;
            if (all) {
                return i;
            }
        }
        return -1;
    }

    private Optional<Doubt> sum(Candidate candidate, Block block, int column, Probes probes) {
        if (candidate.results().columns().size() != block.select().outputs().size()) {
            return Optional.empty(); // a star among the outputs
        }
        long parts = candidate.results().rows().stream()
                .mapToLong(row -> row.get(column) instanceof Number number ? number.longValue() : 0)
                .sum();
        Optional<ProbeRow> row = probes.row(block.statement(block.rows("count(*)")));
        boolean differs = row.isPresent() && row.get().number(0) != parts;
        return differs
                ? Optional.of(new Doubt(
                        name(),
                        CheckLevel.WARNING,
                        "The groups have %s together, all rows are %s"
                                .formatted(
                                        Words.rows(parts),
                                        Words.number(row.get().number(0))),
                        "Ask again: the data may have changed meanwhile",
                        block.select().groupBy().getFirst().span()))
                : Optional.empty();
    }

    private Optional<Doubt> whole(Candidate candidate, Block block, Probes probes) {
        int rows = candidate.results().rows().size();
        String enough = block.rows("1", List.of(), "") + " LIMIT " + rows;
        Optional<ProbeRow> row = probes.row(block.statement("SELECT count(*) FROM (" + enough + ") AS parley_rows"));
        boolean fewer = row.isPresent() && row.get().number(0) < rows;
        return fewer
                ? Optional.of(new Doubt(
                        name(),
                        CheckLevel.WARNING,
                        "There are %s with the conditions, but only %s without them"
                                .formatted(
                                        Words.rows(rows), Words.number(row.get().number(0))),
                        "Ask again: the data may have changed meanwhile",
                        block.select().span()))
                : Optional.empty();
    }
}
