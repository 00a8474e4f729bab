package dev.parley.gateway.databases;

import dev.parley.runtime.registry.RegisteredDatabase;
import java.time.Instant;

/** A registered database, and who did that. */
record StoredDatabase(
        RegisteredDatabase database, String createdBy, Instant createdAt, String changedBy, Instant changedAt) {}
