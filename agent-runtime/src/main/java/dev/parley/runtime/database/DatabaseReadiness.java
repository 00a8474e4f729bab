package dev.parley.runtime.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * How many target databases are in which state: anybody may ask, and their names are not for anybody. One that is away takes
 * its own askers with it and nobody else, so the service stays ready.
 */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements HealthCheck {

    private final DatabaseStates databases;

    DatabaseReadiness(DatabaseStates databases) {
        this.databases = databases;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("target databases").up();
        Map<String, String> states = databases.byName();
        for (String state :
                List.of(DatabaseStates.UP, DatabaseStates.SLOW, DatabaseStates.AWAY, DatabaseStates.NOT_ASKED)) {
            response.withData(
                    state, states.values().stream().filter(state::equals).count());
        }
        return response.build();
    }
}
