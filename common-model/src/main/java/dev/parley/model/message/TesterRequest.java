package dev.parley.model.message;

/** What the tester is asked: one statement, or several readings of one question. */
public sealed interface TesterRequest extends AgentRequest permits TestRequest, ComparisonRequest {}
