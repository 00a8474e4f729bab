package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * "One" that is no number: "longer than the average one" is longer than the average, and "boats one can hire" are those
 * that can be hired; "never returned one" is none of the rows named last, and of "returned one" it is not said which.
 */
final class Ones {

    private static final String MODAL = "(?i)can|could|may|might|must|should|shall|would|will|cannot";

    private Ones() {}

    static List<Evidence> dropped(List<Evidence> evidence) {
        List<Evidence> plain = new ArrayList<>();
        for (int at = 0; at < evidence.size(); at++) {
            Evidence word = evidence.get(at);
            boolean one = word.words().matches("(?i)ones?") && at > 0;
            Optional<Evidence> rows = one ? rowsDenied(evidence, at) : Optional.empty();
            if (rows.isPresent()) {
                plain.add(Evidence.mentions(word.tokens(), rows.get().mentions()));
            } else if (one && isDoneTo(evidence, at)) {
                plain.add(word.withOperation(Operation.UNSUPPORTED));
            } else if (!one || !standsForRow(evidence, at) && !anybody(evidence, at)) {
                plain.add(word);
            }
        }
        return plain;
    }

    /** "the average one", "a cheaper one", "the oldest one of them", but not "the oldest one member". */
    private static boolean standsForRow(List<Evidence> said, int one) {
        Evidence before = said.get(one - 1);
        boolean row = before.adjective() != null || Functions.isFunction(before) && !before.is(Operation.COUNT);
        return row
                && (one + 1 == said.size()
                        || said.get(one + 1).operation() != null
                                && !said.get(one + 1).is(Operation.UNIT));
    }

    /** "borrowed a book but never returned <em>one</em>": the rows named last. */
    private static Optional<Evidence> rowsDenied(List<Evidence> said, int one) {
        boolean denied = ends(said, one)
                && said.subList(0, one).reversed().stream()
                        .takeWhile(
                                word -> !word.is(Operation.AND, Operation.EXCEPT, Operation.COMMA, Operation.RELATIVE))
                        .anyMatch(word -> word.is(Operation.NOT));
        return denied
                ? said.subList(0, one - 1).reversed().stream()
                        .filter(Ones::isNamed)
                        .findFirst()
                : Optional.empty();
    }

    /** "borrowed a book and returned <em>one</em>": no number of what was done, and whether the same one is not said. */
    private static boolean isDoneTo(List<Evidence> said, int one) {
        Evidence verb = said.get(one - 1);
        return ends(said, one) && isNamed(verb) && Verbs.past(verb);
    }

    private static boolean ends(List<Evidence> said, int one) {
        return one + 1 == said.size() || said.get(one + 1).is(Operation.STOP);
    }

    private static boolean isNamed(Evidence word) {
        return word.operation() == null && Nouns.entityFirst(word);
    }

    /** "that one can hire", "can one hire", but not "that one member can hire". */
    private static boolean anybody(List<Evidence> said, int one) {
        boolean noun = one + 1 < said.size() && new Spans(said).table(one + 1);
        boolean before = said.get(one - 1).words().matches(MODAL + "|do|does|did") && !noun;
        boolean behind = one + 1 < said.size() && said.get(one + 1).words().matches(MODAL + "|has to|needs to");
        return before || behind;
    }
}
