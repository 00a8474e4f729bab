package dev.parley.runtime.cache;

/**
 * How values came, since the start of this process.
 *
 * @param local how many were in this process, or on their way into it
 * @param shared how many were in Redis
 * @param computed how many were in neither
 * @param passed how many were not to be kept, as something was being changed or other instances could not be heard
 */
public record HitRates(long local, long shared, long computed, long passed) {

    /** Of all, how many were not computed; 1 when nothing was asked for. */
    public double rate() {
        long all = local + shared + computed + passed;
        return all == 0 ? 1 : (double) (local + shared) / all;
    }
}
