package dev.parley.gateway.submission;

import dev.parley.model.message.ClarificationAnswered;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of an answer to a question back. */
@Schema(name = "AnswerRequest")
record AnswerRequest(
        @Schema(description = "`questions[].id` of the task", examples = "q1", minLength = 1, required = true)
        String questionId,

        @Schema(description = "`questions[].options[].id` of the task", examples = "1", minLength = 1, required = true)
        String optionId) {

    ClarificationAnswered toAnswer() {
        return new ClarificationAnswered(questionId, optionId);
    }
}
