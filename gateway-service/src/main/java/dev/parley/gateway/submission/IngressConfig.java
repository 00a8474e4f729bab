package dev.parley.gateway.submission;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who may submit over Kafka. */
@ConfigMapping(prefix = "parley.ingress.kafka")
interface IngressConfig {

    /**
     * Subject under which records without a token are taken, because the topic's own access control is trusted. Without
     * it such records are refused.
     */
    Optional<String> principal();
}
