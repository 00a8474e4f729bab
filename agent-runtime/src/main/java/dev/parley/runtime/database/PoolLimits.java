package dev.parley.runtime.database;

import dev.parley.runtime.database.DatabasesConfig.PoolConfig;
import java.time.Duration;

/** What each pool of a database is held to; see {@link PoolConfig}. */
record PoolLimits(
        int maxSize, Duration acquireTimeout, Duration connectTimeout, Duration idleTimeout, Duration maxLifetime) {

    static PoolLimits of(PoolConfig config) {
        return new PoolLimits(
                config.maxSize(),
                config.acquireTimeout(),
                config.connectTimeout(),
                config.idleTimeout(),
                config.maxLifetime());
    }

    /** The defaults of {@link PoolConfig}, with this size. */
    static PoolLimits ofSize(int maxSize) {
        return new PoolLimits(
                maxSize, Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30));
    }
}
