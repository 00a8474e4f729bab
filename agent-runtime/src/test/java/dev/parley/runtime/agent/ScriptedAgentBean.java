package dev.parley.runtime.agent;

import dev.parley.runtime.testing.ScriptedAgent;
import jakarta.enterprise.context.ApplicationScoped;

/** The agent of this module's tests. */
@ApplicationScoped
class ScriptedAgentBean extends ScriptedAgent {}
