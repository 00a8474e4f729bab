package dev.parley.gateway.orchestration;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Sees to it that nothing waits for ever, and that nothing is kept for ever. */
@ApplicationScoped
class Deadlines {

    private static final Duration MESSAGE_MEMORY = Duration.ofDays(7);

    private final TaskProcessor processor;
    private final StepLimits limits;
    private final Scheduler scheduler;
    private final Clock clock = Clock.systemUTC();

    Deadlines(TaskProcessor processor, StepLimits limits, Scheduler scheduler) {
        this.processor = processor;
        this.limits = limits;
        this.scheduler = scheduler;
    }

    /** The pool closes while the scheduler would still beat. */
    void stop(@Observes ShutdownEvent stopping) {
        scheduler.pause();
    }

    /** Not at once after a start: replies that came while no gateway was there are taken first. */
    @Scheduled(every = "1s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void endOverdue() {
        processor.endOverdue();
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void purge() {
        Instant now = clock.instant();
        processor.purge(now.minus(MESSAGE_MEMORY), now.minus(limits.keep()));
    }
}
