package dev.parley.runtime.database;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.runtime.database.DatabasesConfig.CopyConfig;
import dev.parley.runtime.registry.DatabaseRegistry;
import dev.parley.runtime.registry.RegisteredDatabase;
import dev.parley.runtime.registry.RegistrySnapshot;
import dev.parley.runtime.secrets.Sealing;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * What is known of the databases that can be asked, configured and registered. A registered one may change at any time, a
 * configured one cannot.
 */
@Startup
@ApplicationScoped
public class TargetDatabases {

    private static final Logger LOG = Logger.getLogger(TargetDatabases.class);
    private static final String COPY = " (copy)";

    private final Map<String, TargetDatabase> configured = new TreeMap<>();
    private final DatabaseRegistry registry;
    private final Sealing sealing;
    private final List<Consumer<Collection<TargetDatabase>>> followers = new ArrayList<>();
    private final Map<String, Long> unusable = new TreeMap<>();
    private volatile Known current;

    TargetDatabases(DatabasesConfig config, DatabaseRegistry registry, Sealing sealing) {
        config.databases().forEach((name, one) -> configured.put(name, TargetDatabase.of(name, one)));
        CopyPlaces.require(new TreeMap<>(config.databases()));
        this.current = new Known(Collections.unmodifiableMap(configured), Map.of());
        this.registry = registry;
        this.sealing = sealing;
        registry.follow(this::apply);
    }

    /** What there is at a moment: databases, and how often the schema of each was said to have changed. */
    private record Known(Map<String, TargetDatabase> databases, Map<String, Long> epochs) {}

    /** Calls at once with what there is, and again whenever that may have changed; one call at a time. */
    synchronized void follow(Consumer<Collection<TargetDatabase>> follower) {
        followers.add(follower);
        follower.accept(current.databases().values());
    }

    /** What the registry holds now. */
    synchronized void apply(RegistrySnapshot snapshot) {
        Map<String, TargetDatabase> next = new TreeMap<>(configured);
        for (RegisteredDatabase row : snapshot.databases()) {
            if (configured.containsKey(row.name())) {
                told(row, "it is configured here, and stays as it is configured");
                continue;
            }
            TargetDatabase before = current.databases().get(row.name());
            boolean same = before != null && before.version() == row.version();
            try {
                next.put(row.name(), same ? before : TargetDatabase.of(row, sealing));
            } catch (IllegalArgumentException e) {
                told(row, e.getMessage());
            }
        }
        // Pools first: what is read by way of an old pool must not be remembered under the new edition.
        followers.forEach(follower -> follower.accept(next.values()));
        current = new Known(Collections.unmodifiableMap(next), snapshot.epochs());
    }

    private void told(RegisteredDatabase row, String why) {
        if (!Long.valueOf(row.version()).equals(unusable.put(row.name(), row.version()))) {
            LOG.errorf("the registered database %s is not used: %s", row, why);
        }
    }

    /** Names with their description (empty when there is none), sorted. */
    public Map<String, String> descriptions() {
        Map<String, String> descriptions = new TreeMap<>();
        current.databases().forEach((name, database) -> descriptions.put(name, database.description()));
        return descriptions;
    }

    /** Those that there are at the moment. */
    Collection<TargetDatabase> all() {
        return current.databases().values();
    }

    /** For metrics, which strangers may come to see: no name that was given at run time. */
    public String label(String database) {
        return configured.containsKey(originalOf(database).orElse(database)) ? database : "registered";
    }

    /** Names of those that are in the configuration, which nobody changes at run time. */
    public Set<String> configured() {
        return Collections.unmodifiableSet(configured.keySet());
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
        TargetDatabase known = now.databases().get(name);
        String edition = known == null ? one(name).edition() : known.edition();
        return edition + "." + now.epochs().getOrDefault(name, 0L);
    }

    /** The same however often its schema was said to have changed. */
    public String editionWithoutEpoch(String database) {
        String edition = edition(database);
        return edition.substring(0, edition.lastIndexOf('.'));
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
                ? Optional.of(name.substring(0, name.length() - COPY.length())).filter(original -> Optional.ofNullable(
                                current.databases().get(original))
                        .flatMap(TargetDatabase::copy)
                        .isPresent())
                : Optional.empty();
    }

    /** @throws ValidationException {@link ErrorCode#UNKNOWN_DATABASE}; it names no others, which the asker may not know of */
    public void requireKnown(String database) {
        one(database);
    }

    private TargetDatabase one(String database) {
        if (!current.databases().containsKey(database)) {
            registry.look();
        }
        return Optional.ofNullable(current.databases().get(database)).orElseThrow(() -> unknown(database));
    }

    static ValidationException unknown(String database) {
        return new ValidationException(
                ErrorCode.UNKNOWN_DATABASE, "There is no database called \"" + database + "\" here");
    }
}
