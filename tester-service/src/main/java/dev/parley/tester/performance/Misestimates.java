package dev.parley.tester.performance;

import dev.parley.model.message.AdviceKind;
import dev.parley.model.message.Measurement.Misestimate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Steps whose rows the planner misjudged; far off, it plans for another statement than the one that runs. */
@ApplicationScoped
class Misestimates implements Advisor {

    private static final double WORTH_ADVICE = 100;
    private static final double WORTH_MENTION = 2;
    private static final double MANY_ROWS = 1_000;

    /** They take all rows of what is below before they hand on one. */
    private static final Set<String> TAKE_ALL = Set.of("Sort", "Hash", "Materialize");

    /** Their rows are not counted. */
    private static final Set<String> UNCOUNTED = Set.of("BitmapAnd", "BitmapOr", "Bitmap Index Scan");

    /** @param origin whether what is below was judged well, so that it went wrong here */
    record Off(PlanNode node, double factor, boolean origin) {

        Misestimate described() {
            return new Misestimate(node.type(), node.relation(), node.estimatedRows(), node.actualRows());
        }
    }

    /** The step that is off most, of those that are by more than a factor of two. */
    static Optional<Off> worst(PlanNode root) {
        return of(root).stream()
                .filter(off -> off.factor() > WORTH_MENTION)
                .max(Comparator.comparingDouble(Off::factor));
    }

    private static List<Off> of(PlanNode root) {
        List<Off> found = new ArrayList<>();
        collect(root, false, found);
        return found;
    }

    /**
     * @param cut whether what is above may stop before all rows have come: fewer than expected say nothing then
     * @return the factor of this step
     */
    private static double collect(PlanNode node, boolean cut, List<Off> found) {
        double below = 1;
        for (PlanNode child : node.children()) {
            below = Math.max(below, collect(child, isCut(node, child, cut), found));
        }
        boolean fewer = node.actualRows() < node.estimatedRows();
        if (!node.wasRun() || UNCOUNTED.contains(node.type()) || (cut && fewer)) {
            return below;
        }
        double factor = new Misestimate(node.type(), null, node.estimatedRows(), node.actualRows()).factor();
        found.add(new Off(node, factor, below < WORTH_ADVICE));
        return Math.max(factor, below);
    }

    private static boolean isCut(PlanNode parent, PlanNode child, boolean cut) {
        boolean takesAll = TAKE_ALL.contains(parent.type())
                || (parent.is("Aggregate") && !parent.text("Strategy").equals("Sorted"));
        boolean stopsEarly = parent.is("Limit")
                || parent.is("Merge Join")
                || child.text("Parent Relationship").endsWith("Plan")
                || (parent.is("Nested Loop")
                        && child.text("Parent Relationship").equals("Inner")
                        && (parent.json().path("Inner Unique").asBoolean()
                                || Set.of("Semi", "Anti").contains(parent.text("Join Type"))));
        return stopsEarly || (cut && !takesAll);
    }

    @Override
    public List<Advice> advise(SlowStatement slow) {
        return of(slow.plan()).stream()
                .filter(Off::origin)
                .filter(off -> off.factor() >= WORTH_ADVICE)
                .filter(off -> Math.max(off.node().estimatedRows(), off.node().actualRows()) >= MANY_ROWS)
                .max(Comparator.comparingDouble(Off::factor))
                .map(off -> List.of(advice(off, slow)))
                .orElse(List.of());
    }

    private static Advice advice(Off off, SlowStatement slow) {
        PlanNode node = off.node();
        String where = node.relation() == null ? node.type() : node.type() + " of " + node.relation();
        List<String> tables = slow.tablesBelow(node);
        return new Advice(
                AdviceKind.MISESTIMATE,
                String.format(
                        Locale.ROOT,
                        "The planner expected %,.0f rows of a step and %,.0f came (%s), so its plan may be the wrong one",
                        node.estimatedRows(),
                        node.actualRows(),
                        where),
                tables.isEmpty()
                        ? "Its tables may have to be analyzed"
                        : "The database's owner can run: ANALYZE " + String.join(", ", tables)
                                + "; where that does not help, CREATE STATISTICS on the columns that go together");
    }
}
