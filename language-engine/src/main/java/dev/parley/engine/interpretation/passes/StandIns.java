package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** "Which is the biggest <em>one</em>", "the most expensive <em>one</em>": stands for the noun, and is no number. */
final class StandIns {

    private StandIns() {}

    static List<Evidence> dropped(List<Evidence> evidence) {
        List<Evidence> rest = new ArrayList<>(evidence);
        IntStream.iterate(rest.size() - 1, at -> at > 0, at -> at - 1)
                .filter(at -> standsIn(rest, at))
                .forEach(rest::remove);
        return rest;
    }

    private static boolean standsIn(List<Evidence> evidence, int at) {
        boolean noun = at + 1 < evidence.size() && new Spans(evidence).named(at + 1);
        return evidence.get(at).words().matches("(?i)ones?")
                && evidence.get(at - 1).adjective() != null
                && !noun;
    }
}
