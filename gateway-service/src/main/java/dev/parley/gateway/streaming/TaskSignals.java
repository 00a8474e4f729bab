package dev.parley.gateway.streaming;

import dev.parley.gateway.orchestration.TaskChanged;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells the feed which tasks have changed, in this gateway and, over Redis, in the others. A signal can get lost, so the
 * feed also looks from time to time.
 */
@ApplicationScoped
class TaskSignals {

    private static final Logger LOG = Logger.getLogger(TaskSignals.class);

    private final SignalChannel channel;
    private final TaskFeed feed;

    TaskSignals(SignalChannel channel, TaskFeed feed) {
        this.channel = channel;
        this.feed = feed;
    }

    void listen(@Observes StartupEvent started) {
        channel.heard()
                .onFailure()
                .invoke(e -> LOG.debugf("no signals from other gateways: %s", e.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(10))
                .indefinitely()
                .subscribe()
                .with(this::heard, e -> LOG.warnf("no signals from other gateways: %s", e));
    }

    void publish(@Observes TaskChanged changed) {
        feed.changed(changed.taskId());
        channel.tell(changed.taskId())
                .subscribe()
                .with(done -> {}, e -> LOG.debugf("signal not passed on: %s", e.getMessage()));
    }

    /** Whoever can write to Redis can write anything there; what is no id must not end the subscription. */
    private void heard(String id) {
        try {
            feed.changed(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            LOG.debugf("no signal: %s", id);
        }
    }
}
