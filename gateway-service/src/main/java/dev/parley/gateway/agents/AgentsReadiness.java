package dev.parley.gateway.agents;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** How many agents of each kind are heard of. Requests for a kind that is away wait in its topic. */
@Readiness
@ApplicationScoped
class AgentsReadiness implements HealthCheck {

    private static final List<String> KINDS = List.of("clarifier", "coder", "tester");

    private final AgentDirectory directory;

    AgentsReadiness(AgentDirectory directory) {
        this.directory = directory;
    }

    @Override
    public HealthCheckResponse call() {
        Map<String, Long> running = directory.running();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("agents").up();
        KINDS.forEach(kind -> response.withData(kind, running.getOrDefault(kind, 0L)));
        return response.build();
    }
}
