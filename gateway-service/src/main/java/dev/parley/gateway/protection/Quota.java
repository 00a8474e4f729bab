package dev.parley.gateway.protection;

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
}
