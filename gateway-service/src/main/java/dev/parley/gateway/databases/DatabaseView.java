package dev.parley.gateway.databases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.runtime.registry.RegisteredDatabase;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A registered database as its administrator sees it: all but passwords.
 *
 * @param report what the test found with which it was registered or changed; null when none was made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RegisteredDatabase")
record DatabaseView(
        String name,
        long version,
        String description,
        String url,
        String caCertificate,
        RoleView catalog,
        RoleView sandbox,
        int maxConnections,
        List<String> hide,
        List<String> sensitive,
        String createdBy,
        Instant createdAt,
        String changedBy,
        Instant changedAt,
        ConnectionReport report) {

    /** A role without its password. */
    @Schema(name = "DatabaseRole")
    record RoleView(String username) {}

    static DatabaseView of(StoredDatabase stored, ConnectionReport report) {
        RegisteredDatabase database = stored.database();
        return new DatabaseView(
                database.name(),
                database.version(),
                database.description(),
                database.url(),
                database.caCertificate(),
                new RoleView(database.catalogUsername()),
                new RoleView(database.sandboxUsername()),
                database.maxConnections(),
                database.hide(),
                database.sensitive(),
                stored.createdBy(),
                stored.createdAt(),
                stored.changedBy(),
                stored.changedAt(),
                report);
    }
}
