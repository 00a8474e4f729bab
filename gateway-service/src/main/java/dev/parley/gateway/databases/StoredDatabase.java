package dev.parley.gateway.databases;

import dev.parley.runtime.registry.RegisteredDatabase;
import java.time.Instant;

/**
 * A registered database, and who did that.
 *
 * @param tenant whose registrant it was; null for none
 */
record StoredDatabase(
        RegisteredDatabase database,
        String tenant,
        String createdBy,
        Instant createdAt,
        String changedBy,
        Instant changedAt) {

    String name() {
        return database.name();
    }

    long version() {
        return database.version();
    }
}
