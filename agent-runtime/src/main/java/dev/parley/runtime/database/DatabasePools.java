package dev.parley.runtime.database;

import dev.parley.runtime.database.TargetDatabase.Role;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The pools of one edition of a database, opened at first use and closed together. */
final class DatabasePools {

    private final TargetDatabase database;
    private final Vertx vertx;
    private final Map<String, Pool> pools = new HashMap<>();
    private boolean closed;

    DatabasePools(TargetDatabase database, Vertx vertx) {
        this.database = database;
        this.vertx = vertx;
    }

    TargetDatabase database() {
        return database;
    }

    Pool catalogReader() {
        return pool("catalog/" + database.name(), database.url(), database.catalog());
    }

    Pool sandboxReader() {
        return pool("sandbox/" + database.name(), database.url(), database.sandbox());
    }

    /** Those in use so far. */
    synchronized List<Pool> opened() {
        return List.copyOf(pools.values());
    }

    Pool copyReader() {
        var copy = database.copy().orElseThrow();
        return pool("sandbox/" + TargetDatabases.copyOf(database.name()), copy.url(), Role.of(copy.sandbox()));
    }

    Pool copyOwner() {
        var copy = database.copy().orElseThrow();
        return pool("copy/" + database.name(), copy.url(), Role.of(copy.owner()));
    }

    private synchronized Pool pool(String name, String url, Role role) {
        if (closed) {
            throw new IllegalStateException("the database " + database.name() + " was changed or removed meanwhile");
        }
        return pools.computeIfAbsent(name, same -> open(name, url, role));
    }

    private Pool open(String name, String url, Role role) {
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
                .setName("parley/" + poolName(name))
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

    /** Vert.x shares pools by name: that of a changed database must not be the one of before. */
    private String poolName(String name) {
        return database.version() == 0 ? name : name + "/" + database.edition();
    }

    /** Ends what still runs. */
    synchronized void close() {
        closed = true;
        pools.values().forEach(Pool::closeAndForget);
        pools.clear();
    }
}
