package dev.parley.runtime.database;

import dev.parley.runtime.database.TargetDatabase.Role;
import dev.parley.runtime.trust.ServerTrust;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The pools of one edition of a database, opened at first use and closed together. Metrics, which strangers may come to see,
 * know those of a registered database by its edition alone.
 */
final class DatabasePools {

    private final TargetDatabase database;
    private final Vertx vertx;
    private final MeterRegistry meters;
    private final Map<String, Pool> pools = new HashMap<>();
    private boolean closed;

    DatabasePools(TargetDatabase database, Vertx vertx, MeterRegistry meters) {
        this.database = database;
        this.vertx = vertx;
        this.meters = meters;
    }

    TargetDatabase database() {
        return database;
    }

    Pool catalogReader() {
        return pool("catalog", database.name(), database.url(), database.catalog());
    }

    Pool sandboxReader() {
        return pool("sandbox", database.name(), database.url(), database.sandbox());
    }

    /** Those in use so far. */
    synchronized List<Pool> opened() {
        return List.copyOf(pools.values());
    }

    Pool copyReader() {
        var copy = database.copy().orElseThrow();
        return pool("sandbox", TargetDatabases.copyOf(database.name()), copy.url(), Role.of(copy.sandbox()));
    }

    Pool copyOwner() {
        var copy = database.copy().orElseThrow();
        return pool("copy", database.name(), copy.url(), Role.of(copy.owner()));
    }

    /** Names of those in use for operators, by the names in metrics. */
    synchronized Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        boolean registered = database.version() != 0;
        pools.keySet().forEach(pool -> {
            String kind = pool.substring(0, pool.lastIndexOf('/') + 1);
            names.put(pool, registered ? kind + database.name() + "/" + database.edition() : pool);
        });
        return names;
    }

    private synchronized Pool pool(String kind, String name, String url, Role role) {
        if (closed) {
            throw new IllegalStateException("the database " + database.name() + " was changed or removed meanwhile");
        }
        // Vert.x shares pools by name: that of a changed database must not be the one of before
        String pool = "parley/" + kind + "/" + (database.version() == 0 ? name : database.edition());
        return pools.computeIfAbsent(pool, same -> open(pool, kind + "/" + name, url, role));
    }

    private Pool open(String pool, String name, String url, Role role) {
        String password = role.password()
                .get()
                .orElseThrow(() -> new IllegalStateException(
                        "this service has no password for the role " + role.username() + " (pool " + name + ")"));
        PgConnectOptions connection = ServerTrust.connectingTo(url, database.caCertificate())
                .setUser(role.username())
                .setPassword(password)
                .setCachePreparedStatements(false)
                .addProperty("application_name", "parley/" + name);
        PoolLimits limits = database.limits();
        connection.setConnectTimeout((int) limits.connectTimeout().toMillis());
        PoolOptions options = new PoolOptions()
                .setName(pool)
                .setShared(true)
                .setMaxSize(limits.maxSize())
                .setConnectionTimeout((int) limits.acquireTimeout().toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) limits.idleTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxLifetime((int) limits.maxLifetime().toMillis())
                .setMaxLifetimeUnit(TimeUnit.MILLISECONDS);
        return PgBuilder.pool()
                .with(options)
                .connectingTo(connection)
                .using(vertx)
                .build();
    }

    /** Ends what still runs, and what was measured of it, which Vert.x would keep for ever. */
    synchronized void close() {
        closed = true;
        pools.values().forEach(Pool::closeAndForget);
        pools.keySet()
                .forEach(pool ->
                        Search.in(meters).tag(PoolCensus.POOL, pool).meters().forEach(meters::remove));
        pools.clear();
    }
}
