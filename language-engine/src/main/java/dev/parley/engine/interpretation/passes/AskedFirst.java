package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Puts what is asked for first and the order last: "order 12 has how many items", "list in alphabetical order the
 * names of members".
 */
final class AskedFirst {

    private final List<Evidence> evidence;
    private final Spans spans;

    private AskedFirst(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
        this.spans = new Spans(this.evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        AskedFirst phrases = new AskedFirst(evidence);
        phrases.askedAtTheEnd();
        phrases.firstBesideOrder();
        phrases.orderAhead();
        return phrases.evidence;
    }

    /** "Ada Park is a member of which club", "order 12 has how many items": what is asked for comes first. */
    private void askedAtTheEnd() {
        int end = evidence.size();
        while (end > 0 && evidence.get(end - 1).is(Operation.STOP, Operation.NOISE)) {
            end--;
        }
        int asked = end - 2;
        boolean asks = asked > 1
                && evidence.get(asked).words().matches("(?i)((at|in|on|for|from|of|to) )?(which|what)|how many")
                && evidence.get(asked).is(Operation.WHICH, Operation.COUNT)
                && spans.named(asked + 1)
                && (evidence.get(asked).is(Operation.WHICH)
                                && evidence.get(asked).tokens().size() > 1
                        || evidence.get(asked - 1).is(Operation.IN, Operation.NOISE, Operation.VERB, Operation.WITH))
                && IntStream.range(0, asked).anyMatch(spans::named)
                && IntStream.range(0, asked).noneMatch(this::asksOrGroups);
        if (asks) {
            List<Evidence> first = List.copyOf(evidence.subList(asked, asked + 2));
            evidence.subList(asked, asked + 2).clear();
            evidence.addAll(0, first);
        }
    }

    /** "sorted first by price", "first sorted by price": of several keys, and of no rows. */
    private void firstBesideOrder() {
        for (int at = 0; at < evidence.size(); at++) {
            boolean beside = at > 0 && evidence.get(at - 1).is(Operation.ORDER)
                    || at + 1 < evidence.size() && evidence.get(at + 1).is(Operation.ORDER);
            if (beside
                    && evidence.get(at).is(Operation.FIRST)
                    && evidence.get(at).words().equalsIgnoreCase("first")) {
                evidence.set(at, evidence.get(at).withOperation(Operation.NOISE));
            }
        }
    }

    private boolean asksOrGroups(int at) {
        Evidence one = evidence.get(at);
        return one.is(Operation.LIST, Operation.WHICH, Operation.WHO, Operation.WHERE, Operation.WHEN, Operation.HOW)
                || one.is(Operation.GROUP, Operation.BY, Operation.ORDER, Operation.STOP, Operation.COMMA)
                || one.is(Operation.RELATIVE, Operation.WHOSE)
                || Functions.isFunction(one);
    }

    /** "list in alphabetical order the names of members": sorted at last. */
    private void orderAhead() {
        int from = 0;
        while (from < evidence.size() && evidence.get(from).is(Operation.LIST, Operation.NOISE)) {
            from++;
        }
        int to = from;
        while (to < evidence.size()
                && evidence.get(to).is(Operation.ORDER, Operation.ASCENDING, Operation.DESCENDING)) {
            to++;
        }
        int names = to;
        while (names < evidence.size() && evidence.get(names).is(Operation.NOISE, Operation.ALL)) {
            names++;
        }
        boolean ahead = to > from
                && evidence.get(to - 1).is(Operation.ASCENDING, Operation.DESCENDING)
                && !evidence.get(to - 1).words().toLowerCase(Locale.ROOT).matches(".* (by|of)")
                && names < evidence.size()
                && spans.named(names);
        if (ahead) {
            List<Evidence> order = List.copyOf(evidence.subList(from, to));
            evidence.subList(from, to).clear();
            int end = evidence.getLast().is(Operation.STOP) ? evidence.size() - 1 : evidence.size();
            evidence.addAll(end, order);
        }
    }
}
