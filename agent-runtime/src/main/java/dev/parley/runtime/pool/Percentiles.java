package dev.parley.runtime.pool;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Of the times that Vert.x measures of pools: it asks for sums alone. */
class Percentiles {

    private static final Set<String> TIMES = Set.of("sql.processing", "sql.pool.queue.delay", "sql.pool.usage");
    private static final DistributionStatisticConfig CONFIG =
            DistributionStatisticConfig.builder().percentiles(0.5, 0.95, 0.99).build();

    @Produces
    @Singleton
    MeterFilter ofPools() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return TIMES.contains(id.getName()) ? CONFIG.merge(config) : config;
            }
        };
    }
}
