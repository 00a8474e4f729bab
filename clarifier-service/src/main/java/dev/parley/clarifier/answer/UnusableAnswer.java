package dev.parley.clarifier.answer;

import dev.parley.engine.Interpretation;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Why nothing came of what the asker said to a question back, and what to do. */
record UnusableAnswer(Instant now) {

    private static final String ASK_ANEW =
            "Ask anew, in other words: call what you want to see as the database does. \"What can I ask?\" shows what there is";

    Failure noneOfThem(String query) {
        return Failure.of(ErrorCode.NOT_UNDERSTOOD, "I see no other meaning of \"" + query + "\"", now)
                .withHint(ASK_ANEW);
    }

    Failure gone(String query) {
        return Failure.of(
                        ErrorCode.NOT_UNDERSTOOD,
                        "What you chose is no reading of \"" + query
                                + "\" any more, since the schema, the data or the glossary have changed",
                        now)
                .withHint("Ask the question anew");
    }

    Failure unclear(String text) {
        return Failure.of(ErrorCode.NOT_UNDERSTOOD, "I cannot tell what \"" + text + "\" says about the question", now)
                .withHint(ASK_ANEW);
    }

    /** @param names what tells each of them from the others */
    Failure doNotFit(List<Interpretation> readings, List<String> names) {
        String shown = IntStream.range(0, readings.size())
                .mapToObj(i -> names.get(i).replaceFirst("\\.$", "") + " (shows "
                        + String.join(", ", readings.get(i).query().columnNames()) + ")")
                .collect(Collectors.joining("; "));
        return Failure.of(
                        ErrorCode.READINGS_DO_NOT_FIT,
                        "What you chose does not fit into one answer, since it shows different columns: " + shown,
                        now)
                .withHint("Ask again for each of them, and choose one at a time");
    }
}
