package dev.parley.tester.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.message.Check;
import dev.parley.tester.sandbox.SandboxLimits;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MeasuringBudgetTest {

    private static final Runs RAN = new Runs(2, List.of(), null);

    @Test
    void shouldMeasureOneStatementAtATimeForEachDatabase() {
        MeasuringBudget budget = budget(Map.of());
        AtomicReference<Runs> second = new AtomicReference<>();
        AtomicReference<Runs> elsewhere = new AtomicReference<>();

        Runs first = budget.spend("shop", 2, 1, () -> {
            second.set(budget.spend("shop", 2, 1, () -> RAN));
            elsewhere.set(budget.spend("other", 2, 1, () -> RAN));
            return RAN;
        });

        assertThat(first).isSameAs(RAN);
        assertThat(elsewhere.get()).isSameAs(RAN);
        assertThat(detail(second.get())).contains("another statement is being measured");
        assertThat(budget.spend("shop", 2, 1, () -> RAN)).isSameAs(RAN);
    }

    @Test
    void shouldNotMeasureWhatCostsTooMuchTogether() {
        MeasuringBudget budget =
                budget(Map.of("parley.sandbox.max-plan-cost", "1000", "parley.performance.measure-cost-factor", "2"));

        assertThat(budget.spend("shop", 2, 1000, () -> RAN)).isSameAs(RAN);
        assertThat(detail(budget.spend("shop", 3, 1000, () -> RAN))).contains("cost more than may be spent");
    }

    @Test
    void shouldMeasureNoMoreOftenThanTheOperatorAllows() {
        assertThat(budget(Map.of()).allowed(20)).isEqualTo(20);
        assertThat(budget(Map.of("parley.performance.measure-runs", "3")).allowed(20))
                .isEqualTo(3);
        assertThat(budget(Map.of("parley.performance.measure-runs", "0")).allowed(20))
                .isZero();
    }

    private static String detail(Runs runs) {
        Check check = runs.check();
        assertThat(check.name()).isEqualTo("measured");
        assertThat(runs.measurement()).isEmpty();
        return check.detail();
    }

    private static MeasuringBudget budget(Map<String, String> properties) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PerformanceConfig.class)
                .withMapping(SandboxLimits.class)
                .withDefaultValues(properties)
                .build();
        return new MeasuringBudget(
                config.getConfigMapping(PerformanceConfig.class), config.getConfigMapping(SandboxLimits.class));
    }
}
