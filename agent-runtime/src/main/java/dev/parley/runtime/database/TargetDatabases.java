package dev.parley.runtime.database;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.runtime.database.DatabasesConfig.CopyConfig;
import dev.parley.runtime.registry.DatabaseRegistry;
import dev.parley.runtime.registry.RegisteredDatabase;
import dev.parley.runtime.registry.RegistryConfig;
import dev.parley.runtime.registry.RegistrySnapshot;
import dev.parley.runtime.secrets.Sealing;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * The databases that can be asked, configured and registered, with reactive pools of each, one for each role, opened at
 * first use. A registered one that is changed gets new pools at once; those of before are closed when what may run on them
 * had its time. A configured one cannot be changed.
 */
@Startup
@ApplicationScoped
public class TargetDatabases {

    private static final Logger LOG = Logger.getLogger(TargetDatabases.class);
    private static final String COPY = " (copy)";

    private final Map<String, DatabasePools> configured = new TreeMap<>();
    private final DatabaseRegistry registry;
    private final Sealing sealing;
    private final Vertx vertx;
    private final MeterRegistry meters;
    private final Duration grace;
    private final Map<String, Long> unusable = new TreeMap<>();
    private volatile Known current;

    TargetDatabases(
            DatabasesConfig config,
            RegistryConfig registryConfig,
            DatabaseRegistry registry,
            Sealing sealing,
            Vertx vertx,
            MeterRegistry meters) {
        config.databases()
                .forEach((name, one) ->
                        configured.put(name, new DatabasePools(TargetDatabase.of(name, one), vertx, meters)));
        CopyPlaces.require(new TreeMap<>(config.databases()));
        this.current = new Known(Collections.unmodifiableMap(configured), Map.of());
        this.grace = registryConfig.grace();
        this.registry = registry;
        this.sealing = sealing;
        this.vertx = vertx;
        this.meters = meters;
        registry.follow(this::apply);
    }

    /** What there is at a moment: databases, and how often the schema of each was said to have changed. */
    private record Known(Map<String, DatabasePools> pools, Map<String, Long> epochs) {}

    /** What the registry holds now. */
    synchronized void apply(RegistrySnapshot snapshot) {
        Map<String, DatabasePools> next = new TreeMap<>(configured);
        for (RegisteredDatabase row : snapshot.databases()) {
            if (configured.containsKey(row.name())) {
                told(row, "it is configured here, and stays as it is configured");
                continue;
            }
            DatabasePools before = current.pools().get(row.name());
            boolean same = before != null && before.database().version() == row.version();
            try {
                next.put(row.name(), same ? before : new DatabasePools(TargetDatabase.of(row, sealing), vertx, meters));
            } catch (IllegalArgumentException e) {
                told(row, e.getMessage());
            }
        }
        Known earlier = current;
        current = new Known(Collections.unmodifiableMap(next), snapshot.epochs());
        earlier.pools().values().stream()
                .filter(pools -> next.get(pools.database().name()) != pools)
                .forEach(this::retire);
    }

    private void told(RegisteredDatabase row, String why) {
        if (!Long.valueOf(row.version()).equals(unusable.put(row.name(), row.version()))) {
            LOG.errorf("the registered database %s is not used: %s", row, why);
        }
    }

    private void retire(DatabasePools pools) {
        LOG.infof(
                "the database %s of edition %s is let go",
                pools.database().name(), pools.database().edition());
        vertx.setTimer(Math.max(1, grace.toMillis()), timer -> pools.close());
    }

    /** Names with their description (empty when there is none), sorted. */
    public Map<String, String> descriptions() {
        Map<String, String> descriptions = new TreeMap<>();
        current.pools()
                .forEach(
                        (name, pools) -> descriptions.put(name, pools.database().description()));
        return descriptions;
    }

    /** By name, the pools that are in use. */
    Map<String, List<Pool>> opened() {
        Map<String, List<Pool>> opened = new TreeMap<>();
        current.pools().forEach((name, pools) -> opened.put(name, pools.opened()));
        return opened;
    }

    /** Names for operators of pools that are in use, by their names in metrics. */
    Map<String, String> poolNames() {
        Map<String, String> names = new TreeMap<>();
        current.pools().values().forEach(pools -> names.putAll(pools.names()));
        return names;
    }

    /** For metrics, which strangers may come to see: no name that was given at run time. */
    public String label(String database) {
        return configured.containsKey(originalOf(database).orElse(database)) ? database : "registered";
    }

    /** Names of those that are in the configuration, which nobody changes at run time. */
    public Set<String> configured() {
        return Collections.unmodifiableSet(configured.keySet());
    }

