package dev.parley.gateway.orchestration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long each step of a task may take. What passes its limit ends in a typed failure. */
@ConfigMapping(prefix = "parley.orchestration")
public interface StepLimits {

    /** For the clarifier. */
    @WithDefault("30s")
    Duration clarify();

    /** For the tester, to see whether readings differ; what passes it is asked about as it is. */
    @WithDefault("15s")
    Duration compare();

    /** For the coder. */
    @WithDefault("30s")
    Duration generate();

    /** For the tester. */
    @WithDefault("60s")
    Duration test();

    /** For the asker, to answer a question back. */
    @WithDefault("24h")
    Duration answer();

    /** How long a task is kept, with its answer, after it ended. */
    @WithDefault("30d")
    Duration keep();

    /** How often failed SQL goes back to the coder. */
    @WithDefault("2")
    int maxRepairs();

    /** How often the asker is asked back about one question. */
    @WithDefault("2")
    int maxRounds();
}
