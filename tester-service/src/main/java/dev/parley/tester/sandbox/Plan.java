package dev.parley.tester.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.runtime.database.SandboxSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the planner makes of a statement. {@code EXPLAIN} over the extended protocol takes exactly one statement, and
 * only one that can be planned, so everything that is not a query or a data change fails here by the server's own
 * grammar.
 *
 * @param cost the planner's total cost
 * @param rows rows that it expects
 * @param planningMillis round trip of the EXPLAIN, milliseconds
 * @param told whether the asker may know what the planner expects
 */
record Plan(JsonNode root, double cost, double rows, double planningMillis, boolean told) {

    /** Where the planner was not asked. */
    static final Plan NONE = new Plan(MissingNode.getInstance(), 0, 0, 0, true);

    static final String EXPLAIN = "EXPLAIN (FORMAT JSON) ";

    private static final Set<String> WRITING_NODES = Set.of("ModifyTable", "LockRows");

    static Plan of(SandboxSession session, String sql) {
        long started = System.nanoTime();
        String json =
                session.execute(EXPLAIN + sql).iterator().next().getValue(0).toString();
        double millis = (System.nanoTime() - started) / 1e6;
        JsonNode root = PlanJson.parse(json).path("Plan");
        return new Plan(
                root, root.path("Total Cost").asDouble(), root.path("Plan Rows").asDouble(), millis, true);
    }

    /** Its cost alone, to be judged by. */
    Plan untold() {
        return new Plan(root, cost, 0, planningMillis, false);
    }

    /** For the asker who may not know them. */
    Plan withoutFigures() {
        return new Plan(root, 0, 0, planningMillis, false);
    }

    /** What the planner expects, in words. */
    String expected() {
        return told
                ? "expected cost %.0f, about %.0f rows".formatted(cost, rows)
                : "what it expects is not told, since row-level security hides rows of a table that it reads";
    }

    /** The first node that changes or locks rows. */
    Optional<String> writingNode() {
        return root.findValues("Node Type").stream()
                .map(JsonNode::asText)
                .filter(WRITING_NODES::contains)
                .findFirst();
    }

    /** The step that costs most by itself, in words. */
    String mostExpensive() {
        if (!told) {
            return "not told, since row-level security hides rows of a table that it reads";
        }
        JsonNode worst = root;
        double most = -1;
        Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            double inside = 0;
            for (JsonNode child : node.path("Plans")) {
                inside += child.path("Total Cost").asDouble();
                open.push(child);
            }
            double own = node.path("Total Cost").asDouble() - inside;
            if (own > most) {
                most = own;
                worst = node;
            }
        }
        String relation = worst.path("Relation Name").asText("");
        return "%s%s, about %,.0f rows"
                .formatted(
                        worst.path("Node Type").asText("unknown"),
                        relation.isEmpty() ? "" : " of " + relation,
                        worst.path("Plan Rows").asDouble());
    }
}
