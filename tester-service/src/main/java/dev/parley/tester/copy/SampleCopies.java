package dev.parley.tester.copy;

import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ParleyException;
import dev.parley.runtime.database.DatabasePools;
import dev.parley.runtime.database.DatabasesConfig.CopyConfig;
import dev.parley.runtime.database.SandboxSession;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.guard.FactsCatalog;
import dev.parley.runtime.pool.SessionSettings;
import dev.parley.runtime.trace.Wordless;
import dev.parley.tester.sandbox.SandboxLimits;
import dev.parley.tester.truth.TruthCatalog;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Sees that there is a copy of a database that fits it. A copy is made anew when the schema of the database has changed,
 * before it is used, and when it is old, beside its use. Of several testers one makes it, the others wait for it.
 */
@ApplicationScoped
public class SampleCopies {

    private static final Logger LOG = Logger.getLogger(SampleCopies.class);

    /** Of a row that is copied, and of those that come together. */
    private static final int MOST_ROW_BYTES = 16 * 1024 * 1024;

    /** After a copy that could not be made, before the next try. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('parley sample copy'))";

    private final TargetDatabases databases;
    private final DatabasePools pools;
    private final SourceCatalog sources;
    private final FactsCatalog facts;
    private final TruthCatalog tables;
    private final SandboxLimits limits;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, CompletableFuture<MadeCopy>> builds = new HashMap<>();
    private final Map<String, Instant> failedAt = new ConcurrentHashMap<>();
    private final Map<String, MadeCopy> used = new ConcurrentHashMap<>();

    SampleCopies(
            TargetDatabases databases,
            DatabasePools pools,
            SourceCatalog sources,
            FactsCatalog facts,
            TruthCatalog tables,
            SandboxLimits limits) {
        this.databases = databases;
        this.pools = pools;
        this.sources = sources;
        this.facts = facts;
        this.tables = tables;
        this.limits = limits;
    }

    /** So that the first asker does not wait for it. */
    void start(@Observes StartupEvent started) {
        databases.descriptions().keySet().stream()
                .filter(database -> databases.copy(database).isPresent())
                .forEach(database ->
                        Thread.ofVirtual().name("copy-of-" + database).start(() -> atStart(database)));
    }

    private void atStart(String database) {
        try {
            require(
                    database,
                    clock.instant().plus(databases.copy(database).orElseThrow().timeLimit()));
        } catch (RuntimeException e) {
            LOG.warnf("%s", e.getMessage());
        }
    }

