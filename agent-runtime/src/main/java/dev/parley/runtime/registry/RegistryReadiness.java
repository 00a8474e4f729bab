package dev.parley.runtime.registry;

import dev.parley.runtime.health.PartHealth;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** While the registry is away, or what it says could not be taken, the databases that were known stay. */
@Readiness
@ApplicationScoped
class RegistryReadiness implements HealthCheck {

    private final DatabaseRegistry registry;

    RegistryReadiness(DatabaseRegistry registry) {
        this.registry = registry;
    }

    @Override
    public HealthCheckResponse call() {
        return registry.isBehind() && !registry.isAway()
                ? PartHealth.behind("registry of databases")
                : PartHealth.helpful("registry of databases", !registry.isAway());
    }
}
