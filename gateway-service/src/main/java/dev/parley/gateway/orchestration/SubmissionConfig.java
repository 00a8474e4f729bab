package dev.parley.gateway.orchestration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How questions are taken in and listed. */
@ConfigMapping(prefix = "parley.submission")
interface SubmissionConfig {

    /** How long an idempotency key stands for its request; after that it is as good as new. */
    @WithDefault("24h")
    Duration keepKeys();

    /** How long a page of a list of questions may take. */
    @WithDefault("5s")
    Duration listLimit();
}
