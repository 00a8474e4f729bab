package dev.parley.gateway.streaming;

import dev.parley.gateway.orchestration.TaskChanged;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells which tasks have changed, in this gateway and, over Redis, in the others. A signal can get lost, so those who
 * wait for one also look from time to time.
 */
@ApplicationScoped
class TaskSignals {

    private static final Logger LOG = Logger.getLogger(TaskSignals.class);
    private static final String CHANNEL = "parley:tasks";

    private final ReactiveRedisDataSource redis;
    private final BroadcastProcessor<UUID> changes = BroadcastProcessor.create();

    TaskSignals(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    /** One item for each change of the task, from now on. */
    Multi<UUID> of(UUID taskId) {
        return changes.onOverflow().drop().filter(taskId::equals);
    }

    void listen(@Observes StartupEvent started) {
        redis.pubsub(String.class)
                .subscribe(CHANNEL)
                .onFailure()
                .invoke(e -> LOG.debugf("no signals from other gateways: %s", e.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(10))
                .indefinitely()
                .subscribe()
                .with(id -> emit(UUID.fromString(id)), e -> LOG.warnf("no signals from other gateways: %s", e));
    }

    void publish(@Observes TaskChanged changed) {
        emit(changed.taskId());
        redis.pubsub(String.class)
                .publish(CHANNEL, changed.taskId().toString())
                .subscribe()
                .with(done -> {}, e -> LOG.debugf("signal not passed on: %s", e.getMessage()));
    }

    private synchronized void emit(UUID taskId) {
        changes.onNext(taskId);
    }
}
