package dev.parley.gateway.orchestration;

import dev.parley.gateway.watch.Breakdown;
import dev.parley.gateway.watch.Watchers;
import dev.parley.runtime.kafka.KafkaRecords;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.trace.Spans;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox. Rows are claimed, sent and deleted in one transaction, so that each is published at least once,
 * and by one gateway at a time. It runs when a task of this gateway changes, and on a beat for what another gateway left
 * behind.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 20;
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final ApplicationDatabase database;
    private final Outbox outbox;
    private final MutinyEmitter<byte[]> emitter;
    private final Watchers watchers;
    private final Spans spans;
    private final Semaphore work = new Semaphore(0);
    private Thread loop;
    private volatile boolean stopping;

    OutboxRelay(
            ApplicationDatabase database,
            Outbox outbox,
            @Channel("outbox") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter,
            Watchers watchers,
            Spans spans) {
        this.database = database;
        this.outbox = outbox;
        this.emitter = emitter;
        this.watchers = watchers;
        this.spans = spans;
    }

    void start(@Observes StartupEvent started) {
        loop = Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    /** Before the channels close; what is left is published by another gateway, or at the next start. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        work.release();
        loop.join(Duration.ofSeconds(5));
    }

    void wake(@Observes TaskChanged changed) {
        work.release();
    }

    private void run() {
        while (!stopping) {
            try {
                work.tryAcquire(BEAT.toMillis(), TimeUnit.MILLISECONDS);
                work.drainPermits();
                while (publishBatch() == BATCH) {
                    // until there is less than a batch left
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("outbox: %s; trying again", e.getMessage());
                watchers.tell(new Breakdown("outbox", e, Instant.now()));
                pause();
            }
        }
    }

    private int publishBatch() {
        return database.inTransaction(connection -> {
            List<Outbox.Waiting> records = outbox.claim(connection, BATCH);
            if (!records.isEmpty()) {
                Uni.join()
                        .all(records.stream().map(this::send).toList())
                        .andFailFast()
                        .await()
                        .indefinitely();
            }
            return records.size();
        });
    }

    /** A record that the broker will never take must not hold up the others; its task still shows the result by REST. */
    private Uni<Void> send(Outbox.Waiting one) {
        return publish(one).onFailure(RecordTooLargeException.class).recoverWithUni(e -> {
            LOG.errorf("task %s: a message for %s is left out: %s", one.key(), one.topic(), e);
            return Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> publish(Outbox.Waiting one) {
        return spans.sending(
                one.topic(),
                one.headers(),
                headers -> emitter.sendMessage(KafkaRecords.outgoing(one.topic(), one.key(), headers, one.value())));
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
