package dev.parley.runtime.pool;

import java.time.Duration;
import java.util.List;

/**
 * What a sandbox session is held to, from its first statement to its end.
 *
 * @param limit for all that is done in the session together
 * @param lockLimit for each wait for a lock of others
 * @param searchPath schemas in which names without one are looked up, the same that the guard judged by
 * @param maxMessageBytes of a row, or of the text of a plan; a larger one ends the connection
 * @param maxBytesTogether of all rows that come for one request, held here at a time
 * @param asker who asks, as the setting {@code parley.asker} that row-level security may read; null when nobody is named
 * @param tenant whose asker it is, as the setting {@code parley.tenant}; null where there are no tenants
 */
public record SessionSettings(
        Duration limit,
        Duration lockLimit,
        List<String> searchPath,
        int maxMessageBytes,
        long maxBytesTogether,
        String asker,
        String tenant) {

    /** Where nobody is named, or there are no tenants. */
    public SessionSettings(
            Duration limit,
            Duration lockLimit,
            List<String> searchPath,
            int maxMessageBytes,
            long maxBytesTogether,
            String asker) {
        this(limit, lockLimit, searchPath, maxMessageBytes, maxBytesTogether, asker, null);
    }

    public SessionSettings {
        searchPath = List.copyOf(searchPath);
    }
}
