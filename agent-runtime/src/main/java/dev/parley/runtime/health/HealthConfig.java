package dev.parley.runtime.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How closely parts are looked at. */
@ConfigMapping(prefix = "parley.health")
public interface HealthConfig {

    /** Between two looks at the target databases that are in use. */
    @WithDefault("30s")
    Duration databases();

    /** How long one may take to answer before it is called slow. */
    @WithDefault("5s")
    Duration patience();

    /** The circuit breakers whose states are told, of those that a service has. */
    @WithDefault("redis-cache-read,redis-cache-write,redis-cache-changes,redis-meters,redis-signals")
    List<String> breakers();
}
