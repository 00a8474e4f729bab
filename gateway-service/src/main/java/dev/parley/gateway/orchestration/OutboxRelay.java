package dev.parley.gateway.orchestration;

import dev.parley.gateway.watch.Breakdown;
import dev.parley.gateway.watch.Watchers;
import dev.parley.model.Json;
import dev.parley.runtime.kafka.KafkaRecords;
import dev.parley.runtime.trace.Spans;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final String CLAIM = """
            DELETE FROM outbox
            WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
            RETURNING id, topic, key, headers::text AS headers, value
            """;

    private final Pool pool;
    private final MutinyEmitter<byte[]> emitter;
    private final Watchers watchers;
    private final Spans spans;
    private final Semaphore work = new Semaphore(0);
    private Thread loop;
    private volatile boolean stopping;

    OutboxRelay(
            Pool pool,
            @Channel("outbox") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter,
            Watchers watchers,
            Spans spans) {
        this.pool = pool;
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
        SqlConnection connection = pool.getConnectionAndAwait();
        try {
            var transaction = connection.beginAndAwait();
            List<Row> rows = new ArrayList<>();
            connection.preparedQuery(CLAIM).executeAndAwait(Tuple.of(BATCH)).forEach(rows::add);
            rows.sort(Comparator.comparing(row -> row.getLong("id")));
            if (!rows.isEmpty()) {
                Uni.join()
                        .all(rows.stream().map(this::send).toList())
                        .andFailFast()
                        .await()
                        .indefinitely();
            }
            transaction.commitAndAwait();
            return rows.size();
        } finally {
            connection.closeAndForget(); // which rolls back what was not committed
        }
    }

    /** A record that the broker will never take must not hold up the others; its task still shows the result by REST. */
    private Uni<Void> send(Row row) {
        return publish(row).onFailure(RecordTooLargeException.class).recoverWithUni(e -> {
            LOG.errorf("task %s: a message for %s is left out: %s", row.getString("key"), row.getString("topic"), e);
            return Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> publish(Row row) {
        String topic = row.getString("topic");
        String key = row.getString("key");
        byte[] value = row.getBuffer("value").getBytes();
        return spans.sending(
                topic,
                headers(row.getString("headers")),
                headers -> emitter.sendMessage(KafkaRecords.outgoing(topic, key, headers, value)));
    }

    @SuppressWarnings("unchecked") // the column holds what TaskRepository.appendOutbox put there
    private static Map<String, String> headers(String json) {
        return Json.read(json, LinkedHashMap.class);
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
