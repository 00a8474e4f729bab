package dev.parley.runtime.kafka;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/**
 * What becomes of a record whose consumer failed. It goes to the dead letters, as it came but for a token in its headers,
 * with the reason. While this service stops it is left uncommitted instead, and comes again at the next one.
 *
 * <p>The name is the value of {@code failure-strategy}.
 */
@ApplicationScoped
@Unremovable
@Identifier("dead-letter-unless-stopping")
public class DeadLetterUnlessStopping implements KafkaFailureHandler.Factory {

    private static final Logger LOG = Logger.getLogger(DeadLetterUnlessStopping.class);

    /** Credentials must not lie about. */
    private static final String TOKEN_HEADER = "authorization";

    private final KafkaDeadLetterQueue.Factory deadLetters;
    private volatile boolean stopping;

    DeadLetterUnlessStopping(@Any KafkaDeadLetterQueue.Factory deadLetters) {
        this.deadLetters = deadLetters;
    }

    @Override
    public KafkaFailureHandler create(
            KafkaConnectorIncomingConfiguration config,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> reportFailure) {
        return new Handler(deadLetters.create(config, vertx, consumer, reportFailure), () -> stopping);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private record Handler(KafkaFailureHandler deadLetters, BooleanSupplier stopping) implements KafkaFailureHandler {

        @Override
        public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> failed, Throwable reason, Metadata metadata) {
            if (!stopping.getAsBoolean()) {
                failed.getHeaders().remove(TOKEN_HEADER);
                return deadLetters.handle(failed, reason, metadata);
            }
            LOG.warnf(
                    "record %s-%d@%d is handed back: %s",
                    failed.getTopic(), failed.getPartition(), failed.getOffset(), reason);
            return Uni.createFrom().voidItem();
        }

        @Override
        public void terminate() {
            deadLetters.terminate();
        }
    }
}
