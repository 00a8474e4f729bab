package dev.parley.runtime.agent;

import dev.parley.model.error.ValidationException;
import dev.parley.model.message.RequestWithdrawn;
import dev.parley.runtime.kafka.KafkaRecords;
import dev.parley.runtime.work.Withdrawal;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Requests that nobody waits for any more, from {@code parley.withdrawn}. Every agent reads all of them, since none knows who
 * has which in hand; one that comes before its request is remembered.
 */
@ApplicationScoped
@IfBuildProperty(name = "parley.agent.enabled", stringValue = "true")
public class Withdrawals {

    private static final Logger LOG = Logger.getLogger(Withdrawals.class);

    /** The oldest is forgotten first; together they are some ten megabytes. */
    static final int MOST_REMEMBERED = 100_000;

    private final Map<UUID, Withdrawal> inHand = new ConcurrentHashMap<>();
    private final SequencedSet<UUID> withdrawn = new LinkedHashSet<>();

    /** Does not block, and so is heard while all threads that handle requests are busy. */
    @Incoming("withdrawals")
    public void consume(ConsumerRecord<byte[], byte[]> received) {
        try {
            withdraw(KafkaRecords.read(received, RequestWithdrawn.class)
                    .message()
                    .requestId());
        } catch (ValidationException e) {
            LOG.warnf("the record %s is left: %s", KafkaRecords.place(received), e.getMessage());
        }
    }

    void withdraw(UUID requestId) {
        remember(requestId); // before it is looked for: it may be taken in hand at this moment
        Withdrawal withdrawal = inHand.get(requestId);
        if (withdrawal != null) {
            withdrawal.happen();
        }
    }

    private void remember(UUID requestId) {
        synchronized (withdrawn) {
            withdrawn.addLast(requestId);
            if (withdrawn.size() > MOST_REMEMBERED) {
                withdrawn.removeFirst();
            }
        }
    }

    private boolean isWithdrawn(UUID requestId) {
        synchronized (withdrawn) {
            return withdrawn.contains(requestId);
        }
    }

    /** @throws dev.parley.runtime.work.WithdrawnException when the handling gave up because of it */
    <T> T unlessWithdrawn(UUID requestId, Supplier<T> handling) {
        Withdrawal withdrawal = Withdrawal.possible();
        inHand.put(requestId, withdrawal);
        try {
            if (isWithdrawn(requestId)) {
                withdrawal.happen();
            }
            withdrawal.require();
            T reply = withdrawal.during(handling);
            withdrawal.require();
            return reply;
        } finally {
            inHand.remove(requestId);
        }
    }
}
