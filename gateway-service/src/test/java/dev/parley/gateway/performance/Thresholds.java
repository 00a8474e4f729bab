package dev.parley.gateway.performance;

import java.time.Duration;

/** The defaults, but for three shapes. */
record Thresholds() implements AnalyzerConfig {
    @Override
    public int shapes() {
        return 3;
    }

    @Override
    public Duration keep() {
        return Duration.ofDays(7);
    }

    @Override
    public int evidence() {
        return 5;
    }

    @Override
    public Duration slow() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration slowPlanning() {
        return Duration.ofMillis(50);
    }

    @Override
    public double misjudged() {
        return 10;
    }

    @Override
    public Duration waiting() {
        return Duration.ofMillis(250);
    }

    @Override
    public Duration poolWaiting() {
        return Duration.ofMillis(50);
    }
}
