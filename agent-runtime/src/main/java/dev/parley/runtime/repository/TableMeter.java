package dev.parley.runtime.repository;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Times of what is done to one table, with what failed counted as what did not. */
final class TableMeter {

    private final String table;
    private final Map<Operation, Timer> done = new EnumMap<>(Operation.class);
    private final Map<Operation, Timer> failed = new EnumMap<>(Operation.class);

    TableMeter(String table, MeterRegistry registry) {
        this.table = table;
        for (Operation operation : Operation.values()) {
            done.put(operation, timer(operation, "success", registry));
            failed.put(operation, timer(operation, "failure", registry));
        }
    }

    <R> R time(Operation operation, Supplier<R> work) {
        long start = System.nanoTime();
        boolean ended = false;
        try {
            R result = work.get();
            ended = true;
            return result;
        } finally {
            (ended ? done : failed).get(operation).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    RepositoryMetrics metrics(long lookups, long hits) {
        return RepositoryMetrics.of(table, done, failed, lookups, hits);
    }

    private Timer timer(Operation operation, String outcome, MeterRegistry registry) {
        return Timer.builder("parley.repository.query")
                .description("Statements on a table of the application, from its repository and back")
                .tags("table", table, "operation", operation.label(), "outcome", outcome)
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(registry);
    }
}
