package dev.parley.gateway.orchestration;

import dev.parley.model.error.ValidationException;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CancellationException;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Tries until it works, or until it makes no sense to. */
@ApplicationScoped
class Patience {

    @Retry(
            maxRetries = -1,
            delay = 100,
            jitter = 50,
            maxDuration = 0,
            delayUnit = ChronoUnit.MILLIS,
            abortOn = {ValidationException.class, CancellationException.class})
    @ExponentialBackoff(maxDelay = 5, maxDelayUnit = ChronoUnit.SECONDS)
    void until(Runnable attempt) {
        attempt.run();
    }
}
