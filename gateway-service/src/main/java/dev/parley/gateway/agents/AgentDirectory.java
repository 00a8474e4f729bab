package dev.parley.gateway.agents;

import dev.parley.model.error.ValidationException;
import dev.parley.model.message.AgentAnnouncement;
import dev.parley.model.message.AgentState;
import dev.parley.runtime.kafka.KafkaRecords;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** The last announcement of each agent instance. Every gateway reads the whole topic. */
@ApplicationScoped
public class AgentDirectory {

    private static final Logger LOG = Logger.getLogger(AgentDirectory.class);

    /** Three beats of the default heartbeat. */
    private static final Duration SILENT = Duration.ofSeconds(15);

    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final Map<String, AgentAnnouncement> announcements = new ConcurrentHashMap<>();
    private final PoolNotices notices;
    private final Clock clock = Clock.systemUTC();

    AgentDirectory(PoolNotices notices) {
        this.notices = notices;
    }

    @Incoming("agents")
    public void announced(ConsumerRecord<String, byte[]> received) {
        try {
            AgentAnnouncement announcement =
                    KafkaRecords.read(received, AgentAnnouncement.class).message();
            announcements.put(announcement.instance(), announcement);
            if (!isSilent(announcement, clock.instant())) { // a topic that is read from its start has those of long ago
                notices.see(announcement);
            }
        } catch (ValidationException e) {
            LOG.warnf("announcement at offset %d is left: %s", received.offset(), e.getMessage());
        }
    }

    /** What was said of their pools is over. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void endSilent() {
        Instant now = clock.instant();
        announcements.values().stream()
                .filter(announcement -> isSilent(announcement, now))
                .forEach(announcement -> notices.gone(announcement.instance()));
    }

    /** Those heard of in the last ten minutes, by kind and instance. */
    List<AgentView> agents() {
        Instant now = clock.instant();
        announcements.values().removeIf(a -> a.seenAt().isBefore(now.minus(FORGOTTEN)));
        return announcements.values().stream()
                .map(announcement -> AgentView.of(announcement, health(announcement, now)))
                .sorted(Comparator.comparing(AgentView::agent).thenComparing(AgentView::instance))
                .toList();
    }

    /** By kind of agent, how many are at work. */
    Map<String, Long> running() {
        return agents().stream()
                .filter(agent -> agent.status() == AgentView.Health.RUNNING)
                .collect(Collectors.groupingBy(AgentView::agent, Collectors.counting()));
    }

    /** By kind of agent, the mean time in its handler over all requests and instances, milliseconds. */
    public Map<String, Double> meanHandlingMillis() {
        return announcements.values().stream()
                .filter(announcement -> handled(announcement) > 0)
                .collect(Collectors.groupingBy(
                        AgentAnnouncement::agent,
                        Collectors.teeing(
                                Collectors.summingDouble(a -> a.counters().meanHandlingMillis() * handled(a)),
                                Collectors.summingLong(AgentDirectory::handled),
                                (millis, requests) -> millis / requests)));
    }

    private static long handled(AgentAnnouncement announcement) {
        return announcement.counters().processed() + announcement.counters().failed();
    }

    private static boolean isSilent(AgentAnnouncement announcement, Instant now) {
        return announcement.seenAt().isBefore(now.minus(SILENT));
    }

    private static AgentView.Health health(AgentAnnouncement announcement, Instant now) {
        boolean silent = isSilent(announcement, now);
        return switch (announcement.state()) {
            case AgentState.RUNNING -> silent ? AgentView.Health.LOST : AgentView.Health.RUNNING;
            case AgentState.STOPPING -> silent ? AgentView.Health.STOPPED : AgentView.Health.STOPPING;
        };
    }
}
