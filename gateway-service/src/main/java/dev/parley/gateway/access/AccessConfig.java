package dev.parley.gateway.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** Who may ask a database of which no grant says it. */
@ConfigMapping(prefix = "parley.access")
interface AccessConfig {

    /** {@code open}: everyone who may ask at all; {@code closed}: nobody, until somebody is granted it. */
    @WithName("default")
    @WithDefault("open")
    Ungranted ungranted();

    enum Ungranted {
        OPEN,
        CLOSED
    }
}
