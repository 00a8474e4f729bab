package dev.parley.model.message;

import java.time.Instant;
import java.util.Objects;

/**
 * To the tester: prove this SQL wrong, or bring its rows.
 *
 * @param rowLimit most rows to bring; one more is looked for to know whether there are more
 * @param asker who asks, for row-level security; null when nobody is named
 * @param layers null means {@link TestLayers#BOTH}
 * @param expectedResults what the SQL has to return; null when that is not known
 * @param originalSql other SQL with the same rows, to be run instead where the planner finds it cheaper; null when there is
 *     none
 * @param measure how many times to run the SQL again to measure it; null for none
 * @param dryRun whether to judge and plan it without running it; null means no
 * @param tenant the asker's, for row-level security; null where there are no tenants
 * @param seesSensitive whether values of sensitive columns may be shown; null means no
 */
public record TestRequest(
        String sql,
        String database,
        int rowLimit,
        Instant deadline,
        String asker,
        TestLayers layers,
        ResultSet expectedResults,
        String originalSql,
        Integer measure,
        Boolean dryRun,
        String tenant,
        Boolean seesSensitive)
        implements TesterRequest {

    public TestRequest {
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(deadline, "deadline");
    }

    public TestRequest(
            String sql,
            String database,
            int rowLimit,
            Instant deadline,
            String asker,
            TestLayers layers,
            ResultSet expectedResults,
            String originalSql,
            Integer measure) {
        this(sql, database, rowLimit, deadline, asker, layers, expectedResults, originalSql, measure, null, null, null);
    }

    public TestRequest(
            String sql,
            String database,
            int rowLimit,
            Instant deadline,
            String asker,
            TestLayers layers,
            ResultSet expectedResults,
            String originalSql,
            Integer measure,
            Boolean dryRun,
            String tenant) {
        this(
                sql,
                database,
                rowLimit,
                deadline,
                asker,
                layers,
                expectedResults,
                originalSql,
                measure,
                dryRun,
                tenant,
                null);
    }

    public TestRequest(String sql, String database, int rowLimit, Instant deadline) {
        this(sql, database, rowLimit, deadline, null, null);
    }

    public TestRequest(String sql, String database, int rowLimit, Instant deadline, String asker, TestLayers layers) {
        this(sql, database, rowLimit, deadline, asker, layers, null, null, null);
    }

    /** Whether guard and database both judge. */
    public boolean judgedByBoth() {
        return layers == null || layers == TestLayers.BOTH;
    }

    /** The same for one statement, with no other in its place. */
    public TestRequest of(String only) {
        return new TestRequest(
                only,
                database,
                rowLimit,
                deadline,
                asker,
                layers,
                expectedResults,
                null,
                measure,
                dryRun,
                tenant,
                seesSensitive);
    }

    /** Whether values of sensitive columns may be in the answer. */
    public boolean maySeeSensitive() {
        return seesSensitive != null && seesSensitive;
    }

    /** Whether nothing is to be run. */
    public boolean runsNothing() {
        return dryRun != null && dryRun;
    }
}
