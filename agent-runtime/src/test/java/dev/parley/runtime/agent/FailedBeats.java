package dev.parley.runtime.agent;

import io.quarkus.scheduler.FailedExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the scheduler could not do, from the start of the service on. */
@ApplicationScoped
class FailedBeats {

    private final List<String> failures = new CopyOnWriteArrayList<>();

    void failed(@Observes FailedExecution failed) {
        failures.add(failed.getException().toString());
    }

    List<String> all() {
        return List.copyOf(failures);
    }
}
