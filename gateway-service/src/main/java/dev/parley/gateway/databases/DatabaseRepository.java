package dev.parley.gateway.databases;

import dev.parley.gateway.access.FirstGrant;
import dev.parley.gateway.access.Registrants;
import dev.parley.gateway.security.Caller;
import dev.parley.runtime.registry.RegisteredDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The SQL of the tables {@code target_databases} and {@code schema_epochs}. All methods block. */
@ApplicationScoped
class DatabaseRepository implements Registrants {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final String INSERT = """
            INSERT INTO target_databases (name, description, host, port, database_name, ssl_mode,
                catalog_username, catalog_password, sandbox_username, sandbox_password, max_connections,
                hide, sensitive, created_by, created_at, changed_by, changed_at, ca_certificate, tenant)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $14, $15, $16, $17)
            ON CONFLICT (name) DO NOTHING
            RETURNING version
            """;

    private final Pool pool;
    private final FirstGrant grants;

    DatabaseRepository(Pool pool, FirstGrant grants) {
        this.pool = pool;
        this.grants = grants;
    }

    Optional<StoredDatabase> find(String name) {
        RowSet<Row> rows = run("SELECT * FROM target_databases WHERE name = $1", Tuple.of(name));
        return rows.iterator().hasNext() ? Optional.of(stored(rows.iterator().next())) : Optional.empty();
    }

    @Override
    public Set<String> registeredBy(String tenant) {
        Set<String> names = new HashSet<>();
        run("SELECT name FROM target_databases WHERE tenant = $1", Tuple.of(tenant))
                .forEach(row -> names.add(row.getString("name")));
        return names;
    }

    /**
     * A tenant's database is its own from the first moment on: what was granted of an earlier one of that name is gone, and
     * the tenant has the grant.
     *
     * @return its version; empty when the name is taken
     */
    OptionalLong insert(RegisteredDatabase database, Caller by, Instant at) {
        Tuple values = values(database, by.subject(), at).addString(by.tenant());
        return pool.withTransaction(connection -> connection
                        .preparedQuery(INSERT)
                        .execute(values)
                        .map(DatabaseRepository::version)
                        .chain(version -> version.isEmpty() || by.tenant() == null
                                ? Uni.createFrom().item(version)
                                : grants.toTenantAlone(connection, database.name(), by)
                                        .replaceWith(version)))
                .await()
                .atMost(LIMIT);
    }

    /**
     * @param database with the version that is replaced
     * @return its new version; empty when there is none of that version
     */
    OptionalLong update(RegisteredDatabase database, String by, Instant at) {
        return version(run("""
                        UPDATE target_databases
                        SET version = nextval('target_database_versions'), description = $2, host = $3, port = $4,
                            database_name = $5, ssl_mode = $6, catalog_username = $7, catalog_password = $8,
                            sandbox_username = $9, sandbox_password = $10, max_connections = $11, hide = $12,
                            sensitive = $13, changed_by = $14, changed_at = $15, ca_certificate = $16
                        WHERE name = $1 AND version = $17
                        RETURNING version
                        """, values(database, by, at).addLong(database.version())));
    }

    /** @return whether there was one of that version */
    boolean delete(String name, long version) {
        return run("DELETE FROM target_databases WHERE name = $1 AND version = $2", Tuple.of(name, version))
                        .rowCount()
                == 1;
    }

    /** Lets go all that is remembered of a database's schema, in each service. */
    void nextEpoch(String database) {
        nextEpochs(Set.of(database));
    }

    /** The same for several, at one moment. */
    void nextEpochs(Set<String> databases) {
        run("""
                INSERT INTO schema_epochs (database, epoch)
                SELECT name, 1 FROM unnest($1::text[]) AS name ORDER BY name
                ON CONFLICT (database) DO UPDATE SET epoch = schema_epochs.epoch + 1
                """, Tuple.tuple().addArrayOfString(databases.toArray(String[]::new)));
    }

    private static Tuple values(RegisteredDatabase database, String by, Instant at) {
        return Tuple.tuple()
                .addString(database.name())
                .addString(database.description())
                .addString(database.host())
                .addInteger(database.port())
                .addString(database.database())
                .addString(database.sslMode())
                .addString(database.catalogUsername())
                .addString(database.catalogPassword())
                .addString(database.sandboxUsername())
                .addString(database.sandboxPassword())
                .addInteger(database.maxConnections())
                .addArrayOfString(database.hide().toArray(String[]::new))
                .addArrayOfString(database.sensitive().toArray(String[]::new))
                .addString(by)
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addString(database.caCertificate());
    }

    private static StoredDatabase stored(Row row) {
        RegisteredDatabase database = new RegisteredDatabase(
                row.getString("name"),
                row.getLong("version"),
                row.getString("description"),
                row.getString("host"),
                row.getInteger("port"),
                row.getString("database_name"),
                row.getString("ssl_mode"),
                row.getString("ca_certificate"),
                row.getString("catalog_username"),
                row.getString("catalog_password"),
                row.getString("sandbox_username"),
                row.getString("sandbox_password"),
                row.getInteger("max_connections"),
                List.of(row.getArrayOfStrings("hide")),
                List.of(row.getArrayOfStrings("sensitive")));
        return new StoredDatabase(
                database,
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("changed_by"),
                row.getOffsetDateTime("changed_at").toInstant());
    }

    private static OptionalLong version(RowSet<Row> rows) {
        return rows.iterator().hasNext()
                ? OptionalLong.of(rows.iterator().next().getLong("version"))
                : OptionalLong.empty();
    }

    private RowSet<Row> run(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).await().atMost(LIMIT);
    }
}
