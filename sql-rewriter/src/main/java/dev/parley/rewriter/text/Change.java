package dev.parley.rewriter.text;

import java.util.List;

/**
 * What is done to a text, and why.
 *
 * @param reason as a sentence
 */
public record Change(List<Edit> edits, String reason) {

    public Change {
        edits = List.copyOf(edits);
    }

    public Change(Edit edit, String reason) {
        this(List.of(edit), reason);
    }
}
