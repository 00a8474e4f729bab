package dev.parley.runtime.pool;

import io.quarkus.arc.All;
import io.vertx.core.Future;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The one door to pools. Each is opened when it is asked for the first time; what is changed at run time gets another pool,
 * and that of before stays open for a while, for who has just asked for it, and is closed when what runs on it has ended.
 */
@ApplicationScoped
public class ConnectionPoolManager {

    private static final Logger LOG = Logger.getLogger(ConnectionPoolManager.class);

    /** How long a closing pool waits for what runs on it. */
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final DatabaseConnector connector;
    private final PoolMeters meters;
    private final List<PoolObserver> observers;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final List<ConnectionPool> retired = new ArrayList<>();

    public ConnectionPoolManager(
            Vertx vertx, DatabaseConnector connector, PoolMeters meters, @All List<PoolObserver> observers) {
        this.vertx = vertx;
        this.connector = connector;
        this.meters = meters;
        this.observers = List.copyOf(observers);
    }

    /** @param pool null until it is asked for */
    private record Entry(PoolTarget target, ConnectionPool pool) {}

    /** @throws IllegalArgumentException when there is one of that name */
    public synchronized void add(PoolTarget target) {
        if (entries.putIfAbsent(target.name(), new Entry(target, null)) != null) {
            throw new IllegalArgumentException("there is a pool called " + target.name());
        }
    }

    /**
     * From now on it connects as this one says.
     *
     * @param grace how long the pool of before stays open
     * @throws IllegalArgumentException when there is none of that name
     */
    public synchronized void change(PoolTarget target, Duration grace) {
        Entry before = entries.get(target.name());
        if (before == null) {
            throw new IllegalArgumentException("there is no pool called " + target.name());
        }
        entries.put(target.name(), new Entry(target, null));
        retire(before, grace);
    }

    /** @param grace how long it stays open for who has just asked for it */
    public synchronized void remove(String name, Duration grace) {
        Entry before = entries.remove(name);
        if (before != null) {
            retire(before, grace);
        }
    }

    /**
     * Empty when there is none of that name.
     *
     * @throws RuntimeException when its address, certificate or password cannot be read
     */
    public synchronized Optional<ConnectionPool> get(String name) {
        return Optional.ofNullable(entries.computeIfPresent(
                        name, (same, entry) -> entry.pool() == null ? new Entry(entry.target(), open(entry)) : entry))
                .map(Entry::pool);
    }

    /** By name, those that were asked for. */
    public synchronized Map<String, ConnectionPool> opened() {
        Map<String, ConnectionPool> opened = new TreeMap<>();
        entries.forEach((name, entry) -> {
            if (entry.pool() != null) {
                opened.put(name, entry.pool());
            }
        });
        return opened;
    }

    /** Whether one with this label was changed or removed, and is not closed yet. */
    public synchronized boolean isRetired(String label) {
        return retired.stream().anyMatch(pool -> pool.target().label().equals(label));
    }

    private ConnectionPool open(Entry entry) {
        ConnectionPool pool = new ConnectionPool(entry.target(), connector, vertx.getDelegate(), this::tell);
        meters.opened(pool);
        return pool;
    }

    private void retire(Entry entry, Duration grace) {
        if (entry.pool() != null) {
            retired.add(entry.pool());
            vertx.setTimer(Math.max(1, grace.toMillis()), over -> close(entry.pool()));
        }
    }

    private Future<Void> close(ConnectionPool pool) {
        return pool.close(DRAIN).andThen(closed -> {
            meters.closed(pool.target());
            synchronized (this) {
                retired.remove(pool);
            }
        });
    }

    private void tell(PoolEvent event) {
        for (PoolObserver observer : observers) {
            try {
                observer.see(event);
            } catch (RuntimeException e) {
                LOG.warnf(e, "what became of %s was not seen", event.pool().shown());
            }
        }
    }

    /** Blocks until what runs has ended, or for as long as that may take. */
    @PreDestroy
    public void close() {
        List<Future<Void>> closing = new ArrayList<>();
        synchronized (this) {
            opened().values().forEach(pool -> closing.add(close(pool)));
            List.copyOf(retired).forEach(pool -> closing.add(close(pool)));
            entries.clear();
        }
        try {
            Future.join(closing)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(DRAIN.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("not all pools were closed: %s", e);
        }
    }
}
