package dev.parley.gateway.socket;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.gateway.submission.QueryRequest;
import dev.parley.model.message.ClarificationAnswered;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client says, one JSON object with its {@code type}. Each may have an {@code id} of the client's own, which comes
 * back with the answer to it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientMessage.Subscribe.class, name = "subscribe"),
    @JsonSubTypes.Type(value = ClientMessage.Unsubscribe.class, name = "unsubscribe"),
    @JsonSubTypes.Type(value = ClientMessage.Submit.class, name = "submit"),
    @JsonSubTypes.Type(value = ClientMessage.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = ClientMessage.Cancel.class, name = "cancel"),
    @JsonSubTypes.Type(value = ClientMessage.Ping.class, name = "ping")
})
sealed interface ClientMessage {

    String id();

    /**
     * To a task, or to all of one's own.
     *
     * @param afterSeq number of the last event of the task that was seen, or null
     * @param after {@code cursor} of the last event of all that was seen, or null for those from now on
     */
    record Subscribe(@Schema(maxLength = 100) String id, UUID taskId, Integer afterSeq, boolean all, String after)
            implements ClientMessage {}

    record Unsubscribe(@Schema(maxLength = 100) String id, UUID taskId, boolean all) implements ClientMessage {}

    /**
     * A question.
     *
     * @param request as the body of {@code POST /api/v1/query}
     * @param subscribe whether to send the task's events too
     */
    record Submit(
            @Schema(maxLength = 100) String id,
            @Schema(required = true) QueryRequest request,
            boolean subscribe) implements ClientMessage {}

    /** To a question back, as the body of {@code POST /api/v1/query/{id}/answer}. */
    record Answer(
            @Schema(maxLength = 100) String id,
            @Schema(required = true) UUID taskId,
            @Schema(required = true) String questionId,
            String optionId,

            @Schema(maxItems = ClarificationAnswered.MAX_OPTIONS)
            List<String> optionIds,

            @Schema(minLength = 1, maxLength = ClarificationAnswered.MAX_TEXT_CHARS)
            String text)
            implements ClientMessage {}

    record Cancel(
            @Schema(maxLength = 100) String id,
            @Schema(required = true) UUID taskId) implements ClientMessage {}

    record Ping(@Schema(maxLength = 100) String id) implements ClientMessage {}
}
