package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.words.Degrees;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Numbers of rows that are spoken of as a figure: "with the top 3 number of loans" are those with the 3 most, "the
 * highest loan count" is the most loans, "a loan count of at least 10" a number of loans.
 */
final class CountNouns {

    private final List<Evidence> evidence;

    private CountNouns(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        CountNouns counts = new CountNouns(evidence);
        counts.frequencies();
        counts.topNumbers();
        counts.countOf();
        counts.highestCount();
        return List.copyOf(counts.evidence);
    }

    /** "The frequency of cities" is the number of each of them, and not how many cities there are. */
    private void frequencies() {
        for (int at = 0; at + 1 < evidence.size(); at++) {
            Evidence word = evidence.get(at);
            boolean ofEach = word.is(Operation.COUNT)
                    && word.words().toLowerCase(Locale.ROOT).matches(".*(frequenc|occurrence).*")
                    && evidence.get(at + 1).is(Operation.OF, Operation.IN, Operation.GROUP);
            if (ofEach) {
                evidence.set(at, word.withOperation(Operation.UNSUPPORTED));
            }
        }
    }

    /** "the top 3 number of loans" as "the 3 most loans". */
    private void topNumbers() {
        for (int at = 0; at + 3 < evidence.size(); at++) {
            Evidence top = evidence.get(at);
            Evidence number = evidence.get(at + 1);
            boolean numbers = top.is(Operation.TOP, Operation.BOTTOM)
                    && number.number() != null
                    && number.operation() == null
                    && evidence.get(at + 2).is(Operation.COUNT)
                    && noun(at + 3);
            if (numbers) {
                evidence.set(at, number);
                evidence.set(at + 1, top.withOperation(top.is(Operation.TOP) ? Operation.MOST : Operation.LEAST));
                evidence.remove(at + 2);
            }
        }
    }

    /** "a loan count of at least 10" as "number of loans at least 10". */
    private void countOf() {
        for (int at = 1; at + 1 < evidence.size(); at++) {
            Evidence count = evidence.get(at);
            Evidence next = evidence.get(at + 1);
            boolean figure = count.is(Operation.COUNT)
                    && count.words().equalsIgnoreCase("count of")
                    && noun(at - 1)
                    && (next.number() != null && next.operation() == null
                            || next.is(Operation.GREATER, Operation.LESS, Operation.AT_LEAST, Operation.AT_MOST)
                            || next.is(Operation.EXACTLY, Operation.BETWEEN));
            if (figure) {
                evidence.set(at, evidence.get(at - 1));
                evidence.set(at - 1, count);
            }
        }
    }

    /** "the highest loan count", "the maximum number of loans" as "the most loans". */
    private void highestCount() {
        for (int at = 0; at + 2 < evidence.size(); at++) {
            Evidence rank = evidence.get(at);
            boolean extreme = rank.is(Operation.MAXIMUM, Operation.MINIMUM)
                    || rank.superlative()
                            && rank.adjective() != null
                            && rank.adjective().matches("high|large|big|great|low|small");
            boolean before = evidence.get(at + 1).is(Operation.COUNT) && noun(at + 2);
            boolean behind = noun(at + 1)
                    && evidence.get(at + 2).is(Operation.COUNT)
                    && evidence.get(at + 2).words().equalsIgnoreCase("count")
                    && !noun(at + 3);
            if (extreme && (before || behind)) {
                boolean most = rank.is(Operation.MAXIMUM) || rank.operation() == null && Degrees.greatest(rank);
                evidence.set(at, rank.withOperation(most ? Operation.MOST : Operation.LEAST));
                evidence.remove(before ? at + 1 : at + 2);
            }
        }
    }

    private boolean noun(int at) {
        return at < evidence.size()
                && evidence.get(at).operation() == null
                && !evidence.get(at).mentions().isEmpty();
    }
}
