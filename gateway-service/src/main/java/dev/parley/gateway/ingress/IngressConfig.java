package dev.parley.gateway.ingress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may submit over Kafka without a token, because the topic's own access control is trusted. Records without a token
 * are refused where nothing here fits them.
 */
@ConfigMapping(prefix = "parley.ingress.kafka")
interface IngressConfig {

    /** Subject of the records that no rule of {@link #trusted()} is about. */
    Optional<String> principal();

    /** Tenant of {@link #principal()}; none when missing. */
    Optional<String> tenant();

    /** What {@link #principal()} may do; without {@code query:submit} it could do nothing. */
    @WithDefault("query:submit")
    Set<String> permissions();

    /** Databases that {@link #principal()} may ask; when missing, those that it is granted. */
    Optional<Set<String>> databases();

    /** Rules by name, for records of one topic or whose key starts in one way. The longest prefix of a key wins. */
    Map<String, Trusted> trusted();

    /** Principal of some records. */
    interface Trusted {

        /** Topic that the records are in; any when missing. */
        Optional<String> topic();

        /** How the records' keys start; any key, or none, when missing. */
        Optional<String> keyPrefix();

        /** Subject of the records. */
        String principal();

        /** Its tenant; none when missing. */
        Optional<String> tenant();

        /** What it may do. */
        @WithDefault("query:submit")
        Set<String> permissions();

        /** Databases that it may ask; when missing, those that it is granted. */
        Optional<Set<String>> databases();
    }
}
