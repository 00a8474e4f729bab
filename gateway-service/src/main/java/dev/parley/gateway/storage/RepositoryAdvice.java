package dev.parley.gateway.storage;

import dev.parley.gateway.watch.Watchers;
import dev.parley.runtime.repository.ApplicationDatabase;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Tells the watchers what would make the application's tables faster. */
@ApplicationScoped
class RepositoryAdvice {

    private final ApplicationDatabase database;
    private final Watchers watchers;
    private final AdviceNews news = new AdviceNews();

    RepositoryAdvice(ApplicationDatabase database, Watchers watchers) {
        this.database = database;
        this.watchers = watchers;
    }

    @Scheduled(every = "5m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tell() {
        news.of(database.optimizeQueries(), Instant.now()).forEach(watchers::tell);
    }
}
