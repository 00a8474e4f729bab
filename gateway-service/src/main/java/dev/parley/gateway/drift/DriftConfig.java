package dev.parley.gateway.drift;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often the schemas of target databases are compared with what was seen of them last. */
@ConfigMapping(prefix = "parley.drift")
public interface DriftConfig {

    /** Between two comparisons of one database, by whichever gateway, give or take a tenth. */
    @WithDefault("5m")
    Duration every();

    /** How soon schemas are compared after a statement failed as it would if the schema had changed. */
    @WithDefault("10s")
    Duration afterError();
}
