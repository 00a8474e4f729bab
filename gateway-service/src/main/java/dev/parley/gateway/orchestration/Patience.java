package dev.parley.gateway.orchestration;

import dev.parley.model.error.ValidationException;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CancellationException;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Tries until it works, or until it makes no sense to. */
@ApplicationScoped
class Patience {

    @Retry(
            maxRetries = -1,
            maxDuration = 0,
            abortOn = {ValidationException.class, CancellationException.class})
    @ExponentialBackoff
    void until(Runnable attempt) {
        attempt.run();
    }
}
