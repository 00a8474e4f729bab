package dev.parley.model.message;

import java.util.List;
import java.util.Objects;

/**
 * The question has more than one meaning, and only the asker knows which.
 *
 * @param questions what to ask, one at a time
 * @param suggestions other questions that could be meant; may be empty
 * @param reference the producer's mark, filled in by the gateway; null in the agent's reply
 * @param likeliest how to go on when all readings give the same; null when it is to be asked about in any case, and in
 *     results
 */
public record ClarificationNeeded(
        String originalQuery,
        List<ClarifyingQuestion> questions,
        List<String> suggestions,
        String reference,
        ClarificationComplete likeliest)
        implements ClarifierReply, TaskResult {

    public ClarificationNeeded {
        Objects.requireNonNull(originalQuery, "originalQuery");
        questions = questions == null ? List.of() : List.copyOf(questions);
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("nothing is asked");
        }
        suggestions = suggestions == null ? List.of() : List.copyOf(suggestions);
    }

    public ClarificationNeeded(
            String originalQuery, List<ClarifyingQuestion> questions, List<String> suggestions, String reference) {
        this(originalQuery, questions, suggestions, reference, null);
    }

    /** As it is told to the asker. */
    public ClarificationNeeded asking(List<ClarifyingQuestion> asked, String mark) {
        return new ClarificationNeeded(originalQuery, asked, suggestions, mark);
    }
}
