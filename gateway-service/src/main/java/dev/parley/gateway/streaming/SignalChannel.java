package dev.parley.gateway.streaming;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Redis as the way by which gateways tell each other that a task has changed. Nothing depends on its being there. */
@ApplicationScoped
class SignalChannel {

    private static final String CHANNEL = "parley:tasks";

    private final ReactiveRedisDataSource redis;

    SignalChannel(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    @Timeout
    @CircuitBreaker
    @CircuitBreakerName("redis-signals")
    Uni<Void> tell(UUID task) {
        return redis.pubsub(String.class).publish(CHANNEL, task.toString());
    }

    /** What others tell; fails when the connection ends, however that happens. */
    Multi<String> heard() {
        return redis.pubsub(String.class)
                .subscribe(CHANNEL)
                .onCompletion()
                .failWith(() -> new IllegalStateException("Redis has ended the connection"));
    }
}
