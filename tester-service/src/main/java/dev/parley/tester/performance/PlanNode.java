package dev.parley.tester.performance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One step of a plan. Source of the names: PostgreSQL, {@code commands/explain.c}. */
record PlanNode(JsonNode json, List<PlanNode> children) {

    /** One worker counts for one, and the leader beside it for 0.7 ({@code costsize.c}); sandbox sessions allow one worker. */
    private static final double PROCESSES = 1.7;

    PlanNode {
        children = List.copyOf(children);
    }

    static PlanNode of(JsonNode json) {
        List<PlanNode> children = new ArrayList<>();
        json.path("Plans").forEach(child -> children.add(of(child)));
        return new PlanNode(json, children);
    }

    /** This step and all below it, from the top. */
    List<PlanNode> all() {
        List<PlanNode> all = new ArrayList<>();
        collect(all);
        return all;
    }

    private void collect(List<PlanNode> all) {
        all.add(this);
        children.forEach(child -> child.collect(all));
    }

    String type() {
        return text("Node Type");
    }

    boolean is(String type) {
        return type().equals(type);
    }

    /** Empty text when it does not say so. */
    String text(String field) {
        return json.path(field).asText("");
    }

    long number(String field) {
        return json.path(field).asLong();
    }

    boolean has(String field) {
        return json.has(field);
    }

    double cost() {
        return json.path("Total Cost").asDouble();
    }

    /** Null for a step that reads no table. */
    String relation() {
        return has("Relation Name") ? text("Relation Name") : null;
    }

    boolean wasRun() {
        return json.path("Actual Loops").asLong() > 0;
    }

    /** For each time it ran. */
    double estimatedRows() {
        return json.path("Plan Rows").asDouble();
    }

    /** For each time it ran, on average. */
    double actualRows() {
        return json.path("Actual Rows").asDouble();
    }

    /** Rows of all processes for one run of the statement: those that came where it was run, else those expected. */
    double rowsTogether() {
        if (wasRun()) {
            return actualRows() * json.path("Actual Loops").asLong();
        }
        return estimatedRows() * (json.path("Parallel Aware").asBoolean() ? PROCESSES : 1);
    }
}
