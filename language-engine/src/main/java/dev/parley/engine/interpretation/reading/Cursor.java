package dev.parley.engine.interpretation.reading;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.lexicon.Operation;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A place in the evidence of a question that moves on as it is read. */
public final class Cursor {

    private final List<Evidence> evidence;
    private int at;

    Cursor(List<Evidence> evidence) {
        this.evidence = evidence;
    }

    public boolean more() {
        return at < evidence.size();
    }

    public Evidence peek() {
        return evidence.get(at);
    }

    public Evidence take() {
        return evidence.get(at++);
    }

    public int mark() {
        return at;
    }

    public void back(int mark) {
        at = mark;
    }

    /** The span before the current one that is not noise. */
    public Optional<Evidence> before() {
        for (int i = at - 2; i >= 0; i--) {
            if (!noise(evidence.get(i))) {
                return Optional.of(evidence.get(i));
            }
        }
        return Optional.empty();
    }

    /** The span that ends right before the token with that index, noise or not. */
    public Optional<Evidence> justBefore(int token) {
        return evidence.stream()
                .filter(e -> e.tokens().getLast().index() == token - 1)
                .findFirst();
    }

    /** The span right before another, noise or not. */
    public Optional<Evidence> justBefore(Evidence span) {
        return justBefore(span.tokens().getFirst().index());
    }

    /** The next span that is not noise, without moving. */
    public Optional<Evidence> next() {
        return next(0);
    }

    /** The span that is not noise after {@code skipped} others, without moving. */
    public Optional<Evidence> next(int skipped) {
        return evidence.stream().skip(at).filter(e -> !noise(e)).skip(skipped).findFirst();
    }

    /** How many of the operations come next in a row, without moving; noise among them does not count. */
    public int countNext(Operation... operations) {
        return ahead(0, e -> e.is(operations)).size();
    }

    /** The spans that are not noise after {@code skipped} others, as long as they fit, without moving. */
    public List<Evidence> ahead(int skipped, Predicate<Evidence> fits) {
        return rest().stream()
                .filter(e -> !noise(e))
                .skip(skipped)
                .takeWhile(fits)
                .toList();
    }

    /** Moves on over noise and over the given operations. */
    public void skip(Operation... operations) {
        while (more() && (noise(peek()) || peek().mentions().isEmpty() && peek().is(operations))) {
            at++;
        }
    }

    /** Takes the next span if it is one of the operations; noise before it is skipped too. */
    public Optional<Evidence> takeIf(Operation... operations) {
        int mark = at;
        skip();
        if (more() && peek().is(operations)) {
            return Optional.of(take());
        }
        at = mark;
        return Optional.empty();
    }

    public Evidence last() {
        return evidence.getLast();
    }

    public List<Evidence> all() {
        return evidence;
    }

    public List<Evidence> rest() {
        return evidence.subList(at, evidence.size());
    }

    private static boolean noise(Evidence evidence) {
        return evidence.is(Operation.NOISE, Operation.VERB)
                && evidence.mentions().isEmpty();
    }
}
