package dev.parley.gateway.orchestration;

import dev.parley.gateway.watch.Breakdown;
import dev.parley.gateway.watch.Watchers;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.runtime.repository.Fault;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The task processor for consumers of topics. A record must not be given up because the application's database is away, so
 * what fails for a reason outside of the record is tried until it works, or until this gateway stops; the record stays
 * uncommitted meanwhile. A record that breaks the gateway itself, again and again, is given up: it must not hold up those
 * behind it.
 */
@ApplicationScoped
public class PatientTaskProcessor {

    private static final Logger LOG = Logger.getLogger(PatientTaskProcessor.class);
    private static final int MOST_BREAKS = 3;

    private final TaskProcessor processor;
    private final Patience patience;
    private final Watchers watchers;
    private volatile boolean stopping;

    PatientTaskProcessor(TaskProcessor processor, Patience patience, Watchers watchers) {
        this.processor = processor;
        this.patience = patience;
        this.watchers = watchers;
    }

    /**
     * @param step must be safe to run again: all that {@link TaskProcessor} does is
     * @throws ValidationException when the record is wrong, or breaks the gateway
     * @throws CancellationException when this gateway stops: the record is another's then
     */
    public void run(Consumer<TaskProcessor> step) {
        AtomicInteger breaks = new AtomicInteger();
        patience.until(() -> attempt(step, breaks));
    }

    private void attempt(Consumer<TaskProcessor> step, AtomicInteger breaks) {
        if (stopping) {
            throw new CancellationException("the gateway stops");
        }
        try {
            step.accept(processor);
        } catch (ValidationException | CancellationException | ConnectionException e) {
            throw e;
        } catch (PgException e) {
            if (Fault.of(e) == Fault.BAD_DATA) {
                throw new ValidationException(
                        ErrorCode.UNREADABLE_RECORD, "the record cannot be stored: " + e.getErrorMessage());
            }
            watchers.tell(new Breakdown("records", e, Instant.now()));
            throw e;
        } catch (RuntimeException e) {
            if (Fault.of(e).isOfStatement() && breaks.incrementAndGet() >= MOST_BREAKS) {
                LOG.error("a record breaks the gateway and is given up", e);
                watchers.tell(new Breakdown("records", e, Instant.now()));
                throw new ValidationException(
                        Failure.of(ErrorCode.INTERNAL_ERROR, "the record breaks the gateway: " + e, Instant.now()), e);
            }
            throw e;
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}
