package dev.parley.tester.performance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a statement is measured and when it gets advice. */
@ConfigMapping(prefix = "parley.performance")
public interface PerformanceConfig {

    /** For all measured runs of one statement together; the request's deadline may make it shorter. */
    @WithDefault("10s")
    Duration measureLimit();

    /** Most measured runs of one statement, whatever is asked for; 0 switches measuring off. */
    @WithDefault("20")
    int measureRuns();

    /** What all measured runs of one statement may cost together, as a multiple of {@code parley.sandbox.max-plan-cost}. */
    @WithDefault("1")
    double measureCostFactor();

    /** Whether slow statements get advice. */
    @WithDefault("true")
    boolean advice();

    /** A plan of this cost is worth advice, in the planner's units (one is about the reading of one page in a row). */
    @WithDefault("5000")
    double adviceFromCost();

    /** So is a statement that ran this long, whatever its cost. */
    @WithDefault("250ms")
    Duration adviceFromTime();

    /** A table of so many rows is worth an index. */
    @WithDefault("10000")
    long largeTable();
}
