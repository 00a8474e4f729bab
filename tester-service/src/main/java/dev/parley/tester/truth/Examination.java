package dev.parley.tester.truth;

import java.util.List;

/**
 * What the tests saw.
 *
 * @param done names of the tests that looked at all they had to
 * @param notDone those that did not
 */
public record Examination(List<Doubt> doubts, List<String> done, List<NotDone> notDone) {

    public static final Examination NONE = new Examination(List.of(), List.of(), List.of());

    public Examination {
        doubts = List.copyOf(doubts);
        done = List.copyOf(done);
        notDone = List.copyOf(notDone);
    }

    /** @param reason for the asker, as the end of a sentence */
    public record NotDone(String test, String reason) {}
}
