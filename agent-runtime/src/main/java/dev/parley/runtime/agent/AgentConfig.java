package dev.parley.runtime.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of an agent service. */
@ConfigMapping(prefix = "parley.agent")
interface AgentConfig {

    /** Whether this service is an agent; fixed when it is built. */
    @WithDefault("false")
    boolean enabled();

    /** Unique name of this process among the agents of its kind. */
    @WithDefault("${quarkus.application.name}-${quarkus.uuid}")
    String instance();

    /** How often it tells that it is alive. */
    @WithDefault("5s")
    Duration heartbeat();
}
