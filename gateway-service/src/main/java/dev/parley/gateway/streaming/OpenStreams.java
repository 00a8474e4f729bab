package dev.parley.gateway.streaming;

import dev.parley.gateway.streaming.LiveStream.Kind;
import dev.parley.gateway.users.UserDirectory;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ParleyException;
import dev.parley.model.error.ValidationException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The streams and sockets that are open in this gateway: no more of them than it and each user may have. */
@ApplicationScoped
public class OpenStreams {

    private static final Logger LOG = Logger.getLogger(OpenStreams.class);

    private final StreamingConfig config;
    private final UserDirectory users;
    private final Set<LiveStream> open = new HashSet<>();
    private final Map<Owner, Integer> byOwner = new HashMap<>();
    private boolean stopping;

    OpenStreams(StreamingConfig config, UserDirectory users, MeterRegistry registry) {
        this.config = config;
        this.users = users;
        for (Kind kind : Kind.values()) {
            Gauge.builder("parley.streaming.open", this, streams -> streams.count(kind))
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    /** What speaks against one more stream of that user; nothing is taken by asking. */
    public synchronized Optional<ParleyException> objection(Owner owner) {
        if (stopping) {
            return Optional.of(noRoom("This gateway stops"));
        }
        if (open.size() >= config.perGateway()) {
            return Optional.of(noRoom("This gateway has " + open.size() + " streams open and takes no more"));
        }
        if (byOwner.getOrDefault(owner, 0) >= config.perUser()) {
            return Optional.of(new ValidationException(Failure.of(
                            ErrorCode.TOO_MANY_STREAMS,
                            "You have " + config.perUser() + " streams open, which is as many as one user may have",
                            Instant.now())
                    .withHint("Close one, or watch several tasks over one WebSocket")));
        }
        return Optional.empty();
    }

    /** @throws ParleyException when there are too many already */
    public synchronized void add(LiveStream stream) {
        objection(stream.owner()).ifPresent(objection -> {
            throw objection;
        });
        open.add(stream);
        byOwner.merge(stream.owner(), 1, Integer::sum);
    }

    /** Does nothing when it is gone already. */
    public synchronized void remove(LiveStream stream) {
        if (open.remove(stream)) {
            byOwner.computeIfPresent(stream.owner(), (owner, count) -> count == 1 ? null : count - 1);
        }
    }

    synchronized int count(Kind kind) {
        return (int) open.stream().filter(stream -> stream.kind() == kind).count();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        Instant now = Instant.now();
        for (LiveStream stream : snapshot()) {
            try {
                stream.tick(now);
            } catch (RuntimeException e) {
                LOG.error("a stream broke", e);
            }
        }
    }

    /** Closes the streams of users who were deactivated; they are refused when they come back. */
    @Scheduled(every = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void dismiss() {
        Map<UUID, List<LiveStream>> ofUsers = snapshot().stream().collect(Collectors.groupingBy(OpenStreams::user));
        try {
            users.deactivated(ofUsers.keySet())
                    .forEach(user -> ofUsers.get(user).forEach(LiveStream::goAway));
        } catch (ConnectionException e) {
            LOG.debugf("open streams stay, as nobody can say whose may: %s", e.getMessage());
        }
    }

    private static UUID user(LiveStream stream) {
        return UserDirectory.idOf(stream.owner().subject(), stream.owner().tenant());
    }

    /**
     * Clients come back to another gateway, or to this one when it is up again. They are told before the HTTP server stops:
     * it closes what is open without a reason.
     */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        synchronized (this) {
            stopping = true;
        }
        snapshot().forEach(LiveStream::goAway);
    }

    private synchronized List<LiveStream> snapshot() {
        return List.copyOf(open);
    }

    private static ParleyException noRoom(String message) {
        return new ConnectionException(Failure.of(ErrorCode.NO_STREAM_LEFT, message, Instant.now())
                .withHint("Try again in a few seconds; another gateway may have room"));
    }
}
