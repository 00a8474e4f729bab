package dev.parley.gateway.protection;

import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;

/**
 * What is left of a rate, where it is tightest.
 *
 * @param limit requests a minute
 * @param remaining how many more may come at once
 * @param resetSeconds until all of the limit is there again
 * @param retrySeconds until one more may come; 0 when this one was let through
 */
public record Quota(Rate rate, int limit, int remaining, int resetSeconds, int retrySeconds) {

    public boolean admitted() {
        return retrySeconds == 0;
    }

    /** @throws ConnectionException {@link ErrorCode#TOO_MANY_REQUESTS} when this one was not let through */
    public void requireAdmission() {
        if (!admitted()) {
            throw Refusals.of(
                    ErrorCode.TOO_MANY_REQUESTS,
                    "That is more than " + limit + " " + rate.label() + " a minute",
                    "Try again in " + retrySeconds + " s",
                    retrySeconds);
        }
    }
}
