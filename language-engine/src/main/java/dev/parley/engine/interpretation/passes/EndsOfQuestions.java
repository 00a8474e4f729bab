package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What stands at the end of a question though it says what to show: "which kinds exist", "names only", "members from
 * Lyon: name and age"; and what is said once more in brackets.
 */
final class EndsOfQuestions {

    private final List<Evidence> evidence;
    private final Spans spans;

    private EndsOfQuestions(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
        this.spans = new Spans(this.evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        EndsOfQuestions phrases = new EndsOfQuestions(evidence);
        phrases.kindsThatExist();
        phrases.onlyAtTheEnd();
        phrases.restated();
        phrases.listAtTheEnd();
        return phrases.evidence;
    }

    /** "which payment types exist": each once. */
    private void kindsThatExist() {
        int end = IntStream.range(0, evidence.size())
                .filter(at -> evidence.get(at).is(Operation.STOP))
                .findFirst()
                .orElse(evidence.size());
        int exist = end - 1;
        boolean asks = exist > 1
                && evidence.getFirst().is(Operation.WHICH)
                && evidence.get(exist).is(Operation.NOISE)
                && evidence.get(exist).words().matches("(?i)exists?|(are )?there")
                && spans.column(exist - 1)
                && IntStream.range(1, exist).allMatch(at -> evidence.get(at).is(Operation.NOISE) || spans.named(at));
        if (asks) {
            evidence.add(1, evidence.remove(exist).withOperation(Operation.DISTINCT));
        }
    }

    /** "members from Lyon: name and age", "members older than 30, names": what to show of those named first. */
    private void listAtTheEnd() {
        int start = evidence.size();
        while (start > 0 && listed(start - 1)) {
            start--;
        }
        int mark = IntStream.range(Math.max(1, start), evidence.size())
                .filter(at -> evidence.get(at).words().matches("[:,-]"))
                .findFirst()
                .orElse(0);
        boolean columns = IntStream.range(mark + 1, evidence.size()).anyMatch(spans::column);
        if (mark > 0
                && columns
                && (colon(mark) && rowsBefore(mark) || !spans.column(mark - 1) && conditionsBefore(mark))) {
            evidence.set(mark, evidence.get(mark).withOperation(Operation.STOP));
        }
    }

    private boolean listed(int at) {
        return spans.column(at)
                || evidence.get(at)
                        .is(Operation.AND, Operation.COMMA, Operation.POSSESSIVE, Operation.NOISE, Operation.LIST)
                || evidence.get(at).is(Operation.WHICH)
                        && at > 0
                        && evidence.get(at - 1).words().matches("[:-]");
    }

    private boolean colon(int at) {
        return evidence.get(at).words().matches("[:-]");
    }

    private boolean rowsBefore(int end) {
        return IntStream.range(0, end).anyMatch(spans::entity);
    }

    /** Whether all before is a table and a condition, with nothing that may list columns. */
    private boolean conditionsBefore(int end) {
        int first = IntStream.range(0, end)
                .filter(at -> !evidence.get(at).is(Operation.LIST, Operation.WHICH, Operation.ALL, Operation.NOISE))
                .findFirst()
                .orElse(end);
        return first + 1 < end
                && spans.entity(first)
                && !evidence.get(first + 1).is(Operation.COMMA, Operation.AND)
                && IntStream.range(first, end)
                        .mapToObj(evidence::get)
                        .noneMatch(e -> e.is(Operation.BY, Operation.GROUP, Operation.ORDER, Operation.COMMA)
                                || e.is(Operation.ASCENDING, Operation.DESCENDING, Operation.STOP));
    }

    /** "female (sex is F) members": what stands in brackets before the noun was said already. */
    private void restated() {
        for (int open = 1; open + 2 < evidence.size(); open++) {
            int close = open + 1;
            while (close < evidence.size() && !evidence.get(close).words().equals(")")) {
                close++;
            }
            boolean brackets = evidence.get(open).words().equals("(") && close + 1 < evidence.size();
            if (brackets && sameValue(open - 1, open + 1, close) && spans.named(close + 1)) {
                evidence.subList(open, close + 1).clear();
            }
        }
    }

    /** Whether one of the words from {@code from} is a value that stands at {@code said} too. */
    private boolean sameValue(int said, int from, int to) {
        List<String> before = evidence.get(said).all(Mention.ValueMention.class).stream()
                .map(Mention.ValueMention::target)
                .toList();
        return IntStream.range(from, to)
                .mapToObj(evidence::get)
                .flatMap(e -> e.all(Mention.ValueMention.class).stream())
                .anyMatch(value -> before.contains(value.target()));
    }

    /** "names only": no comparison. */
    private void onlyAtTheEnd() {
        for (int at = 1; at < evidence.size(); at++) {
            if (evidence.get(at).words().equalsIgnoreCase("only") && spans.column(at - 1) && spans.ends(at + 1)) {
                evidence.set(at, evidence.get(at).withOperation(Operation.NOISE));
            }
        }
    }
}
