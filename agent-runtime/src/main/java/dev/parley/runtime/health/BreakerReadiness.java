package dev.parley.runtime.health;

import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** The states of circuit breakers. An open one keeps a service quick, not from being ready. */
@Readiness
@ApplicationScoped
class BreakerReadiness implements HealthCheck {

    private final CircuitBreakerMaintenance breakers;
    private final HealthConfig config;

    BreakerReadiness(CircuitBreakerMaintenance breakers, HealthConfig config) {
        this.breakers = breakers;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("fault tolerance").up();
        for (String name : config.breakers()) {
            state(name).ifPresent(state -> response.withData(name, word(state)));
        }
        return response.build();
    }

    /** Empty when this service has none of that name. */
    private Optional<CircuitBreakerState> state(String name) {
        try {
            return Optional.of(breakers.currentState(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String word(CircuitBreakerState state) {
        return switch (state) {
            case CLOSED -> "closed";
            case OPEN -> "open";
            case HALF_OPEN -> "half-open";
        };
    }
}
