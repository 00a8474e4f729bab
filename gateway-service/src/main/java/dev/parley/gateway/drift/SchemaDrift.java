package dev.parley.gateway.drift;

import dev.parley.gateway.context.StaleSchema;
import dev.parley.gateway.databases.SchemaEpochs;
import dev.parley.gateway.drift.SchemaStateRepository.State;
import dev.parley.gateway.knowledge.VerifiedUpkeep;
import dev.parley.gateway.knowledge.VerifiedUpkeep.Followed;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.schema.SchemaCatalog;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Compares each database's schema with what was seen of it last: from time to time, and when a statement failed as if it had
 * changed. Of several gateways one looks; what they know is in a table.
 */
@ApplicationScoped
class SchemaDrift implements StaleSchema {

    private static final Logger LOG = Logger.getLogger(SchemaDrift.class);
    private static final double JITTER = 0.1;
    private static final int AT_ONCE = 8;

    /** A look may well fail once; it is told when nothing was seen in as many. */
    private static final int LOOKS_IN_VAIN = 3;

    /** A database that was not looked at for so long is none of ours any more. */
    private static final Duration REMOVED = Duration.ofDays(7);

    private final TargetDatabases databases;
    private final SchemaCatalog catalog;
    private final SchemaStateRepository states;
    private final SchemaEpochs epochs;
    private final VerifiedUpkeep verified;
    private final DriftNotices notices;
    private final DriftConfig config;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Integer> inVain = new ConcurrentHashMap<>();

    SchemaDrift(
            TargetDatabases databases,
            SchemaCatalog catalog,
            SchemaStateRepository states,
            SchemaEpochs epochs,
            VerifiedUpkeep verified,
            DriftNotices notices,
            DriftConfig config) {
        this.databases = databases;
        this.catalog = catalog;
        this.states = states;
        this.epochs = epochs;
        this.verified = verified;
        this.notices = notices;
        this.config = config;
    }

    /**
     * Looks which are due; each has a time of its own, for it is drawn anew. One that does not answer keeps none of the others
     * waiting.
     */
    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        Set<String> names = databases.descriptions().keySet();
        inVain.keySet().retainAll(names);
        notices.endAllBut(names);
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (String database : names) {
                double factor = 1 + JITTER * ThreadLocalRandom.current().nextDouble(-1, 1);
                Duration notWithin = Duration.ofMillis(Math.round(config.every().toMillis() * factor));
                threads.execute(() -> check(database, notWithin));
            }
        }
    }

    @Scheduled(every = "1h", delayed = "4m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void purge() {
        states.purge(clock.instant().minus(REMOVED));
    }

    @Override
    public void suspected(String database) {
        check(database, config.afterError());
    }

    /** Blocks. What is away is looked at another time. */
    void check(String database, Duration notWithin) {
        try {
            Instant now = clock.instant();
            states.claim(database, now, now.minus(notWithin)).ifPresent(state -> compare(database, state));
        } catch (ConnectionException e) { // Parley's own database, which tells of itself
            LOG.debugf("the schema of %s is not compared: %s", database, e.getMessage());
        } catch (RuntimeException e) {
            if (databases.descriptions().containsKey(database)) { // else it was removed meanwhile
                notices.broken(database, e);
            }
        }
    }

    private void compare(String database, State before) {
        String edition = databases.editionWithoutEpoch(database);
        State after;
        try {
            after = read(database, before, edition);
        } catch (ConnectionException e) {
            int looks = inVain.merge(database, 1, Integer::sum);
            if (looks >= LOOKS_IN_VAIN) {
                notices.unread(database, looks, e.getMessage());
            }
            return;
        } catch (ValidationException e) {
            if (e.failure().errorCode() != ErrorCode.DATABASE_UNUSABLE) {
                throw e;
            }
            unusable(database, before, edition);
            return;
        }
        inVain.remove(database);
        notices.readAgain(database);
        if (after != before) {
            follow(database, before, after);
        }
        notices.usableAgain(database);
    }

    /** @return what was before when nothing shows that it is another now */
    private State read(String database, State before, String edition) {
        String probe = catalog.probe(database);
        if (before.isOf(edition) && probe.equals(before.probe())) {
            return before;
        }
        SchemaSnapshot schema = catalog.fresh(database);
        return new State(edition, probe, schema, catalog.freshDetails(schema));
    }

    private void follow(String database, State before, State after) {
        SchemaChanges changes =
                before.isOf(after.edition()) ? SchemaChanges.between(before, after) : SchemaChanges.NONE;
        Followed followed = Followed.NOTHING;
        if (!changes.isEmpty()) {
            epochs.next(Set.of(database)); // first: who would be told and still had the old schema would be misled
            followed = verified.follow(before.snapshot(), after.snapshot());
        }
        if (states.keep(database, before, after) && !changes.isEmpty()) {
            notices.changed(database, changes, after.fingerprint(), followed);
        }
    }

    /** What is to be concealed may be there under another name: nobody goes on with a schema of before. */
    private void unusable(String database, State before, String edition) {
        if (!before.isUnusable() || !edition.equals(before.edition())) {
            epochs.next(Set.of(database));
            states.keep(database, before, before.unusable(edition));
        }
        notices.unusable(database);
    }
}
