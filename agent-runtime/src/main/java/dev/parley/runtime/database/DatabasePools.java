package dev.parley.runtime.database;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.runtime.database.TargetDatabase.Role;
import dev.parley.runtime.pool.ConnectionPool;
import dev.parley.runtime.pool.ConnectionPoolManager;
import dev.parley.runtime.pool.PoolTarget;
import dev.parley.runtime.registry.RegistryConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** The pools of the databases that can be asked: one for each role of each. */
@ApplicationScoped
public class DatabasePools {

    private static final Logger LOG = Logger.getLogger(DatabasePools.class);
    private static final String CATALOG = "catalog";
    private static final String SANDBOX = "sandbox";
    private static final String COPY_OWNER = "copy";

    private final TargetDatabases databases;
    private final ConnectionPoolManager manager;
    private final Duration grace;
    private final Map<String, TargetDatabase> current = new HashMap<>();

    DatabasePools(TargetDatabases databases, ConnectionPoolManager manager, RegistryConfig config) {
        this.databases = databases;
        this.manager = manager;
        this.grace = config.grace();
        databases.follow(this::take);
    }

    /** What there is from now on. */
    private synchronized void take(Collection<TargetDatabase> all) {
        Map<String, TargetDatabase> next = new HashMap<>();
        all.forEach(database -> next.put(database.name(), database));
        current.values().stream()
                .filter(before -> !next.containsKey(before.name()))
                .forEach(this::remove);
        next.values().forEach(this::put);
        current.clear();
        current.putAll(next);
    }

    private void put(TargetDatabase database) {
        TargetDatabase before = current.get(database.name());
        if (before == null) {
            targets(database).forEach(manager::add);
        } else if (!before.edition().equals(database.edition())) {
            LOG.infof("the database %s of edition %s is let go", before.name(), before.edition());
            targets(database).forEach(target -> manager.change(target, grace));
        }
    }

    private void remove(TargetDatabase database) {
        LOG.infof("the database %s of edition %s is let go", database.name(), database.edition());
        targets(database).forEach(target -> manager.remove(target.name(), grace));
    }

    private static List<PoolTarget> targets(TargetDatabase database) {
        List<PoolTarget> targets = new ArrayList<>(List.of(
                target(database, CATALOG, database.name(), database.url(), database.catalog()),
                target(database, SANDBOX, database.name(), database.url(), database.sandbox())));
        database.copy().ifPresent(copy -> {
            String name = TargetDatabases.copyOf(database.name());
            targets.add(target(database, SANDBOX, name, copy.url(), database.copySandbox()));
            targets.add(target(database, COPY_OWNER, database.name(), copy.url(), database.copyOwner()));
        });
        return targets;
    }

    private static PoolTarget target(TargetDatabase database, String kind, String name, String url, Role role) {
        String pool = pool(kind, name);
        return new PoolTarget(
                pool,
                database.edition(),
                database.version() == 0 ? pool : pool(kind, database.edition()),
                url,
                database.caCertificate(),
                role.username(),
                () -> role.password()
                        .get()
                        .orElseThrow(() -> new IllegalStateException("this service has no password for the role "
                                + role.username() + " (pool " + kind + "/" + name + ")")),
                database.limits());
    }

    private static String pool(String kind, String name) {
        return "parley/" + kind + "/" + name;
    }

    /**
     * @throws ValidationException {@link ErrorCode#UNKNOWN_DATABASE}
     * @throws IllegalStateException when this service was not given the role's password
     */
    public ConnectionPool catalogReader(String database) {
        return get(CATALOG, database, database);
    }

    /**
     * @param database or the {@link TargetDatabases#copyOf} one
     * @throws ValidationException {@link ErrorCode#UNKNOWN_DATABASE}
     * @throws IllegalStateException when this service was not given the role's password
     */
    public ConnectionPool sandboxReader(String database) {
        return get(SANDBOX, database, databases.originalOf(database).orElse(database));
    }

    /** Of the role that makes the copy of a database. */
    public ConnectionPool copyOwner(String database) {
        return get(COPY_OWNER, database, database);
    }

    /** Whose they are. */
    TargetDatabases databases() {
        return databases;
    }

    private ConnectionPool get(String kind, String name, String database) {
        databases.requireKnown(database);
        return manager.get(pool(kind, name)).orElseThrow(() -> TargetDatabases.unknown(database));
    }

    /** By name of the database, the pools that are in use; none of those that nobody has asked. */
    Map<String, List<ConnectionPool>> byDatabase() {
        Map<String, ConnectionPool> opened = manager.opened();
        Map<String, List<ConnectionPool>> pools = new TreeMap<>();
        databases
                .all()
                .forEach(database -> pools.put(
                        database.name(),
                        targets(database).stream()
                                .map(target -> Optional.ofNullable(opened.get(target.name())))
                                .flatMap(Optional::stream)
                                .toList()));
        return pools;
    }
}
