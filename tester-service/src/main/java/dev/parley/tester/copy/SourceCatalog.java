package dev.parley.tester.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.runtime.database.DatabasePools;
import dev.parley.runtime.database.SandboxRead;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** What there is to copy, by database name, as the sandbox role sees it; may be a minute old. */
@ApplicationScoped
class SourceCatalog {

    private static final String SQL = resource("source.sql");

    private final SandboxRead<SourceSchema> schemas;

    SourceCatalog(DatabasePools pools) {
        this.schemas = new SandboxRead<>(pools, SQL, Duration.ofMinutes(1), (database, rows) -> {
            var row = rows.iterator().next();
            return SourceSchema.of(row.getString("shape"), row.getString("row_counts"));
        });
    }

    /** @throws RuntimeException of the driver when the database does not answer */
    SourceSchema schema(String database) {
        return schemas.of(database);
    }

    private static String resource(String name) {
        try (InputStream in = SourceCatalog.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
