package dev.parley.tester.performance;

import dev.parley.tester.sandbox.SandboxLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keeps measuring from being load: one statement at a time for each database, and no dear ones again and again. */
@ApplicationScoped
class MeasuringBudget {

    private final PerformanceConfig config;
    private final SandboxLimits limits;
    private final Set<String> measuring = ConcurrentHashMap.newKeySet();

    MeasuringBudget(PerformanceConfig config, SandboxLimits limits) {
        this.config = config;
        this.limits = limits;
    }

    /** Runs that are worth a look at their cost. */
    int allowed(int wanted) {
        return Math.min(wanted, Math.max(0, config.measureRuns()));
    }

    /**
     * Measures, or says why not.
     *
     * @param wanted runs, at least 1
     * @param cost of one run by its plan
     */
    Runs spend(String database, int wanted, double cost, Supplier<Runs> measured) {
        if (cost * wanted > limits.maxPlanCost() * config.measureCostFactor()) {
            return Runs.none(wanted, "so many runs of it cost more than may be spent on measuring");
        }
        if (!measuring.add(database)) {
            return Runs.none(wanted, "another statement is being measured on this database; ask again in a moment");
        }
        try {
            return measured.get();
        } finally {
            measuring.remove(database);
        }
    }
}
