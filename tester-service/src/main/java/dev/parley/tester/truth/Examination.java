package dev.parley.tester.truth;

import java.util.List;

/**
 * What the tests saw.
 *
 * @param done names of the tests that looked at all they had to
 * @param notDone names of those that had no time
 */
public record Examination(List<Doubt> doubts, List<String> done, List<String> notDone) {

    public static final Examination NONE = new Examination(List.of(), List.of(), List.of());

    public Examination {
        doubts = List.copyOf(doubts);
        done = List.copyOf(done);
        notDone = List.copyOf(notDone);
    }
}
