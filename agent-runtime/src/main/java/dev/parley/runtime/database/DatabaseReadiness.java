package dev.parley.runtime.database;

import dev.parley.runtime.health.HealthConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * The state of each target database by its name. It is looked at now and then, over the pools that are in use, and never
 * because somebody asks. One that is away takes its own askers with it and nobody else, so the service stays ready.
 */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements HealthCheck {

    private final TargetDatabases databases;
    private final Duration patience;
    private volatile Map<String, String> states = Map.of();
    private volatile boolean stopping;

    DatabaseReadiness(TargetDatabases databases, HealthConfig config) {
        this.databases = databases;
        this.patience = config.patience();
    }

    @Scheduled(
            every = "${parley.health.databases:30s}",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        Map<String, Uni<String>> asked = new TreeMap<>();
        databases.opened().forEach((name, pools) -> asked.put(name, state(pools)));
        Map<String, String> found = new TreeMap<>();
        if (!asked.isEmpty() && !stopping) {
            List<String> answers = Uni.join()
                    .all(List.copyOf(asked.values()))
                    .andFailFast()
                    .await()
                    .indefinitely();
            List.copyOf(asked.keySet()).forEach(name -> found.put(name, answers.get(found.size())));
        }
        states = found;
    }

    /** Its pools close while the scheduler would still beat. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** @param pools none before the first question: a look is no reason to connect */
    private Uni<String> state(List<Pool> pools) {
        if (pools.isEmpty()) {
            return Uni.createFrom().item("not asked");
        }
        return Uni.join()
                .all(pools.stream()
                        .map(pool -> CappedRead.of(pool, "SELECT 1", Tuple.tuple()))
                        .toList())
                .andFailFast()
                .replaceWith("up")
                .ifNoItem()
                .after(patience)
                .recoverWithItem("slow")
                .onFailure()
                .recoverWithItem("away");
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("target databases").up();
        states.forEach(response::withData);
        return response.build();
    }
}
