package dev.parley.gateway.storage;

import dev.parley.runtime.health.PartHealth;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without its database a gateway takes nothing in and shows nothing. */
@Readiness
@ApplicationScoped
class ApplicationDatabaseReadiness implements AsyncHealthCheck {

    private final Uni<Boolean> answers;

    ApplicationDatabaseReadiness(Pool pool) {
        this.answers = PartHealth.answers(
                Uni.createFrom().deferred(() -> pool.preparedQuery("SELECT 1").execute()));
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return answers.map(there -> PartHealth.needed("application database", there));
    }
}
