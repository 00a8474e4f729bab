package dev.parley.runtime.database;

import dev.parley.runtime.health.HealthConfig;
import dev.parley.runtime.pool.ConnectionPool;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state of each target database. It is looked at now and then, over the pools that are in use, and never because somebody
 * asks.
 */
@ApplicationScoped
public class DatabaseStates {

    static final String UP = "up";
    static final String SLOW = "slow";
    static final String AWAY = "away";

    /** Nobody has used it in this process since it was started. */
    static final String NOT_ASKED = "not asked";

    private final DatabasePools databases;
    private final Duration patience;
    private volatile Map<String, String> states = Map.of();
    private volatile boolean stopping;

    DatabaseStates(DatabasePools databases, HealthConfig config) {
        this.databases = databases;
        this.patience = config.patience();
    }

    @Scheduled(
            every = "${parley.health.databases:30s}",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        Map<String, Uni<String>> asked = new TreeMap<>();
        databases.byDatabase().forEach((name, pools) -> asked.put(name, state(pools)));
        Map<String, String> found = new TreeMap<>();
        if (!asked.isEmpty() && !stopping) {
            List<String> answers = Uni.join()
                    .all(List.copyOf(asked.values()))
                    .andFailFast()
                    .await()
                    .indefinitely();
            List.copyOf(asked.keySet()).forEach(name -> found.put(name, answers.get(found.size())));
        }
        states = Collections.unmodifiableMap(found);
    }

    /** Its pools close while the scheduler would still beat. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** @param pools none before the first question: a look is no reason to connect */
    private Uni<String> state(List<ConnectionPool> pools) {
        if (pools.isEmpty()) {
            return Uni.createFrom().item(NOT_ASKED);
        }
        return Uni.join()
                .all(pools.stream().map(ConnectionPool::look).toList())
                .andCollectFailures()
                .replaceWith(UP)
                .ifNoItem()
                .after(patience)
                .recoverWithItem(SLOW)
                .onFailure()
                .recoverWithItem(() -> found(pools));
    }

    /** After a look that came to nothing: perhaps only because all connections are in use, which the pools can tell. */
    private static String found(List<ConnectionPool> pools) {
        return pools.stream().allMatch(pool -> pool.figures().state().isWell()) ? SLOW : AWAY;
    }

    /** {@code up}, {@code slow}, {@code away} or {@code not asked}, by name. */
    public Map<String, String> byName() {
        return states;
    }
}
