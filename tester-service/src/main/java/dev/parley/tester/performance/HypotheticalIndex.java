package dev.parley.tester.performance;

import dev.parley.runtime.database.SandboxSession;
import dev.parley.tester.sandbox.PlanJson;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Plans with an index that is not there, by the extension {@code hypopg}: it keeps such indexes for a connection, and shows
 * them to EXPLAIN alone. The connection is ended afterwards, so that nobody's plan is made with them.
 */
final class HypotheticalIndex {

    /** Less is not worth an index that each change of the table has to keep up. */
    private static final double WORTH = 0.7;

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final SandboxSession session;
    private final String schema;
    private final String query;
    private final double cost;

    /**
     * @param session of our own, which is used for nothing else afterwards
     * @param schema of the extension, quoted
     * @param query as it is planned
     * @param cost of its plan without the index
     */
    HypotheticalIndex(SandboxSession session, String schema, String query, double cost) {
        this.session = session;
        this.schema = schema;
        this.query = query;
        this.cost = cost;
    }

    /** The advice with what the plan would cost; empty when the planner would not use the index. */
    Optional<Advice> tried(Advice advice) {
        session.endWithConnection();
        try {
            session.attempt("SELECT count(*) FROM " + schema + ".hypopg_reset()", LIMIT);
            session.attempt(
                    "SELECT count(*) FROM " + schema + ".hypopg_create_index('"
                            + advice.index().statement().replace("'", "''") + "')",
                    LIMIT);
            double planned = PlanNode.of(PlanJson.parse(session.attempt("EXPLAIN (FORMAT JSON) " + query, LIMIT)
                                    .iterator()
                                    .next()
                                    .getValue(0)
                                    .toString())
                            .path("Plan"))
                    .cost();
            return planned > cost * WORTH
                    ? Optional.empty()
                    : Optional.of(new Advice(
                            advice.kind(),
                            advice.message(),
                            advice.suggestion()
                                    + String.format(
                                            Locale.ROOT,
                                            "; the planner's cost would go from %,.0f to %,.0f",
                                            cost,
                                            planned),
                            advice.index()));
        } catch (PgException e) {
            return Optional.of(advice); // such as an index of a table with partitions, which it does not know
        }
    }
}
