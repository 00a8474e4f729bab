/**
 * The life cycle of an agent: initialize, announce its capabilities, subscribe, handle, reply, shut down without losing
 * what it holds.
 *
 * <p>An agent service has one bean that implements {@link dev.parley.runtime.agent.Agent}; all else is here and is
 * switched on by the build property {@code parley.agent.enabled=true}. The Kafka side (polling, committing, back
 * pressure, dead letters, waiting for work in hand at shutdown) is SmallRye Reactive Messaging's.
 */
package dev.parley.runtime.agent;
