package dev.parley.gateway.orchestration;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;

/** Sees to it that nothing waits for ever, and that the memory of messages does not grow for ever. */
@ApplicationScoped
class Deadlines {

    private static final Duration MESSAGE_MEMORY = Duration.ofDays(7);

    private final TaskProcessor processor;
    private final Scheduler scheduler;
    private final Clock clock = Clock.systemUTC();

    Deadlines(TaskProcessor processor, Scheduler scheduler) {
        this.processor = processor;
        this.scheduler = scheduler;
    }

    /** The pool closes while the scheduler would still beat. */
    void stop(@Observes ShutdownEvent stopping) {
        scheduler.pause();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void endOverdue() {
        processor.endOverdue();
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forgetOldMessages() {
        processor.forgetMessagesBefore(clock.instant().minus(MESSAGE_MEMORY));
    }
}
