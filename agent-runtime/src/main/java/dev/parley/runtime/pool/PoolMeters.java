package dev.parley.runtime.pool;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.search.Search;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.ToDoubleFunction;

/**
 * What pools count themselves, beside what Vert.x measures of them: {@code sql.pool.*} by {@link #POOL}, and {@code sql.*} of
 * statements by {@link #STATEMENTS_OF}.
 */
@ApplicationScoped
public class PoolMeters {

    public static final String POOL = "pool.name";
    public static final String STATEMENTS_OF = "clientName";

    /** Before the name of a pool in the name that Vert.x measures its statements under; source: Quarkus' binder. */
    static final String CLIENT = "sql";

    private final MeterRegistry registry;

    public PoolMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void opened(ConnectionPool pool) {
        count(pool, "parley.pool.hits", "callers who were given an open connection at once", PoolFigures::hits);
        count(pool, "parley.pool.misses", "callers for whom a connection was opened", PoolFigures::misses);
        count(pool, "parley.pool.waits", "callers who found all connections in use", PoolFigures::waits);
        count(pool, "parley.pool.refused", "callers who were given no connection", PoolFigures::refused);
        count(pool, "parley.pool.created", "connections that were opened", PoolFigures::created);
        count(pool, "parley.pool.destroyed", "connections that ended", PoolFigures::destroyed);
        count(pool, "parley.pool.outages", "how often it became unhealthy", figures -> figures.state()
                .outages());
        gauge(pool, "parley.pool.connections", "connections that are open", PoolFigures::total);
        gauge(pool, "parley.pool.pending", "callers who wait for a connection", PoolFigures::pending);
        gauge(
                pool,
                "parley.pool.healthy",
                "1 while its database answers",
                figures -> figures.state().isWell() ? 1 : 0);
    }

    /** With what was measured of it, which Vert.x would keep for ever. */
    void closed(PoolTarget pool) {
        Search.in(registry).tag(POOL, pool.label()).meters().forEach(registry::remove);
        Search.in(registry).tag(STATEMENTS_OF, pool.label()).meters().forEach(registry::remove);
    }

    private void count(ConnectionPool pool, String name, String what, ToDoubleFunction<PoolFigures> count) {
        FunctionCounter.builder(name, pool, one -> count.applyAsDouble(one.figures()))
                .description(what)
                .tags(tags(pool))
                .register(registry);
    }

    private void gauge(ConnectionPool pool, String name, String what, ToDoubleFunction<PoolFigures> value) {
        Gauge.builder(name, pool, one -> value.applyAsDouble(one.figures()))
                .description(what)
                .tags(tags(pool))
                .strongReference(true)
                .register(registry);
    }

    private static Tags tags(ConnectionPool pool) {
        return Tags.of(POOL, pool.target().label());
    }
}
