package dev.parley.runtime.guard;

import dev.parley.runtime.database.DatabasePools;
import dev.parley.runtime.database.SandboxRead;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.sql.guard.DatabaseFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Facts by database name, read in the sandbox role; may be a minute old. */
@ApplicationScoped
public class FactsCatalog {

    private final SandboxRead<DatabaseFacts> facts;

    FactsCatalog(TargetDatabases databases, DatabasePools pools) {
        this.facts = new SandboxRead<>(
                pools,
                FactsStatement.SQL,
                Duration.ofMinutes(1),
                (database, rows) -> FactsStatement.facts(
                        rows.iterator().next().getString("facts"),
                        relations -> databases.concealment(database, relations)));
    }

    /**
     * @throws dev.parley.model.error.ValidationException when there is no such database
     * @throws RuntimeException of the driver when the database does not answer
     */
    public DatabaseFacts facts(String database) {
        return facts.of(database);
    }

    /** For when its tables are known to have changed. */
    public void forget(String database) {
        facts.forget(database);
    }
}
