package dev.parley.runtime.agent;

import dev.parley.model.message.AgentRequest;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Gets the agent ready before its first request. */
@ApplicationScoped
@IfBuildProperty(name = "parley.agent.enabled", stringValue = "true")
class AgentStartup {

    private static final Logger LOG = Logger.getLogger(AgentStartup.class);

    /** Before Reactive Messaging, which opens its channels at priority 1000. */
    private static final int BEFORE_CHANNELS = 500;

    private final Agent<? extends AgentRequest> agent;
    private final AgentConfig config;

    AgentStartup(Agent<? extends AgentRequest> agent, AgentConfig config) {
        this.agent = agent;
        this.config = config;
    }

    void initialize(@Observes @Priority(BEFORE_CHANNELS) StartupEvent started) {
        agent.initialize();
        LOG.infof("agent %s (%s) can %s", config.instance(), agent.name(), agent.capabilities());
    }
}
