package dev.parley.gateway.performance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is kept of what was measured, and from where on it is a finding. */
@ConfigMapping(prefix = "parley.analyzer")
public interface AnalyzerConfig {

    /** Shapes of statements whose statistics are kept; those used least recently go first. */
    @WithDefault("300")
    int shapes();

    /** How long what was measured of statements is kept in the table that all gateways share. */
    @WithDefault("7d")
    Duration keep();

    /** Fewer measurements than that are no evidence, except of what is slow by itself. */
    @WithDefault("5")
    int evidence();

    /** From what time on (19 of 20 are faster) a shape of statements is slow. */
    @WithDefault("1s")
    Duration slow();

    /** From what time on planning, where it takes longer than running, is told. */
    @WithDefault("50ms")
    Duration slowPlanning();

    /** How many times too high or too low the planner's expectation is before it is told. */
    @WithDefault("10")
    double misjudged();

    /** How long a step may wait on average, over the time that its agent works on it, before it is told. */
    @WithDefault("250ms")
    Duration waiting();

    /** How long callers of a pool may wait for a connection on average before it is told. */
    @WithDefault("50ms")
    Duration poolWaiting();
}
