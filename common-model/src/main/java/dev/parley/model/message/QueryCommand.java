package dev.parley.model.message;

/** What a producer may ask of the gateway on {@code parley.queries}. */
public sealed interface QueryCommand extends Message permits QuerySubmitted, ClarificationAnswered, QueryCancelled {}
