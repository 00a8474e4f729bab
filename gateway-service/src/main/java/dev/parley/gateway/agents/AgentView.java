package dev.parley.gateway.agents;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.parley.model.message.AgentAnnouncement;
import dev.parley.model.message.AgentCounters;
import dev.parley.model.message.PoolCounters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An agent instance as an operator sees it. */
@Schema(name = "Agent")
record AgentView(
        String agent,
        String instance,
        String version,
        Health status,
        List<String> capabilities,
        AgentCounters counters,
        Instant startedAt,
        Instant seenAt,
        @JsonIgnore List<PoolCounters> pools,
        @JsonIgnore Map<String, String> databases) {

    enum Health {
        RUNNING,
        STOPPING,
        STOPPED,
        /** It said nothing for some beats, and did not say that it would stop. */
        LOST
    }

    static AgentView of(AgentAnnouncement announcement, Health health) {
        return new AgentView(
                announcement.agent(),
                announcement.instance(),
                announcement.version(),
                health,
                announcement.capabilities(),
                announcement.counters(),
                announcement.startedAt(),
                announcement.seenAt(),
                announcement.pools(),
                announcement.databases());
    }
}
