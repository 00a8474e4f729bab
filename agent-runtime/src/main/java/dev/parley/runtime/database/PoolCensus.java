package dev.parley.runtime.database;

import dev.parley.model.message.PoolCounters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/** The pools of SQL connections of this process, as Vert.x measures them. A pool is there from its first use. */
@ApplicationScoped
public class PoolCensus {

    private static final String ACTIVE = "sql.pool.active";
    private static final String IDLE = "sql.pool.idle";
    private static final String PENDING = "sql.pool.queue.size";
    private static final String POOL = "pool.name";

    private final MeterRegistry registry;

    PoolCensus(MeterRegistry registry) {
        this.registry = registry;
    }

    /** By name. */
    public List<PoolCounters> pools() {
        return registry.find(ACTIVE).gauges().stream()
                .map(gauge -> gauge.getId().getTag(POOL))
                .distinct()
                .map(this::pool)
                .sorted(Comparator.comparing(PoolCounters::name))
                .toList();
    }

    private PoolCounters pool(String name) {
        int active = value(ACTIVE, name);
        int idle = value(IDLE, name);
        return new PoolCounters(name, active + idle, active, idle, value(PENDING, name));
    }

    private int value(String meter, String pool) {
        Gauge gauge = registry.find(meter).tag(POOL, pool).gauge();
        return gauge == null || Double.isNaN(gauge.value()) ? 0 : (int) Math.round(gauge.value());
    }
}
