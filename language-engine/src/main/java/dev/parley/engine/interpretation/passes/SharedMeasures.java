package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.lexicon.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said once of two numbers: "4 or 5 stars", "more than 300 or fewer than 50 pages", "at least 2 and at most 8
 * loans".
 */
final class SharedMeasures {

    private final List<Evidence> evidence;

    private SharedMeasures(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        SharedMeasures shared = new SharedMeasures(evidence);
        shared.ofTwoBounds();
        shared.rowsWithin();
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

    /** "at least 2 and fewer than 8 loans" as "between 2 and 7 loans": neither number is of anything but the loans. */
    private void rowsWithin() {
        for (int at = 0; at + 5 < evidence.size(); at++) {
            Evidence first = evidence.get(at);
            boolean bounds = bound(at)
                    && evidence.get(at + 2).is(Operation.AND, Operation.OR)
                    && bound(at + 3)
                    && Nouns.namesRows(evidence.get(at + 5))
                    && evidence.get(at + 5).operation() == null
                    && (at == 0 || !isNoun(evidence.get(at - 1)));
            if (!bounds) {
                continue;
            }
            Evidence lower = inclusive(raises(first) ? at : at + 3);
            Evidence upper = inclusive(raises(first) ? at + 3 : at);
            boolean within = evidence.get(at + 2).is(Operation.AND)
                    && raises(first) != raises(evidence.get(at + 3))
                    && lower.number().compareTo(upper.number()) <= 0;
            if (!within) {
                evidence.set(at, first.withOperation(Operation.UNSUPPORTED));
                continue;
            }
            List<Evidence> between =
                    List.of(first.withOperation(Operation.BETWEEN), lower, evidence.get(at + 2), upper);
            evidence.subList(at, at + 5).clear();
            evidence.addAll(at, between);
        }
    }

    /** Whose first bound it may be: "captains over 50 and fewer than 3 sailings"; not a verb, as in "who made at least 2". */
    private static boolean isNoun(Evidence word) {
        return isColumn(word) || Nouns.namesRows(word) && !Verbs.verbal(word);
    }

    private static boolean raises(Evidence bound) {
        return bound.is(Operation.GREATER, Operation.AT_LEAST);
    }

    /** The number behind a bound, such that it is itself within; rows are counted in whole numbers. */
    private Evidence inclusive(int bound) {
        Evidence number = evidence.get(bound + 1);
        BigDecimal limit =
                switch (evidence.get(bound).operation()) {
                    case GREATER -> number.number().add(BigDecimal.ONE);
                    case LESS -> number.number().subtract(BigDecimal.ONE);
                    default -> number.number();
                };
        return Evidence.number(number.tokens(), limit, null, List.of());
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
