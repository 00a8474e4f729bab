package dev.parley.gateway.audit;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Removes rows whose time is over, in small steps, so that nothing waits for it. */
@ApplicationScoped
class AuditRetention {

    private static final Logger LOG = Logger.getLogger(AuditRetention.class);
    private static final int STEP = 5_000;

    private final AuditRepository repository;
    private final AuditConfig config;
    private final Clock clock = Clock.systemUTC();

    AuditRetention(AuditRepository repository, AuditConfig config) {
        this.repository = repository;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void purge() {
        Instant before = clock.instant().minus(config.keep());
        long gone = 0;
        int step;
        do {
            step = repository.purge(before, STEP);
            gone += step;
        } while (step == STEP);
        if (gone > 0) {
            LOG.infof("audit: %d rows from before %s are gone", gone, before);
        }
    }
}
