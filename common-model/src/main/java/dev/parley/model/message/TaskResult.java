package dev.parley.model.message;

/** What the gateway publishes on {@code parley.results}, keyed by task id. */
public sealed interface TaskResult extends Message
        permits ClarificationNeeded, QueryCompleted, QueryFailed, QueryCancelled {}
