package dev.parley.tester.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one statement may use. */
@ConfigMapping(prefix = "parley.sandbox")
public interface SandboxLimits {

    /** Longest time for a statement, from its plan to its last row; the request's deadline may make it shorter. */
    @WithDefault("20s")
    Duration statementTimeout();

    /** Longest wait for a lock of others. */
    @WithDefault("2s")
    Duration lockTimeout();

    /** Highest total cost of a plan, in the planner's units (one is about the reading of one page in a row). */
    @WithDefault("1e9")
    double maxPlanCost();

    /** Most bytes of a result, measured as JSON; the rows that fit are brought. */
    @WithDefault("4194304")
    int maxResultBytes();

    /** Most bytes of one row as PostgreSQL sends it; a larger one ends the query, and its connection. */
    @WithDefault("1048576")
    int maxRowBytes();

    /** Rows that are fetched at a time, at least 1; so many are in memory before the cap on bytes is looked at. */
    @WithDefault("100")
    int fetchSize();

    /**
     * Whether a request may switch off the guard or the planner's judgement ({@code TestRequest.layers}), so that what each
     * layer holds by itself can be seen. For tests on one's own machine only.
     */
    @WithDefault("false")
    boolean singleLayers();
}
