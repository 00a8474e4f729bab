package dev.parley.runtime.schema;

import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.database.CappedRead;
import dev.parley.runtime.database.Relations;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.trace.Spans;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jboss.logging.Logger;

/** Reads a database's catalog with its catalog reader, in one statement; in two where something is concealed. */
@ApplicationScoped
class CatalogReader {

    private static final Logger LOG = Logger.getLogger(CatalogReader.class);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private final TargetDatabases databases;
    private final Spans spans;
    private final Clock clock = Clock.systemUTC();

    CatalogReader(TargetDatabases databases, Spans spans) {
        this.databases = databases;
        this.spans = spans;
    }

    /** @throws ConnectionException when the database does not answer in time */
    @Retry(maxRetries = 1, delay = 200, jitter = 100, retryOn = ConnectionException.class)
    SchemaSnapshot read(String database) {
        String json;
        Optional<Relations> relations;
        try {
            json = text(database, CatalogStatement.SQL, Tuple.of(databases.sandboxRole(database)));
            relations = databases.conceals(database)
                    ? Optional.of(Relations.of(text(database, Relations.SQL, Tuple.tuple())))
                    : Optional.empty();
        } catch (RuntimeException e) {
            LOG.warnf("catalog of %s: %s", database, e.getMessage());
            throw new ConnectionException(
                    Failure.of(
                                    ErrorCode.DATABASE_UNAVAILABLE,
                                    "The database \"" + database + "\" does not answer at the moment",
                                    clock.instant())
                            .withHint("Try again in a moment; its operator finds the reason in the service's log"),
                    e);
        }
        SchemaSnapshot whole = CatalogStatement.snapshot(database, json, clock.instant());
        return relations
                .map(all -> ConcealedSchema.of(whole, databases.concealment(database, all)))
                .orElse(whole);
    }

    private String text(String database, String sql, Tuple values) {
        return spans.inDatabase("SELECT", database, () -> CappedRead.of(databases.catalogReader(database), sql, values)
                .await()
                .atMost(TIME_LIMIT)
                .iterator()
                .next()
                .getString(0));
    }
}
