package dev.parley.model.message;

import java.util.List;

/**
 * @param words the words of the question that are in doubt
 * @param options two to four readings, the likeliest first
 */
public record ClarifyingQuestion(String id, String text, String words, List<ReadingOption> options) {

    public ClarifyingQuestion {
        options = List.copyOf(options);
    }
}
