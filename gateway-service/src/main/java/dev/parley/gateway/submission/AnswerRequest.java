package dev.parley.gateway.submission;

import dev.parley.model.message.ClarificationAnswered;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of an answer to a question back. */
@Schema(name = "AnswerRequest", description = "Has just one of `option_id`, `option_ids` and `text`")
record AnswerRequest(
        @Schema(description = "`questions[].id` of the task", examples = "q1", minLength = 1, required = true)
        String questionId,

        @Schema(description = "`questions[].options[].id` of the task", examples = "1", minLength = 1)
        String optionId,

        @Schema(
                description = "Several of them, to see all in one answer",
                examples = "[\"1\", \"2\"]",
                maxItems = ClarificationAnswered.MAX_OPTIONS)
        List<String> optionIds,

        @Schema(
                description = "The answer in your own words",
                examples = "the city of the shop",
                minLength = 1,
                maxLength = ClarificationAnswered.MAX_TEXT_CHARS)
        String text) {

    ClarificationAnswered toAnswer() {
        return new ClarificationAnswered(questionId, optionId, optionIds, text);
    }
}
