package dev.parley.model.message;

/** Anything that travels on a topic. The simple name of the record is its {@code ce_type}. */
public sealed interface Message
        permits QueryCommand, AgentRequest, RequestWithdrawn, AgentReply, TaskResult, AgentAnnouncement {

    default String type() {
        return getClass().getSimpleName();
    }
}
