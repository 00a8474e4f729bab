package dev.parley.runtime.database;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.runtime.database.DatabasesConfig.CopyConfig;
import dev.parley.runtime.database.DatabasesConfig.PoolConfig;
import dev.parley.runtime.database.DatabasesConfig.RoleConfig;
import dev.parley.runtime.database.DatabasesConfig.TargetDatabaseConfig;
import io.quarkus.runtime.Startup;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Reactive pools of the registered databases, one for each role, opened at first use. */
@Startup
@ApplicationScoped
public class TargetDatabases {

    private static final String COPY = " (copy)";

    private final Map<String, TargetDatabaseConfig> databases;
    private final Vertx vertx;
    private final Map<String, Pool> pools = new ConcurrentHashMap<>();

    TargetDatabases(DatabasesConfig config, Vertx vertx) {
        this.databases = new TreeMap<>(config.databases());
        this.vertx = vertx;
        databases.forEach(TargetDatabases::validate);
        CopyPlaces.require(databases);
    }

    /** Registered names with their description (empty when there is none), sorted. */
    public Map<String, String> descriptions() {
        Map<String, String> descriptions = new TreeMap<>();
        databases.forEach(
                (name, config) -> descriptions.put(name, config.description().orElse("")));
        return descriptions;
    }

    /**
     * @throws ValidationException {@link ErrorCode#UNKNOWN_DATABASE}
     * @throws IllegalStateException when this service was not given the role's password
     */
    public Pool catalogReader(String database) {
        TargetDatabaseConfig config = config(database);
        return pools.computeIfAbsent(
                "catalog/" + database, name -> open(config.url(), config.catalog(), config.pool(), name));
    }

    /**
     * @param database or the {@link #copyOf} one
     * @throws ValidationException {@link ErrorCode#UNKNOWN_DATABASE}
     * @throws IllegalStateException when this service was not given the role's password
     */
    public Pool sandboxReader(String database) {
        TargetDatabaseConfig config = config(originalOf(database).orElse(database));
        String url =
                originalOf(database).isPresent() ? config.copy().orElseThrow().url() : config.url();
        return pools.computeIfAbsent("sandbox/" + database, name -> open(url, sandbox(database), config.pool(), name));
    }

    /** Name of the role that questions run under: what it may not read is not part of the schema. */
    public String sandboxRole(String database) {
        return sandbox(database).username();
    }

    private RoleConfig sandbox(String database) {
        return originalOf(database)
                .map(original -> config(original).copy().orElseThrow().sandbox())
                .orElseGet(() -> config(database).sandbox());
    }

    /** Whether its operator lets questions run in a role that may do more than read; never on a copy. */
    public boolean allowsWideRole(String database) {
        return originalOf(database).isEmpty() && config(database).allowWideRole();
    }

    // ---- sample copies

    /** Empty when the database has no copy. */
    public Optional<CopyConfig> copy(String database) {
        return config(database).copy();
    }

    /** The name under which the sandbox of a database's copy is found here. No asker can name it. */
    public static String copyOf(String database) {
        return database + COPY;
    }

    /** The database that a name is the copy of; empty when it is no copy. */
    public Optional<String> originalOf(String name) {
        return name.endsWith(COPY)
                ? Optional.of(name.substring(0, name.length() - COPY.length()))
                        .filter(original -> databases.containsKey(original)
                                && databases.get(original).copy().isPresent())
                : Optional.empty();
    }

    /** The role that makes the copy of a database. */
    public Pool copyOwner(String database) {
        CopyConfig copy = copy(database).orElseThrow();
        return pools.computeIfAbsent(
                "copy/" + database,
                name -> open(copy.url(), copy.owner(), config(database).pool(), name));
    }

    /** @throws ValidationException {@link ErrorCode#UNKNOWN_DATABASE}, naming those that are registered */
    public void requireKnown(String database) {
        config(database);
    }

    private TargetDatabaseConfig config(String database) {
        TargetDatabaseConfig config = databases.get(database);
        if (config == null) {
            throw new ValidationException(
                    ErrorCode.UNKNOWN_DATABASE,
                    "There is no database called \"" + database + "\" here; registered: "
                            + String.join(", ", databases.keySet()));
        }
        return config;
    }

    private Pool open(String url, RoleConfig role, PoolConfig limits, String poolName) {
        String password = role.password()
                .orElseThrow(() -> new IllegalStateException(
                        "this service has no password for the role " + role.username() + " (pool " + poolName + ")"));
        PgConnectOptions connection = PgConnectOptions.fromUri(url)
                .setUser(role.username())
                .setPassword(password)
                .setCachePreparedStatements(false)
                .addProperty("application_name", "parley/" + poolName);
        connection.setConnectTimeout((int) limits.connectTimeout().toMillis());
        PoolOptions options = new PoolOptions()
                .setName("parley/" + poolName)
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

    private static void validate(String name, TargetDatabaseConfig config) {
        DatabasePlace.of("parley.databases." + name + ".url", config.url());
        if (config.pool().maxSize() < 1) {
            throw new IllegalArgumentException("parley.databases." + name + ".pool.max-size must be at least 1, not "
                    + config.pool().maxSize());
        }
    }

    @PreDestroy
    void close() {
        pools.values().forEach(Pool::closeAndAwait);
    }
}
