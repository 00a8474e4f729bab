package dev.parley.model.message;

public enum AgentState {
    /** Takes requests. */
    RUNNING,
    /** Finishes what it holds and takes no more. */
    STOPPING
}
