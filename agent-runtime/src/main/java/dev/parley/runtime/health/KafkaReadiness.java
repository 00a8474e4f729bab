package dev.parley.runtime.health;

import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether all channels are connected. An agent lives by them; a gateway keeps what it takes in until they are. */
@Readiness
@ApplicationScoped
class KafkaReadiness implements HealthCheck {

    private static final String KAFKA = "kafka";

    private final HealthCenter center;
    private final boolean agent;

    KafkaReadiness(
            HealthCenter center, @ConfigProperty(name = "parley.agent.enabled", defaultValue = "false") boolean agent) {
        this.center = center;
        this.agent = agent;
    }

    @Override
    public HealthCheckResponse call() {
        boolean connected = center.isInitialized() && center.getReadiness().isOk();
        return agent ? PartHealth.needed(KAFKA, connected) : PartHealth.helpful(KAFKA, connected);
    }
}
