package dev.parley.gateway.orchestration;

import dev.parley.gateway.watch.Breakdown;
import dev.parley.gateway.watch.Watchers;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * The task processor for consumers of topics. A record must not be given up because the application's database is away,
 * so everything but a record that is wrong in itself is tried until it works, or until this gateway stops; the record stays
 * uncommitted meanwhile.
 */
@ApplicationScoped
public class PatientTaskProcessor {

    private final TaskProcessor processor;
    private final Watchers watchers;
    private volatile boolean stopping;

    PatientTaskProcessor(TaskProcessor processor, Watchers watchers) {
        this.processor = processor;
        this.watchers = watchers;
    }

    /**
     * @param step must be safe to run again: all that {@link TaskProcessor} does is
     * @throws ValidationException when the record is wrong
     * @throws CancellationException when this gateway stops: the record is another's then
     */
    @Retry(
            maxRetries = -1,
            delay = 100,
            jitter = 50,
            maxDuration = 0,
            delayUnit = ChronoUnit.MILLIS,
            abortOn = {ValidationException.class, CancellationException.class})
    @ExponentialBackoff(maxDelay = 5, maxDelayUnit = ChronoUnit.SECONDS)
    public void run(Consumer<TaskProcessor> step) {
        if (stopping) {
            throw new CancellationException("the gateway stops");
        }
        try {
            step.accept(processor);
        } catch (PgException e) {
            if (isBadData(e)) {
                throw new ValidationException(
                        ErrorCode.UNREADABLE_RECORD, "the record cannot be stored: " + e.getErrorMessage());
            }
            watchers.tell(new Breakdown("records", e, Instant.now()));
            throw e;
        }
    }

    /** SQLSTATE classes 22 (data exception) and 23 (constraint): trying again gives the same. */
    private static boolean isBadData(PgException e) {
        String state = e.getSqlState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}
