package dev.parley.runtime.schema;

import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.schema.SchemaDetails;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.database.CappedRead;
import dev.parley.runtime.database.DatabasePools;
import dev.parley.runtime.database.Relations;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.trace.Spans;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.jboss.logging.Logger;

/** Reads a database's catalog with its catalog reader: the schema and its details in a statement each, and one more, of the same moment, where something is concealed. */
@ApplicationScoped
class CatalogReader {

    private static final Logger LOG = Logger.getLogger(CatalogReader.class);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private final TargetDatabases databases;
    private final DatabasePools pools;
    private final Spans spans;
    private final Clock clock = Clock.systemUTC();

    CatalogReader(TargetDatabases databases, DatabasePools pools, Spans spans) {
        this.databases = databases;
        this.pools = pools;
        this.spans = spans;
    }

    /** @throws ConnectionException when the database does not answer in time */
    @Retry(retryOn = ConnectionException.class)
    @Bulkhead
    @Fallback(fallbackMethod = "occupied", applyOn = BulkheadException.class)
    SchemaSnapshot read(String database) {
        Tuple role = Tuple.of(databases.sandboxRole(database));
        if (!databases.conceals(database)) {
            String tables = answered(database, () -> text(database, CatalogStatement.SQL, role));
            return CatalogStatement.snapshot(database, tables, clock.instant());
        }
        Together read = answered(database, () -> together(database, role));
        return ConcealedSchema.of(
                CatalogStatement.snapshot(database, read.tables(), clock.instant()),
                databases.concealment(database, Relations.of(read.relations())));
    }

    private record Together(String tables, String relations) {}

    /** Of one moment: what is renamed between two reads would have in one of them a name that nobody conceals. */
    private Together together(String database, Tuple role) {
        return spans.inDatabase("SELECT", database, () -> pools.catalogReader(database)
                .inTransaction(lease -> lease.connection()
                        .preparedQuery("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                        .execute()
                        .chain(() -> CappedRead.of(lease, CatalogStatement.SQL, role))
                        .chain(tables -> CappedRead.of(lease, Relations.SQL, Tuple.tuple())
                                .map(relations -> new Together(text(tables), text(relations)))))
                .await()
                .atMost(TIME_LIMIT));
    }

    /**
     * @param schema with no more than may be shown
     * @throws ConnectionException when the database does not answer in time
     */
    @Retry(retryOn = ConnectionException.class)
    @Bulkhead
    @Fallback(fallbackMethod = "occupied", applyOn = BulkheadException.class)
    SchemaDetails details(SchemaSnapshot schema) {
        String database = schema.database();
        return ShownDetails.of(
                schema,
                answered(
                        database,
                        () -> text(database, CatalogStatement.DETAILS, Tuple.of(databases.sandboxRole(database)))));
    }

    /**
     * @param readable what questions see
     * @throws ConnectionException when the database does not answer in time
     */
    @Retry(retryOn = ConnectionException.class)
    @Bulkhead
    @Fallback(fallbackMethod = "namesOccupied", applyOn = BulkheadException.class)
    UnreadableNames unreadable(SchemaSnapshot readable) {
        String database = readable.database();
        Relations relations = Relations.of(answered(database, () -> text(database, Relations.SQL, Tuple.tuple())));
        return UnreadableNames.of(relations, databases.concealment(database, relations), readable);
    }

    /**
     * Other when the schema is; also when something changed that is none of a question's business. Cheap: it is computed by
     * the database from the versions of the rows of its catalog.
     *
     * @throws ConnectionException when the database does not answer in time
     */
    @Retry(retryOn = ConnectionException.class)
    @Bulkhead
    @Fallback(fallbackMethod = "unprobed", applyOn = BulkheadException.class)
    String probe(String database) {
        return answered(database, () -> text(database, CatalogStatement.PROBE, Tuple.tuple()));
    }

    private <T> T answered(String database, Supplier<T> read) {
        try {
            return read.get();
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
    }

    SchemaSnapshot occupied(String database) {
        throw tooMany(database);
    }

    SchemaDetails occupied(SchemaSnapshot schema) {
        throw tooMany(schema.database());
    }

    UnreadableNames namesOccupied(SchemaSnapshot readable) {
        throw tooMany(readable.database());
    }

    String unprobed(String database) {
        throw tooMany(database);
    }

    private ConnectionException tooMany(String database) {
        return new ConnectionException(
                Failure.of(
                                ErrorCode.DATABASE_UNAVAILABLE,
                                "Too many databases are being looked at, and \"" + database + "\" has to wait",
                                clock.instant())
                        .withHint("Try again in a moment"),
                null);
    }

    private String text(String database, String sql, Tuple values) {
        return spans.inDatabase(
                "SELECT",
                database,
                () -> text(CappedRead.of(pools.catalogReader(database), sql, values)
                        .await()
                        .atMost(TIME_LIMIT)));
    }

    private static String text(RowSet<Row> rows) {
        return rows.iterator().next().getString(0);
    }
}
