package dev.parley.runtime.agent;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ParleyException;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.AgentRequest;
import dev.parley.model.message.Envelope;
import dev.parley.runtime.kafka.KafkaRecords;
import dev.parley.runtime.trace.Spans;
import dev.parley.runtime.trace.TaskScope;
import dev.parley.runtime.trace.Wordless;
import dev.parley.runtime.work.WithdrawnException;
import io.opentelemetry.api.trace.Span;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes requests from the agent's topic, has each handled once, and replies. The record is committed after the reply is
 * with the broker; a record that cannot be read goes to {@code <topic>.dead} with the reason, and a request that is withdrawn
 * gets no reply.
 */
@ApplicationScoped
@IfBuildProperty(name = "parley.agent.enabled", stringValue = "true")
public class RequestConsumer {

    private static final Logger LOG = Logger.getLogger(RequestConsumer.class);

    private final Agent<AgentRequest> agent;
    private final RecentReplies recentReplies;
    private final ReplyProducer replies;
    private final Withdrawals withdrawals;
    private final AgentMetrics metrics;
    private final Spans spans;
    private final String source;
    private final Clock clock = Clock.systemUTC();

    @SuppressWarnings("unchecked") // the envelope is read as the agent's own request type
    RequestConsumer(
            Agent<? extends AgentRequest> agent,
            RecentReplies recentReplies,
            ReplyProducer replies,
            Withdrawals withdrawals,
            AgentMetrics metrics,
            Spans spans,
            AgentConfig config) {
        this.agent = (Agent<AgentRequest>) agent;
        this.recentReplies = recentReplies;
        this.replies = replies;
        this.withdrawals = withdrawals;
        this.metrics = metrics;
        this.spans = spans;
        this.source = "/parley/" + agent.name() + "/" + config.instance();
    }

    @Incoming("requests")
    @RunOnVirtualThread
    public void consume(ConsumerRecord<byte[], byte[]> received) {
        metrics.received();
        spans.processing(received, () -> answer(read(received)));
    }

    private void answer(Envelope<AgentRequest> request) {
        try (TaskScope task = TaskScope.of(request.taskId())) {
            Span.current()
                    .setAttribute("parley.agent", agent.name())
                    .setAttribute("parley.request", agent.requestType().getSimpleName());
            if (request.message().deadline().isBefore(clock.instant())) {
                LOG.warnf("request %s came after its deadline and is left", request.id());
                metrics.expired();
                return;
            }
            handleOnce(request).ifPresent(replies::send);
        }
    }

    private Envelope<AgentRequest> read(ConsumerRecord<byte[], byte[]> received) {
        try {
            return KafkaRecords.read(received, agent.requestType());
        } catch (ValidationException e) {
            metrics.failed();
            LOG.warnf(
                    "unreadable record at %s-%d@%d: %s",
                    received.topic(), received.partition(), received.offset(), e.getMessage());
            throw e;
        }
    }

    /** Nothing when the request is wanted no longer, be it this record's or the same one's that came before. */
    private Optional<Envelope<AgentReply>> handleOnce(Envelope<AgentRequest> request) {
        AtomicReference<Envelope<AgentReply>> made = new AtomicReference<>();
        Envelope<AgentReply> reply;
        try {
            reply = recentReplies.computeIfAbsent(request.id(), () -> {
                AgentReply handled = withdrawals.unlessWithdrawn(request.id(), () -> handle(request.message()));
                made.set(request.reply(handled, source, clock.instant()));
                return made.get();
            });
        } catch (RuntimeException e) {
            if (!WithdrawnException.isBehind(e)) {
                throw e;
            }
            LOG.infof("request %s was withdrawn", request.id());
            metrics.withdrawn();
            return Optional.empty();
        }
        if (made.get() == null) {
            metrics.duplicate();
        }
        return Optional.of(reply);
    }

    private AgentReply handle(AgentRequest request) {
        return metrics.timed(() -> {
            try {
                AgentReply reply = agent.handle(request);
                metrics.processed();
                return reply;
            } catch (WithdrawnException e) {
                throw e;
            } catch (ParleyException e) {
                metrics.failed();
                Spans.failed(Span.current(), e);
                LOG.warnf("%s failed: %s", agent.name(), e.getMessage());
                return agent.failed(e.failure());
            } catch (Exception e) {
                if (WithdrawnException.isBehind(e)) {
                    throw new CompletionException(e);
                }
                metrics.failed();
                Spans.failed(Span.current(), e);
                LOG.errorf(Wordless.of(e), "%s broke", agent.name());
                return agent.failed(Failure.of(
                        ErrorCode.AGENT_FAILED,
                        "The " + agent.name() + " could not finish because of an internal error",
                        clock.instant()));
            }
        });
    }
}
