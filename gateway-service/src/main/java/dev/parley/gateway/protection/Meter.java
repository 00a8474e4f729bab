package dev.parley.gateway.protection;

/**
 * A rate of somebody.
 *
 * @param key names both, in Redis too
 * @param perMinute how many may come; so many at once after a quiet minute, and then evenly
 */
record Meter(String key, int perMinute) {

    static final long MINUTE_MICROS = 60_000_000;

    /** Between two that come evenly. */
    long interval() {
        return MINUTE_MICROS / perMinute;
    }
}
