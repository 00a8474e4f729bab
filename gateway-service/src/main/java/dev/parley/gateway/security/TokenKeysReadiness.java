package dev.parley.gateway.security;

import dev.parley.runtime.health.PartHealth;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** While the server of keys is away, the keys that are known are good for an hour more. */
@Readiness
@ApplicationScoped
class TokenKeysReadiness implements AsyncHealthCheck {

    private final KeyServer keys;

    TokenKeysReadiness(KeyServer keys) {
        this.keys = keys;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return keys.isAway().map(away -> PartHealth.helpful("token keys", !away));
    }
}
