package dev.parley.gateway.orchestration;

import dev.parley.gateway.orchestration.TaskState.AwaitingAnswer;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.ReadingOption;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the question back that an answer is to. */
final class OpenQuestion {

    private OpenQuestion() {}

    /**
     * @throws ValidationException when it was not asked or has been answered, or an option was not offered
     */
    static ClarifyingQuestion of(AwaitingAnswer state, ClarificationAnswered answer) {
        ClarifyingQuestion question = state.needed().questions().stream()
                .filter(asked -> asked.id().equals(answer.questionId()))
                .findFirst()
                .orElseThrow(() -> notOpen(state, answer.questionId()));
        Set<String> offered = question.options().stream().map(ReadingOption::id).collect(Collectors.toSet());
        answer.chosen().stream().filter(id -> !offered.contains(id)).findFirst().ifPresent(id -> {
            throw new ValidationException(
                    ErrorCode.UNKNOWN_OPTION,
                    "Question \"" + answer.questionId() + "\" with option \"" + id + "\" was not offered");
        });
        return question;
    }

    /** The answer came twice, or late: the asker has gone on to another question. */
    private static ValidationException notOpen(AwaitingAnswer state, String id) {
        return state.asked().stream().anyMatch(question -> question.id().equals(id))
                ? new ValidationException(
                        ErrorCode.NOT_AWAITING_ANSWER,
                        "Question \"" + id + "\" has been answered; another is asked now")
                : new ValidationException(ErrorCode.UNKNOWN_OPTION, "Question \"" + id + "\" was not asked");
    }
}
