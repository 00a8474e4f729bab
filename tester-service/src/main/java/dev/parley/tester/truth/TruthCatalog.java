package dev.parley.tester.truth;

import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.database.DatabasePools;
import dev.parley.runtime.database.SandboxRead;
import dev.parley.runtime.schema.CatalogStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Tables with their keys and types by database name, as the sandbox role sees them; may be a minute old. */
@ApplicationScoped
public class TruthCatalog {

    private final SandboxRead<SchemaSnapshot> schemas;
    private final Clock clock = Clock.systemUTC();

    TruthCatalog(DatabasePools pools) {
        this.schemas = new SandboxRead<>(
                pools,
                CatalogStatement.ofCurrentUser(),
                Duration.ofMinutes(1),
                (database, rows) -> CatalogStatement.snapshot(
                        database, rows.iterator().next().getString("tables"), clock.instant()));
    }

    /** @throws RuntimeException of the driver when the database does not answer */
    public SchemaSnapshot schema(String database) {
        return schemas.of(database);
    }

    /** For when its tables are known to have changed. */
    public void forget(String database) {
        schemas.forget(database);
    }
}
