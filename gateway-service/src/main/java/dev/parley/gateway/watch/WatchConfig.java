package dev.parley.gateway.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What watching may take. */
@ConfigMapping(prefix = "parley.watch")
public interface WatchConfig {

    /** Observations that may wait for one watcher; what comes on top is dropped and counted. */
    @WithDefault("1000")
    int queue();

    /** How long a finding is told after it was last seen. */
    @WithDefault("7d")
    Duration forget();
}
