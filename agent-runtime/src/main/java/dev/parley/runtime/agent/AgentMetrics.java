package dev.parley.runtime.agent;

import dev.parley.model.message.AgentCounters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What this agent has done since its start, as Micrometer meters and as a snapshot for its announcement. */
@ApplicationScoped
class AgentMetrics {

    private final Counter received;
    private final Counter processed;
    private final Counter failed;
    private final Counter duplicates;
    private final Counter expired;
    private final Counter withdrawn;
    private final Timer handling;
    private final AtomicLong inFlight;

    AgentMetrics(MeterRegistry registry) {
        received = registry.counter("parley.agent.received");
        processed = registry.counter("parley.agent.processed");
        failed = registry.counter("parley.agent.failed");
        duplicates = registry.counter("parley.agent.duplicates");
        expired = registry.counter("parley.agent.expired");
        withdrawn = registry.counter("parley.agent.withdrawn");
        handling = registry.timer("parley.agent.handling");
        inFlight = registry.gauge("parley.agent.in.flight", new AtomicLong());
    }

    void received() {
        received.increment();
    }

    void processed() {
        processed.increment();
    }

    void failed() {
        failed.increment();
    }

    void duplicate() {
        duplicates.increment();
    }

    void expired() {
        expired.increment();
    }

    void withdrawn() {
        withdrawn.increment();
    }

    <T> T timed(Supplier<T> work) {
        inFlight.incrementAndGet();
        try {
            return handling.record(work);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    AgentCounters snapshot() {
        return new AgentCounters(
                (long) received.count(),
                (long) processed.count(),
                (long) failed.count(),
                (long) duplicates.count(),
                inFlight.get(),
                handling.mean(TimeUnit.MILLISECONDS),
                (long) expired.count(),
                (long) withdrawn.count());
    }
}
