package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;

/** A measure that is said once of two numbers: "4 or 5 stars", "more than 300 or fewer than 50 pages". */
final class SharedMeasures {

    private final List<Evidence> evidence;

    private SharedMeasures(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        SharedMeasures shared = new SharedMeasures(evidence);
        shared.ofTwoBounds();
        shared.ofEither();
        return shared.evidence;
    }

    /** "with more than 300 or fewer than 50 pages" as "with pages more than 300 or fewer than 50". */
    private void ofTwoBounds() {
        for (int at = 1; at + 5 < evidence.size(); at++) {
            boolean bounds = evidence.get(at - 1).is(Operation.WITH)
                    && bound(at)
                    && evidence.get(at + 2).is(Operation.OR, Operation.AND)
                    && bound(at + 3);
            if (bounds && isColumn(evidence.get(at + 5))) {
                evidence.add(at, evidence.remove(at + 5));
            }
        }
    }

    /** "4 or 5 stars" as "4 stars or 5 stars". */
    private void ofEither() {
        for (int at = 0; at + 3 < evidence.size(); at++) {
            boolean either = isNumber(evidence.get(at))
                    && evidence.get(at + 1).is(Operation.OR)
                    && isNumber(evidence.get(at + 2))
                    && isMeasure(evidence.get(at + 3));
            if (either) {
                Evidence measure = evidence.get(at + 3)
                        .meaning(evidence.get(at + 3).mentions().getFirst());
                evidence.set(at + 3, measure);
                evidence.add(at + 1, measure);
            }
        }
    }

    private boolean bound(int at) {
        return evidence.get(at).is(Operation.GREATER, Operation.LESS, Operation.AT_LEAST, Operation.AT_MOST)
                && evidence.get(at + 1).number() != null;
    }

    private static boolean isNumber(Evidence word) {
        return word.operation() == null && word.number() != null && word.period() == null;
    }

    private static boolean isMeasure(Evidence word) {
        return isColumn(word)
                && word.first(Mention.PropertyMention.class)
                        .filter(Columns::isFigure)
                        .isPresent();
    }

    private static boolean isColumn(Evidence word) {
        return word.operation() == null
                && word.number() == null
                && !word.mentions().isEmpty()
                && word.mentions().getFirst() instanceof Mention.PropertyMention;
    }
}
