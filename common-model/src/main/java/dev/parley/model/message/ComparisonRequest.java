package dev.parley.model.message;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * To the tester: do these readings of one question give different results?
 *
 * @param readings two or more, the likeliest first
 * @param asker who asks, for row-level security
 * @param tenant the asker's, for row-level security; null where there are no tenants
 * @param seesSensitive whether values of sensitive columns may be shown; null means no
 */
public record ComparisonRequest(
        List<ComparedReading> readings,
        String database,
        Instant deadline,
        String asker,
        String tenant,
        Boolean seesSensitive)
        implements TesterRequest {

    public ComparisonRequest {
        readings = List.copyOf(readings);
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(deadline, "deadline");
    }

    /**
     * @param id the {@link ReadingOption#id()}
     * @param sql one SELECT statement
     */
    public record ComparedReading(String id, String sql) {

        public ComparedReading {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(sql, "sql");
        }
    }
}
