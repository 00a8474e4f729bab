package dev.parley.runtime.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How closely parts are looked at. */
@ConfigMapping(prefix = "parley.health")
public interface HealthConfig {

    /** Between two looks at the target databases that are in use. */
    @WithDefault("30s")
    Duration databases();

    /** How long one may take to answer before it is called slow. */
    @WithDefault("5s")
    Duration patience();
}
