package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;

/** "Teams that won more than 10 times" as "teams with more than 10 wins", where a column says how often ({@code no_of_wins}). */
final class TimesKept {

    private TimesKept() {}

    static List<Evidence> plain(List<Evidence> evidence) {
        for (int at = 1; at + 3 < evidence.size(); at++) {
            Evidence verb = evidence.get(at);
            boolean kept = verb.operation() == null
                    && verb.tokens().size() == 1
                    && !verb.words().endsWith("s")
                    && verb.first(Mention.PropertyMention.class)
                            .filter(column -> column.property().ofNumber())
                            .isPresent();
            boolean bound = evidence.get(at + 1)
                    .is(Operation.GREATER, Operation.LESS, Operation.AT_LEAST, Operation.AT_MOST, Operation.EXACTLY);
            if (kept
                    && bound
                    && evidence.get(at + 2).number() != null
                    && evidence.get(at + 3).words().equalsIgnoreCase("times")) {
                List<Evidence> plain = new ArrayList<>(evidence);
                plain.set(at, verb.withOperation(Operation.WITH));
                plain.set(
                        at + 3,
                        verb.meaning(verb.first(Mention.PropertyMention.class).orElseThrow()));
                return plain;
            }
        }
        return evidence;
    }
}