    /**
     * Waits until there is one.
     *
     * @return when its rows were read
     * @throws ConnectionException when there is none by then, or it cannot be made
     */
    public Instant require(String database, Instant deadline) {
        CopyConfig config = databases.copy(database).orElseThrow();
        try {
            SourceSchema source = sources.schema(database);
            Optional<MadeCopy> made = MadeCopy.of(pools.copyOwner(database));
            boolean fits =
                    made.isPresent() && made.get().fingerprint().equals(source.fingerprint(config.rowsPerTable()));
            if (!fits || made.get().isOlderThan(config.refresh(), clock.instant())) {
                CompletableFuture<MadeCopy> build = build(database, source);
                if (!fits) {
                    long left = Duration.between(clock.instant(), deadline).toMillis();
                    made = Optional.of(build.get(Math.max(1, left), TimeUnit.MILLISECONDS));
                }
            }
            return use(database, made.orElseThrow()).at();
        } catch (ExecutionException e) {
            throw unavailable(database, "could not be made", e.getCause());
        } catch (TimeoutException e) {
            throw unavailable(database, "is being made, which takes longer than there was time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(database, "could not be waited for", e);
        } catch (ParleyException e) {
            throw e;
        } catch (RuntimeException e) {
            throw unavailable(database, "could not be looked at", e);
        }
    }

    /** What is remembered of the copy that was there before is of no use. */
    private MadeCopy use(String database, MadeCopy made) {
        if (!made.equals(used.put(database, made))) {
            facts.forget(TargetDatabases.copyOf(database));
            tables.forget(TargetDatabases.copyOf(database));
        }
        return made;
    }

    private synchronized CompletableFuture<MadeCopy> build(String database, SourceSchema source) {
        CompletableFuture<MadeCopy> running = builds.get(database);
        if (running != null && (!running.isDone() || waits(database, running))) {
            return running;
        }
        CompletableFuture<MadeCopy> build = new CompletableFuture<>();
        builds.put(database, build);
        Thread.ofVirtual().name("copy-of-" + database).start(() -> {
            try {
                build.complete(made(database, source));
            } catch (Throwable e) { // whatever it is, who waits must not wait for ever
                LOG.errorf(Wordless.of(e), "the sample copy of %s could not be made", database);
                failedAt.put(database, clock.instant());
                build.completeExceptionally(e);
            }
        });
        return build;
    }

    /** A build that failed is not tried again with each question: its failure is the answer for a while. */
    private boolean waits(String database, CompletableFuture<MadeCopy> build) {
        return build.isCompletedExceptionally()
                && clock.instant().isBefore(failedAt.get(database).plus(PAUSE));
    }

    private MadeCopy made(String database, SourceSchema source) {
        CopyConfig config = databases.copy(database).orElseThrow();
        String fingerprint = source.fingerprint(config.rowsPerTable());
        long started = System.nanoTime();
        try (CopyTransaction transaction = CopyTransaction.open(pools.copyOwner(database), config.timeLimit())) {
            transaction.execute(LOCK);
            MadeCopy.prepare(transaction);
            Optional<MadeCopy> other = MadeCopy.of(transaction)
                    .filter(copy -> copy.fingerprint().equals(fingerprint)
                            && !copy.isOlderThan(config.refresh(), clock.instant()));
            if (other.isPresent()) {
                return other.get();
            }
            MadeCopy made = new MadeCopy(fingerprint, clock.instant().truncatedTo(ChronoUnit.MICROS));
            List<String> leftOut;
            try (SandboxSession session = source(database, config)) {
                leftOut = new CopyBuild(transaction, database, config, source, new SourceRows(session)).run();
            }
            made.note(transaction, leftOut);
            transaction.commit();
            LOG.infof(
                    "made the sample copy of %s: %d tables in %d ms%s",
                    database,
                    source.tables().size(),
                    (System.nanoTime() - started) / 1_000_000,
                    leftOut.isEmpty() ? "" : "; " + String.join("; ", leftOut));
            dropOld(database, config);
            return made;
        }
    }

    private SandboxSession source(String database, CopyConfig config) {
        return SandboxSession.open(
                pools.sandboxReader(database),
                new SessionSettings(
                        config.timeLimit(),
                        limits.lockTimeout(),
                        facts.facts(database).searchPath(),
                        MOST_ROW_BYTES,
                        4L * MOST_ROW_BYTES,
                        null));
    }

    private void dropOld(String database, CopyConfig config) {
        try (CopyTransaction transaction = CopyTransaction.open(pools.copyOwner(database), config.timeLimit())) {
            List<String> left = CopyBuild.dropOld(transaction);
            if (!left.isEmpty()) {
                LOG.infof("old copies of %s are still in use: %s", database, String.join(", ", left));
            }
        } catch (RuntimeException e) {
            LOG.warnf("what the copy of %s replaced could not be dropped yet: %s", database, e.getMessage());
        }
    }

    private ConnectionException unavailable(String database, String what, Throwable cause) {
        LOG.warnf("the sample copy of %s %s: %s", database, what, cause);
        return new ConnectionException(
                Failure.of(
                                ErrorCode.DATABASE_UNAVAILABLE,
                                "Nothing was run: the sample copy of \"" + database + "\" " + what,
                                clock.instant())
                        .withHint(
                                cause instanceof CopyPlaceException place
                                        ? place.getMessage()
                                        : "Try again in a moment; its operator finds the reason in the tester's log")
                        .withDetails(Map.of("side", "copy")),
                cause);
    }
}
