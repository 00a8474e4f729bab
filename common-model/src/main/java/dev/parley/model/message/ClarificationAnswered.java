package dev.parley.model.message;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;

/**
 * The asker chose one of the readings that were offered.
 *
 * @param questionId the {@link ClarifyingQuestion#id()} that is answered
 * @param optionId the {@link ReadingOption#id()} that was chosen
 */
public record ClarificationAnswered(String questionId, String optionId) implements QueryCommand {

    public ClarificationAnswered {
        if (questionId == null || optionId == null) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST, "an answer needs both `question_id` and `option_id`");
        }
    }
}
