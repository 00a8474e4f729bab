package dev.parley.tester.performance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.message.Check;
import dev.parley.model.message.CheckLevel;
import dev.parley.model.message.Measurement;
import dev.parley.model.message.Measurement.Buffers;
import dev.parley.model.message.Measurement.Percentiles;
import dev.parley.runtime.database.SandboxSession;
import dev.parley.tester.sandbox.PlanJson;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measured runs of one statement.
 *
 * @param wanted how many were asked for
 * @param explained what EXPLAIN said of each that came to its end
 * @param refusal why there are none; null when it was tried
 */
record Runs(int wanted, List<JsonNode> explained, String refusal) {

    private static final String CANCELED = "57014";

    /** No clocks on the steps, which would be measured with them. */
    private static final String ANALYZE = "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, SUMMARY, FORMAT JSON) ";

    Runs {
        explained = List.copyOf(explained);
    }

    /**
     * Runs it until it ran that often or the time is up.
     *
     * @param query one read that was judged and ran before
     */
    static Runs of(SandboxSession session, String query, int wanted, Instant end) {
        List<JsonNode> explained = new ArrayList<>();
        while (explained.size() < wanted) {
            Duration left = Duration.between(Instant.now(), end);
            if (left.isNegative() || left.isZero()) {
                break;
            }
            try {
                explained.add(PlanJson.parse(session.attempt(ANALYZE + query, left)
                        .iterator()
                        .next()
                        .getValue(0)
                        .toString()));
            } catch (PgException e) {
                if (!CANCELED.equals(e.getSqlState())) {
                    throw e;
                }
                break;
            }
        }
        return new Runs(wanted, explained, null);
    }

    static Runs none(int wanted, String refusal) {
        return new Runs(wanted, List.of(), refusal);
    }

    /** Of the last run. */
    Optional<PlanNode> plan() {
        return explained.isEmpty()
                ? Optional.empty()
                : Optional.of(PlanNode.of(explained.getLast().path("Plan")));
    }

    Optional<Measurement> measurement() {
        return plan().map(root -> new Measurement(
                explained.size(),
                percentiles("Planning Time"),
                percentiles("Execution Time"),
                root.estimatedRows(),
                root.actualRows(),
                new Buffers(
                        root.number("Shared Hit Blocks"),
                        root.number("Shared Read Blocks"),
                        root.number("Temp Read Blocks"),
                        root.number("Temp Written Blocks")),
                Misestimates.worst(root).map(Misestimates.Off::described).orElse(null)));
    }

    /** Its times and the asker's own rows: what is expected, and the pages, tell of rows that row security hides. */
    Optional<Measurement> withoutFigures() {
        return measurement()
                .map(whole -> new Measurement(
                        whole.runs(),
                        whole.planning(),
                        whole.execution(),
                        0,
                        whole.actualRows(),
                        new Buffers(0, 0, 0, 0),
                        null));
    }

    private Percentiles percentiles(String time) {
        List<Double> sorted = explained.stream()
                .map(run -> run.path(time).asDouble())
                .sorted()
                .toList();
        return new Percentiles(rank(sorted, 50), rank(sorted, 95));
    }

    /** The smallest that so many of a hundred do not exceed. */
    private static double rank(List<Double> sorted, int percent) {
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }

    Check check() {
        return measurement()
                .map(measured -> new Check(
                        "measured",
                        true,
                        String.format(
                                Locale.ROOT,
                                "Ran %d %s%s: half of the runs within %.1f ms, 95 of 100 within %.1f ms",
                                measured.runs(),
                                measured.runs() == 1 ? "time" : "times",
                                measured.runs() < wanted ? " of " + wanted + ", then the time was up" : "",
                                measured.execution().p50Millis(),
                                measured.execution().p95Millis())))
                .orElse(new Check(
                        "measured",
                        true,
                        "Not measured: " + (refusal == null ? "there was no time for a run" : refusal),
                        CheckLevel.NOTE,
                        null));
    }
}
