package dev.parley.gateway.access;

import dev.parley.gateway.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The SQL of the table {@code database_access}. Its methods block. */
@ApplicationScoped
class GrantRepository implements FirstGrant {

    private static final String FOR_CALLER = """
            SELECT database,
                   bool_or((subject IS NULL OR subject = $1)
                           AND (tenant IS NOT DISTINCT FROM $2 OR (subject IS NULL AND tenant IS NULL))) AS granted
            FROM database_access
            GROUP BY database
            """;

    private static final String ALL = """
            SELECT database, subject, tenant, granted_by, granted_at
            FROM database_access
            WHERE database = $1
            ORDER BY tenant NULLS FIRST, subject NULLS FIRST
            """;

    /** A grant that is there stays as it was first made. */
    private static final String INSERT = """
            INSERT INTO database_access (id, database, subject, tenant, granted_by, granted_at)
            VALUES (gen_random_uuid(), $1, $2, $3, $4, now())
            ON CONFLICT (database, tenant, subject) DO UPDATE SET database = excluded.database
            RETURNING database, subject, tenant, granted_by, granted_at
            """;

    private static final String DELETE = """
            DELETE FROM database_access
            WHERE database = $1 AND subject IS NOT DISTINCT FROM $2 AND tenant IS NOT DISTINCT FROM $3
            """;

    private static final String DELETE_ALL = "DELETE FROM database_access WHERE database = $1";

    /** Keeps two who take back a grant each from taking back the last two. */
    private static final String LOCK = "SELECT id FROM database_access WHERE database = $1 ORDER BY id FOR UPDATE";

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Pool pool;

    GrantRepository(Pool pool) {
        this.pool = pool;
    }

    /** The databases that have grants, and whether one of them is the caller's. */
    Map<String, Boolean> of(Caller caller) {
        Map<String, Boolean> granted = new HashMap<>();
        execute(FOR_CALLER, Tuple.of(caller.subject(), caller.tenant()))
                .forEach(row -> granted.put(row.getString("database"), row.getBoolean("granted")));
        return granted;
    }

    List<Grant> of(String database) {
        return StreamSupport.stream(execute(ALL, Tuple.of(database)).spliterator(), false)
                .map(GrantRepository::grant)
                .toList();
    }

    Grant add(String database, Grantee grantee, String by) {
        return grant(execute(INSERT, Tuple.of(database, grantee.subject(), grantee.tenant(), by))
                .iterator()
                .next());
    }

    @Override
    public Uni<Void> toTenantAlone(SqlConnection connection, String database, Caller registrant) {
        return connection
                .preparedQuery(DELETE_ALL)
                .execute(Tuple.of(database))
                .chain(() -> connection
                        .preparedQuery(INSERT)
                        .execute(Tuple.of(database, null, registrant.tenant(), registrant.subject())))
                .replaceWithVoid();
    }

    /** @return false, and nothing is changed, when the database would have no grant any more */
    boolean removeUnlessLast(String database, Grantee grantee) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(database))
                        .chain(before -> connection
                                .preparedQuery(DELETE)
                                .execute(values(database, grantee))
                                .chain(removed -> removed.rowCount() == 1 && before.rowCount() == 1
                                        ? Uni.createFrom().failure(new LastGrant())
                                        : Uni.createFrom().item(true))))
                .onFailure(LastGrant.class)
                .recoverWithItem(false)
                .await()
                .indefinitely();
    }

    void remove(String database, Grantee grantee) {
        execute(DELETE, values(database, grantee));
    }

    private static Tuple values(String database, Grantee grantee) {
        return Tuple.of(database, grantee.subject(), grantee.tenant());
    }

    /** Rolls the transaction back. */
    private static final class LastGrant extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LastGrant() {
            super(null, null, false, false);
        }
    }

    private RowSet<Row> execute(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).await().atMost(LIMIT);
    }

    private static Grant grant(Row row) {
        return new Grant(
                row.getString("database"),
                row.getString("subject"),
                row.getString("tenant"),
                row.getString("granted_by"),
                row.getOffsetDateTime("granted_at").toInstant());
    }
}
