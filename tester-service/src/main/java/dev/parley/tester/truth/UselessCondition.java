package dev.parley.tester.truth;

import dev.parley.model.message.CheckLevel;
import dev.parley.rewriter.clause.Block;
import dev.parley.sql.tree.Expression;
import dev.parley.tester.probe.ProbeRow;
import dev.parley.tester.probe.Probes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A condition that removes nothing: often honest, but not when it is meant to leave out a value that is not stored. */
@ApplicationScoped
class UselessCondition implements TruthTest {

    private static final int MOST_PROBES = 6;

    @Override
    public String name() {
        return "useless_condition";
    }

    @Override
    public List<Doubt> examine(Candidate candidate, Probes probes) {
        List<Doubt> doubts = new ArrayList<>();
        candidate.reading().stream()
                .filter(block -> block.place() != Block.Place.EXPRESSION)
                .flatMap(block -> block.where().stream().map(condition -> new Place(block, condition)))
                .limit(MOST_PROBES)
                .filter(place -> removesNothing(place, probes))
                .forEach(place -> doubts.add(doubt(place, probes)));
        return doubts;
    }

    private record Place(Block block, Expression condition) {}

    /** Where there are rows at all. */
    private static boolean removesNothing(Place place, Probes probes) {
        Block block = place.block();
        String removed = "(" + block.text(place.condition()) + ") IS NOT TRUE";
        Optional<ProbeRow> row = probes.row(block.statement("SELECT EXISTS (%s), EXISTS (%s)"
                .formatted(block.rows("1"), block.rows("1", block.without(place.condition()), removed))));
        return row.isPresent() && row.get().truth(0) && !row.get().truth(1);
    }

    private Doubt doubt(Place place, Probes probes) {
        Block block = place.block();
        String clause = Words.clause(block.text(place.condition()));
        Optional<ValueTest> negated = ValueTest.of(place.condition()).filter(ValueTest::negated);
        Optional<StoredTexts> stored = negated.flatMap(test -> StoredTexts.of(block, test, probes));
        if (stored.isPresent()) {
            for (String value : negated.get().values()) {
                List<String> near =
                        stored.get().has(value) ? List.of() : stored.get().near(value);
                if (!near.isEmpty()) {
                    return new Doubt(
                            name(),
                            CheckLevel.WARNING,
                            "The condition %s leaves nothing out: no row has the %s '%s'; near to it: %s"
                                    .formatted(
                                            clause,
                                            negated.get().column().name().last(),
                                            value,
                                            Words.values(near)),
                            "Write " + Words.values(near.subList(0, 1)) + " in " + clause,
                            place.condition().span());
                }
            }
        }
        return new Doubt(
                name(),
                CheckLevel.NOTE,
                "The condition " + clause + " leaves nothing out",
                "It can be left out, unless other data will come",
                place.condition().span());
    }
}
