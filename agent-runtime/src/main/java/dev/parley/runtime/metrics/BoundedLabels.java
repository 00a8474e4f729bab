package dev.parley.runtime.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Labels that whoever sends a request could choose freely, so that no stranger makes meters. */
final class BoundedLabels {

    private static final String METHOD = "method";
    private static final String OTHER = "OTHER";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT");

    private BoundedLabels() {}

    /** Verbs that HTTP does not have are one. */
    @Produces
    @Singleton
    static MeterFilter verbs() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String method = id.getTag(METHOD);
                return id.getName().startsWith("http.server.") && method != null && !METHODS.contains(method)
                        ? id.withTag(Tag.of(METHOD, OTHER))
                        : id;
            }
        };
    }
}
