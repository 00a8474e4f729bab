package dev.parley.model.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An agent tells that it is there, on {@code parley.agents} (compacted, key = instance), when its state changes and on a
 * regular beat.
 *
 * @param agent kind of agent: {@code clarifier}, {@code coder}, {@code tester}
 * @param instance unique name of the process
 * @param capabilities what it can do, such as {@code identify_ambiguities}
 * @param seenAt when it was written; an operator takes an instance as lost some beats after
 * @param pools its pools of database connections; null from an agent that does not say it
 * @param databases how it found each target database lately ({@code up}, {@code slow}, {@code away}, {@code not asked}), by
 *     name; null from an agent that does not say it
 */
public record AgentAnnouncement(
        String agent,
        String instance,
        String version,
        AgentState state,
        List<String> capabilities,
        AgentCounters counters,
        Instant startedAt,
        Instant seenAt,
        List<PoolCounters> pools,
        Map<String, String> databases)
        implements Message {

    public AgentAnnouncement {
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(counters, "counters");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(seenAt, "seenAt");
        capabilities = List.copyOf(capabilities);
        pools = pools == null ? null : List.copyOf(pools);
        databases = databases == null ? null : Map.copyOf(databases);
    }

    public AgentAnnouncement(
            String agent,
            String instance,
            String version,
            AgentState state,
            List<String> capabilities,
            AgentCounters counters,
            Instant startedAt,
            Instant seenAt) {
        this(agent, instance, version, state, capabilities, counters, startedAt, seenAt, null, null);
    }
}
