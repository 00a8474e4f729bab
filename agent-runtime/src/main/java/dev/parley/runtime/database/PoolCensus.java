package dev.parley.runtime.database;

import dev.parley.model.message.PoolCounters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The pools of SQL connections of this process, as Vert.x measures them. A pool is there from its first use. */
@ApplicationScoped
public class PoolCensus {

    private static final String ACTIVE = "sql.pool.active";
    private static final String IDLE = "sql.pool.idle";
    private static final String PENDING = "sql.pool.queue.size";
    static final String POOL = "pool.name";

    private final MeterRegistry registry;
    private final TargetDatabases databases;

    PoolCensus(MeterRegistry registry, TargetDatabases databases) {
        this.registry = registry;
        this.databases = databases;
    }

    /** By name, which is for operators: metrics have another one of a registered database's pool. */
    public List<PoolCounters> pools() {
        Map<String, String> names = names();
        return registry.find(ACTIVE).gauges().stream()
                .map(gauge -> gauge.getId().getTag(POOL))
                .distinct()
                .map(pool -> pool(pool, names.getOrDefault(pool, pool)))
                .sorted(Comparator.comparing(PoolCounters::name))
                .toList();
    }

    /** Names for operators of pools of target databases, by their names in metrics. */
    public Map<String, String> names() {
        return databases.poolNames();
    }

    private PoolCounters pool(String pool, String name) {
        int active = value(ACTIVE, pool);
        int idle = value(IDLE, pool);
        return new PoolCounters(name, active + idle, active, idle, value(PENDING, pool));
    }

    private int value(String meter, String pool) {
        Gauge gauge = registry.find(meter).tag(POOL, pool).gauge();
        return gauge == null || Double.isNaN(gauge.value()) ? 0 : (int) Math.round(gauge.value());
    }
}
