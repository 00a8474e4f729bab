package dev.parley.runtime.agent;

import dev.parley.model.message.AgentAnnouncement;
import dev.parley.model.message.AgentRequest;
import dev.parley.model.message.AgentState;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.EnvelopeCodec;
import dev.parley.runtime.database.DatabaseStates;
import dev.parley.runtime.database.PoolCensus;
import dev.parley.runtime.kafka.KafkaRecords;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Keeps operators told of this agent on {@code parley.agents}: on a beat, and when it stops. */
@ApplicationScoped
@IfBuildProperty(name = "parley.agent.enabled", stringValue = "true")
class AgentAnnouncer {

    private static final Logger LOG = Logger.getLogger(AgentAnnouncer.class);

    private static final Duration LAST_WORD = Duration.ofSeconds(2);

    private final Agent<? extends AgentRequest> agent;
    private final AgentMetrics metrics;
    private final PoolCensus census;
    private final DatabaseStates databases;
    private final AgentConfig config;
    private final String version;
    private final MutinyEmitter<byte[]> announcements;
    private final Clock clock = Clock.systemUTC();
    private final Instant startedAt = clock.instant();
    private volatile AgentState state = AgentState.RUNNING;

    AgentAnnouncer(
            Agent<? extends AgentRequest> agent,
            AgentMetrics metrics,
            PoolCensus census,
            DatabaseStates databases,
            AgentConfig config,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @Channel("announcements") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<byte[]> announcements) {
        this.agent = agent;
        this.metrics = metrics;
        this.census = census;
        this.databases = databases;
        this.config = config;
        this.version = version;
        this.announcements = announcements;
    }

    void started(@Observes StartupEvent started) {
        announce(AgentState.RUNNING);
    }

    /** The scheduler runs before the channels are open, which takes longer than a beat on a slow machine. */
    @Scheduled(
            every = "${parley.agent.heartbeat:5s}",
            delayed = "${parley.agent.heartbeat:5s}",
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() {
        announce(AgentState.RUNNING);
    }

    void shutdown(@Observes ShutdownEvent stopping) {
        state = AgentState.STOPPING;
        announce(AgentState.STOPPING);
        LOG.infof(
                "agent %s stops; %d in hand",
                config.instance(), metrics.snapshot().inFlight());
    }

    private void announce(AgentState announced) {
        if (announced != state) {
            return;
        }
        Instant now = clock.instant();
        AgentAnnouncement announcement = new AgentAnnouncement(
                agent.name(),
                config.instance(),
                version,
                announced,
                agent.capabilities(),
                metrics.snapshot(),
                startedAt,
                now,
                census.pools(),
                databases.byName());
        Envelope<AgentAnnouncement> envelope =
                Envelope.of(announcement, Envelope.newId(), "/parley/" + agent.name() + "/" + config.instance(), now);
        try {
            announcements
                    .sendMessage(KafkaRecords.outgoing(
                            null, config.instance(), EnvelopeCodec.headers(envelope), EnvelopeCodec.value(envelope)))
                    .await()
                    .atMost(LAST_WORD);
        } catch (RuntimeException e) {
            LOG.warnf("could not announce: %s", e.getMessage());
        }
    }
}
