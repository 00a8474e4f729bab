package dev.parley.gateway.storage;

import dev.parley.gateway.watch.Notice;
import dev.parley.gateway.watch.Notice.Concern;
import dev.parley.gateway.watch.Severity;
import dev.parley.gateway.watch.Watchers;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.Recommendation;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;

/** Tells the watchers what would make the application's tables faster. */
@ApplicationScoped
class RepositoryAdvice {

    private final ApplicationDatabase database;
    private final Watchers watchers;

    RepositoryAdvice(ApplicationDatabase database, Watchers watchers) {
        this.database = database;
        this.watchers = watchers;
    }

    @Scheduled(every = "5m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tell() {
        database.optimizeQueries().forEach(found -> watchers.tell(notice(found)));
    }

    /** A finding for each set of columns, of each table. */
    private static Notice notice(Recommendation found) {
        Object columns = found.facts().get("columns");
        return new Notice(
                Concern.SPEED,
                Severity.INFO,
                found.kind().name().toLowerCase(Locale.ROOT),
                columns == null ? found.table() : found.table() + columns,
                found.evidence(),
                found.facts(),
                found.suggestedAct(),
                Instant.now());
    }
}
