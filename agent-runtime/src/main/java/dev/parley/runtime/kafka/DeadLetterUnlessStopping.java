package dev.parley.runtime.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/**
 * What becomes of a record whose consumer failed. It goes to the dead letters, as it came but for a token in its headers,
 * with what {@link DeadLetterHeaders} tell of it. While this service stops it is left uncommitted instead, and comes again
 * at the next one.
 *
 * <p>The name is the value of {@code failure-strategy}.
 */
@ApplicationScoped
@Unremovable
@Identifier("dead-letter-unless-stopping")
public class DeadLetterUnlessStopping implements KafkaFailureHandler.Factory {

    private static final Logger LOG = Logger.getLogger(DeadLetterUnlessStopping.class);

    private final KafkaDeadLetterQueue.Factory deadLetters;
    private final MeterRegistry registry;
    private volatile boolean stopping;

    DeadLetterUnlessStopping(@Any KafkaDeadLetterQueue.Factory deadLetters, MeterRegistry registry) {
        this.deadLetters = deadLetters;
        this.registry = registry;
    }

    @Override
    public KafkaFailureHandler create(
            KafkaConnectorIncomingConfiguration config,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> reportFailure) {
        return new Handler(deadLetters.create(config, vertx, consumer, reportFailure), () -> stopping, registry);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private record Handler(KafkaFailureHandler deadLetters, BooleanSupplier stopping, MeterRegistry registry)
            implements KafkaFailureHandler {

        @Override
        public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> failed, Throwable failure, Metadata metadata) {
            Throwable reason =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (stopping.getAsBoolean()) {
                LOG.warnf(
                        "record %s-%d@%d is handed back: %s",
                        failed.getTopic(), failed.getPartition(), failed.getOffset(), reason);
                return Uni.createFrom().voidItem();
            }
            registry.counter("parley.dead.letters", "topic", failed.getTopic()).increment();
            DeadLetterHeaders.prepend(failed, reason);
            Throwable told = DeadLetterHeaders.bounded(reason);
            return deadLetters
                    .handle(failed, told, metadata)
                    .onFailure(RecordTooLargeException.class)
                    .recoverWithUni(e -> deadLetters.handle(withoutValue(failed), told, metadata));
        }

        /** With the headers of a dead letter it is larger than the broker takes; the original stays at its place. */
        private static <K, V> IncomingKafkaRecord<K, V> withoutValue(IncomingKafkaRecord<K, V> failed) {
            DeadLetterHeaders.markCut(failed);
            ConsumerRecord<K, V> cut = new ConsumerRecord<>(
                    failed.getTopic(), failed.getPartition(), failed.getOffset(), failed.getKey(), null);
            failed.getHeaders().forEach(cut.headers()::add);
            KafkaCommitHandler commit = new KafkaCommitHandler() {
                @Override
                public <A, B> Uni<Void> handle(IncomingKafkaRecord<A, B> done) {
                    return Uni.createFrom().completionStage(failed.ack());
                }
            };
            return new IncomingKafkaRecord<>(cut, failed.getTopic(), 0, commit, null, false, false);
        }

        @Override
        public void terminate() {
            deadLetters.terminate();
        }
    }
}
