package dev.parley.runtime.kafka;

import dev.parley.model.error.ValidationException;
import io.quarkus.arc.Unremovable;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/**
 * What becomes of a record whose consumer failed. A record that is wrong in itself ({@link ValidationException}) goes to
 * the dead letters. One that could not be worked on, because this service stops or something it needs is away, is left
 * uncommitted: it comes again, here or at another instance.
 *
 * <p>The name is the value of {@code failure-strategy}.
 */
@ApplicationScoped
@Unremovable
@Identifier("unreadable-to-dead-letters")
public class UnreadableToDeadLetters implements KafkaFailureHandler.Factory {

    private static final Logger LOG = Logger.getLogger(UnreadableToDeadLetters.class);

    private final KafkaDeadLetterQueue.Factory deadLetters;

    UnreadableToDeadLetters(@Any KafkaDeadLetterQueue.Factory deadLetters) {
        this.deadLetters = deadLetters;
    }

    @Override
    public KafkaFailureHandler create(
            KafkaConnectorIncomingConfiguration config,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> reportFailure) {
        return new Handler(deadLetters.create(config, vertx, consumer, reportFailure));
    }

    private record Handler(KafkaFailureHandler deadLetters) implements KafkaFailureHandler {

        @Override
        public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> failed, Throwable reason, Metadata metadata) {
            if (reason instanceof ValidationException) {
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
