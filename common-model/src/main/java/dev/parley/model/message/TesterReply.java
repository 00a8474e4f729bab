package dev.parley.model.message;

/** What the tester answers: to a {@link TestRequest} whether it held, to a {@link ComparisonRequest} what each reading gives, or
 * that it could not look. */
public sealed interface TesterReply extends AgentReply permits TestComplete, TestFailed, ReadingsCompared {}
