package dev.parley.gateway.mcp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the tools answer. */
@ConfigMapping(prefix = "parley.mcp")
interface McpConfig {

    /** How long a call waits for its question to end. After it, {@code get_answer} goes on waiting. */
    @WithDefault("50s")
    Duration patience();

    /** Rows of an answer when the caller names no number. */
    @WithDefault("50")
    int rows();
}
