package dev.parley.gateway.feedback;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** Whether the answer is what was asked for. */
public enum FeedbackVerdict {
    RIGHT,
    WRONG;

    /** In whatever case. */
    @JsonCreator
    static FeedbackVerdict named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
