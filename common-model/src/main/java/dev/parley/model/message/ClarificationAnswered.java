package dev.parley.model.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.util.List;
import java.util.Objects;

/**
 * What the asker says to a question back: one of the readings that were offered, several of them, or words of their own.
 * Just one of the three is there.
 *
 * @param questionId the {@link ClarifyingQuestion#id()} that is answered
 * @param optionId the {@link ReadingOption#id()} that was chosen; null when several were, or none
 * @param optionIds the {@link ReadingOption#id()} of several that are all to be shown, each once; empty otherwise
 * @param text the answer in plain English, stripped; null when options were chosen
 */
public record ClarificationAnswered(
        String questionId,
        String optionId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> optionIds,
        String text)
        implements QueryCommand {

    public static final int MAX_TEXT_CHARS = 500;
    public static final int MAX_OPTIONS = 10;

    /** @throws ValidationException saying what is missing or too much */
    public ClarificationAnswered {
        optionIds = optionIds == null ? List.of() : distinct(optionIds);
        if (questionId == null) {
            throw refused("an answer needs `question_id`, and `option_id`, `option_ids` or `text`");
        }
        int said = (optionId == null ? 0 : 1) + (optionIds.isEmpty() ? 0 : 1) + (text == null ? 0 : 1);
        if (said != 1) {
            throw refused("an answer needs one of `option_id`, `option_ids` and `text`"
                    + (said == 0 ? "" : ", and has several"));
        }
        text = text == null ? null : Texts.required("text", text, MAX_TEXT_CHARS);
    }

    /** One option. */
    public ClarificationAnswered(String questionId, String optionId) {
        this(questionId, optionId, null, null);
    }

    /** The options that were chosen; empty when the answer is a text. */
    public List<String> chosen() {
        return optionId == null ? optionIds : List.of(optionId);
    }

    private static List<String> distinct(List<String> ids) {
        if (ids.size() > MAX_OPTIONS) {
            throw refused("`option_ids` has " + ids.size() + " options; at most " + MAX_OPTIONS + " are taken");
        }
        if (ids.stream().anyMatch(Objects::isNull)) {
            throw refused("`option_ids` has an option that is null");
        }
        return ids.stream().distinct().toList();
    }

    private static ValidationException refused(String message) {
        return new ValidationException(ErrorCode.INVALID_REQUEST, message);
    }
}
