package dev.parley.model.message;

/**
 * What an agent has done since its start.
 *
 * @param received records that came in, duplicates and unreadable ones included
 * @param processed requests that ended in the reply its handler made
 * @param failed requests whose handler broke, and unreadable records
 * @param duplicates requests that were recognised as handled before
 * @param inFlight requests being handled now
 * @param meanHandlingMillis mean time in the handler, milliseconds
 * @param expired requests that came after their deadline and were left; null from an agent that does not say it
 * @param withdrawn requests that were given up because nobody waits for them; null from an agent that does not say it
 */
public record AgentCounters(
        long received,
        long processed,
        long failed,
        long duplicates,
        long inFlight,
        double meanHandlingMillis,
        Long expired,
        Long withdrawn) {

    public AgentCounters(
            long received, long processed, long failed, long duplicates, long inFlight, double meanHandlingMillis) {
        this(received, processed, failed, duplicates, inFlight, meanHandlingMillis, null, null);
    }
}
