package dev.parley.runtime.repository;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the application's tables are waited for, and how often what failed is tried again. */
@ConfigMapping(prefix = "parley.repository")
public interface RepositoryConfig {

    /** For a connection that is free. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** For the answer to one statement. */
    @WithDefault("10s")
    Duration queryTimeout();

    /** How often what may be tried again is, after the first time. */
    @WithDefault("3")
    int retries();

    /** Wait before the first of them; each one after it waits twice as long. Up to half as much is added by chance. */
    @WithDefault("50ms")
    Duration retryDelay();
}
