package dev.parley.model.message;

import java.util.List;

/**
 * @param words the words of the question that are in doubt
 * @param options one to four readings, the likeliest first; one alone when that is not sure to be meant
 */
public record ClarifyingQuestion(String id, String text, String words, List<ReadingOption> options) {

    private static final String WHETHER = "Is this what you mean?";

    public ClarifyingQuestion {
        options = List.copyOf(options);
    }

    /** The same with other options. */
    public ClarifyingQuestion with(List<ReadingOption> others) {
        return new ClarifyingQuestion(id, others.size() == 1 ? whether() : text, words, others);
    }

    /** What is said before the question stays: "Read as “…”. Is this what you mean?" */
    private String whether() {
        int last = text.lastIndexOf(". ");
        return last < 0 ? WHETHER : text.substring(0, last + 2) + WHETHER;
    }

    /** The same without how its options are computed and what they give. */
    public ClarifyingQuestion bare() {
        return new ClarifyingQuestion(
                id, text, words, options.stream().map(ReadingOption::bare).toList());
    }
}
