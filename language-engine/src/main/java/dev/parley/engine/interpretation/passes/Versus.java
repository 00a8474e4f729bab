package dev.parley.engine.interpretation.passes;

import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Period;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * "Orders this year vs last year", "compare the revenue of 2024 and 2025", "tickets of Ann versus Bob": of either, one
 * result for each. What is compared with anything else than its like is refused.
 */
final class Versus {

    private final List<Evidence> evidence;

    private Versus(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        boolean compared = evidence.stream().anyMatch(e -> asks(e) || between(e) || beside(e));
        return compared ? new Versus(evidence).each() : evidence;
    }

    private static boolean asks(Evidence word) {
        return word.is(Operation.COMPARE);
    }

    private static boolean between(Evidence word) {
        return word.is(Operation.VERSUS);
    }

    private static boolean beside(Evidence word) {
        return word.is(Operation.THAN) && word.words().toLowerCase(Locale.ROOT).contains("compared");
    }

    private List<Evidence> each() {
        boolean asked = evidence.stream().anyMatch(Versus::asks);
        for (int at = 1; at + 1 < evidence.size(); at++) {
            boolean joint = between(evidence.get(at))
                    || beside(evidence.get(at))
                    || asked
                            && (evidence.get(at).is(Operation.AND, Operation.THAN, Operation.WITH)
                                    || evidence.get(at).words().equalsIgnoreCase("to"));
            int left = side(at, -1);
            int right = side(at, 1);
            Optional<List<Evidence>> group =
                    joint && left >= 0 && right >= 0 ? group(left, at, right) : Optional.empty();
            if (group.isPresent()) {
                return either(left, at, right, group.get());
            }
        }
        evidence.replaceAll(e -> asks(e) || between(e) ? e.withOperation(Operation.UNSUPPORTED) : e);
        return List.copyOf(evidence);
    }

    /** The first word of weight from there on; -1 where there is none. */
    private int side(int at, int step) {
        int next = at + step;
        while (next >= 0
                && next < evidence.size()
                && evidence.get(next).is(Operation.IN, Operation.OF, Operation.NOISE)) {
            next += step;
        }
        return next < evidence.size() ? next : -1;
    }

    private List<Evidence> either(int left, int at, int right, List<Evidence> group) {
        boolean periods = evidence.get(left).period() != null;
        evidence.set(at, evidence.get(at).withOperation(Operation.OR));
        if (periods) {
            evidence.set(left, asPeriod(evidence.get(left)));
            evidence.set(right, asPeriod(evidence.get(right)));
        }
        int start = left;
        while (periods && start > 0 && evidence.get(start - 1).is(Operation.IN, Operation.OF, Operation.NOISE)) {
            start--;
        }
        evidence.addAll(periods ? start : end(), group);
        evidence.replaceAll(e -> asks(e) ? e.withOperation(Operation.LIST) : e);
        return List.copyOf(evidence);
    }

    /** "2024" is the year, and no number to compare with. */
    private static Evidence asPeriod(Evidence year) {
        return Evidence.period(year.tokens(), year.period());
    }

    private int end() {
        return IntStream.range(0, evidence.size())
                .filter(at -> evidence.get(at).is(Operation.STOP))
                .findFirst()
                .orElse(evidence.size());
    }

    /** The words that ask for one result for each of the two. */
    private Optional<List<Evidence>> group(int left, int at, int right) {
        Evidence one = evidence.get(left);
        Evidence other = evidence.get(right);
        Token joint = evidence.get(at).tokens().getFirst();
        Evidence per = word("per", Operation.GROUP, joint);
        return unit(one.period(), other.period())
                .map(unit -> List.of(per, word(unit.name().toLowerCase(Locale.ROOT), Operation.UNIT, joint)))
                .or(() -> column(one, other)
                        .map(column -> List.of(per, per.meaning(column).asMention())));
    }

    private static Optional<PeriodOf.Unit> unit(Period one, Period other) {
        return one != null && other != null && one.unit() == other.unit() && one.isOne() && other.isOne()
                ? Optional.of(one.unit())
                : Optional.empty();
    }

    private static Evidence word(String word, Operation operation, Token at) {
        Token token = new Token(word, word, word, at.index(), at.position(), Token.Kind.WORD);
        return Evidence.operation(List.of(token), operation, List.of());
    }

    /** The column of which both are values, or the rows that are called by it. */
    private static Optional<Mention> column(Evidence one, Evidence other) {
        List<Property> columns = other.operation() == null ? values(other) : List.of();
        return one.operation() != null
                ? Optional.empty()
                : values(one).stream()
                        .filter(columns::contains)
                        .findFirst()
                        .map(column -> column.role() == PropertyRole.NAME
                                ? new Mention.EntityMention(column.entity(), 1, "")
                                : new Mention.PropertyMention(column, 1, ""));
    }

    private static List<Property> values(Evidence said) {
        return said.all(Mention.ValueMention.class).stream()
                .map(Mention.ValueMention::property)
                .toList();
    }
}
