package dev.parley.runtime.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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

    /**
     * Utility statements, because they take effect without {@code set_config}, which a hardened role may not call. The
     * first has to be the first of its transaction; quotes are safe after the second.
     */
    List<String> statements() {
        List<String> statements = new ArrayList<>(List.of(
                "SET TRANSACTION READ ONLY",
                "SET LOCAL standard_conforming_strings = on",
                "SET LOCAL statement_timeout = " + Math.max(1, limit.toMillis()),
                "SET LOCAL lock_timeout = " + lockLimit.toMillis(),
                "SET LOCAL idle_in_transaction_session_timeout = " + Math.max(1, limit.toMillis()),
                "SET LOCAL max_parallel_workers_per_gather = 1",
                "SET LOCAL client_min_messages = error",
                "SET LOCAL search_path = " + path()));
        if (asker != null) {
            statements.add("SET LOCAL parley.asker = " + literal(asker));
        }
        if (tenant != null) {
            statements.add("SET LOCAL parley.tenant = " + literal(tenant));
        }
        return statements;
    }

    private String path() {
        return searchPath.isEmpty()
                ? "''"
                : searchPath.stream()
                        .map(schema -> '"' + schema.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(", "));
    }

    private static String literal(String text) {
        return "'" + text.replace("\0", "").replace("'", "''") + "'";
    }
}