    /**
     * @throws ValidationException {@link ErrorCode#UNKNOWN_DATABASE}
     * @throws IllegalStateException when this service was not given the role's password
     */
    public Pool catalogReader(String database) {
        return pools(database).catalogReader();
    }

    /**
     * @param database or the {@link #copyOf} one
     * @throws ValidationException {@link ErrorCode#UNKNOWN_DATABASE}
     * @throws IllegalStateException when this service was not given the role's password
     */
    public Pool sandboxReader(String database) {
        Optional<String> original = originalOf(database);
        return original.isPresent()
                ? pools(original.get()).copyReader()
                : pools(database).sandboxReader();
    }

    /** Name of the role that questions run under: what it may not read is not part of the schema. */
    public String sandboxRole(String database) {
        return originalOf(database)
                .map(original -> one(original).copy().orElseThrow().sandbox().username())
                .orElseGet(() -> one(database).sandbox().username());
    }

    /** Whether its operator lets questions run in a role that may do more than read; never on a copy. */
    public boolean allowsWideRole(String database) {
        return originalOf(database).isEmpty() && one(database).allowWideRole();
    }

    /** Whether something of it is not shown; of a copy the same. */
    public boolean conceals(String database) {
        return !one(originalOf(database).orElse(database)).concealment().isEmpty();
    }

    /**
     * What of it is not shown, with all parts; of a copy the same.
     *
     * @param relations that it has
     * @throws ValidationException {@link ErrorCode#DATABASE_UNUSABLE} when it has not all that is to be concealed: under
     *     which name that can be read now, nobody knows. The log says what it is; an asker is not to learn the names
     */
    public Concealment concealment(String database, Relations relations) {
        Optional<String> original = originalOf(database);
        TargetDatabase one = one(original.orElse(database));
        List<String> unknown = one.concealment().unknownTo(relations);
        boolean open = !unknown.isEmpty() && original.isEmpty();
        if (open) {
            LOG.errorf(
                    "the database %s takes no questions: %s, named in its hide or sensitive, are not in it. Correct them in"
                            + " %s",
                    database,
                    String.join(", ", unknown),
                    one.version() == 0 ? "parley.databases." + database + ".*" : "PUT /api/v1/databases/" + database);
            throw new ValidationException(Failure.of(
                            ErrorCode.DATABASE_UNUSABLE,
                            "The database \"" + database
                                    + "\" takes no questions: something is to be concealed that is not"
                                    + " in it under that name",
                            Instant.now())
                    .withHint(
                            "Its operator finds the names in the service's log, and corrects `hide` and `sensitive`"));
        }
        return one.concealment().spreadOver(relations);
    }

    /**
     * For keys of what is remembered of a database: another one after it was changed, replaced by another of that name, or
     * its schema was said to have changed. The same in all services that follow the registry.
     */
    public String edition(String database) {
        String name = originalOf(database).orElse(database);
        requireKnown(name);
        Known now = current; // of one moment: an epoch that belongs to another edition would be a key of its own
        DatabasePools pools = now.pools().get(name);
        String edition = pools == null ? one(name).edition() : pools.database().edition();
        return edition + "." + now.epochs().getOrDefault(name, 0L);
    }

    // ---- sample copies

    /** Empty when the database has no copy. */
    public Optional<CopyConfig> copy(String database) {
        return one(database).copy();
    }

    /** The name under which the sandbox of a database's copy is found here. No asker can name it. */
    public static String copyOf(String database) {
        return database + COPY;
    }

    /** The database that a name is the copy of; empty when it is no copy. */
    public Optional<String> originalOf(String name) {
        return name.endsWith(COPY)
                ? Optional.of(name.substring(0, name.length() - COPY.length()))
                        .filter(original -> Optional.ofNullable(current.pools().get(original))
                                .flatMap(pools -> pools.database().copy())
                                .isPresent())
                : Optional.empty();
    }

    /** The role that makes the copy of a database. */
    public Pool copyOwner(String database) {
        return pools(database).copyOwner();
    }

    /** @throws ValidationException {@link ErrorCode#UNKNOWN_DATABASE}; it names no others, which the asker may not know of */
    public void requireKnown(String database) {
        pools(database);
    }

    private TargetDatabase one(String database) {
        return pools(database).database();
    }

    private DatabasePools pools(String database) {
        if (!current.pools().containsKey(database)) {
            registry.look();
        }
        DatabasePools pools = current.pools().get(database);
        if (pools == null) {
            throw new ValidationException(
                    ErrorCode.UNKNOWN_DATABASE, "There is no database called \"" + database + "\" here");
        }
        return pools;
    }

    @PreDestroy
    void close() {
        current.pools().values().forEach(DatabasePools::close);
    }
}
