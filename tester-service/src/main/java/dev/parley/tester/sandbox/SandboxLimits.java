package dev.parley.tester.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one statement may use. */
@ConfigMapping(prefix = "parley.sandbox")
public interface SandboxLimits {

    /** Longest run of a statement, in the server ({@code statement_timeout}) and, a little later, here. */
    @WithDefault("20s")
    Duration statementTimeout();

    /** Longest wait for a lock of others. */
    @WithDefault("2s")
    Duration lockTimeout();

    /** Most bytes of a result, measured as JSON; the rows that fit are brought. */
    @WithDefault("4194304")
    int maxResultBytes();

    /** Rows that are fetched at a time. */
    @WithDefault("500")
    int fetchSize();
}
