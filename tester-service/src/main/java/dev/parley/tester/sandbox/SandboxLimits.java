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

    /** Most bytes of a result, measured as JSON; the rows that fit are brought. */
    @WithDefault("4194304")
    int maxResultBytes();

    /** Rows that are fetched at a time, at least 1; so many are in memory before the cap on bytes is looked at. */
    @WithDefault("100")
    int fetchSize();
}
