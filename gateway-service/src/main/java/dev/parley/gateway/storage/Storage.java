package dev.parley.gateway.storage;

import dev.parley.gateway.watch.Breakdown;
import dev.parley.gateway.watch.Watchers;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.RepositoryConfig;
import dev.parley.runtime.trace.Spans;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;

/** What the gateway's repositories stand on. */
class Storage {

    @Produces
    @Singleton
    ApplicationDatabase database(
            Pool pool, RepositoryConfig config, MeterRegistry registry, Spans spans, Watchers watchers) {
        return new ApplicationDatabase(
                pool,
                config,
                registry,
                spans,
                e -> watchers.tell(new Breakdown("application_database", e, Instant.now())));
    }
}
