package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.DatesSaid;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.text.Token;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what speaks of the time between two dates of a row, and puts the days between them in its place, as if they were
 * kept: "average delivery time", "days to pay an invoice", "how long does a visit last", "shipped more than 5 days after
 * they were placed".
 */
final class Durations {

    private static final double SAID = 0.9;
    private static final String DURATION = "duration";

    /** How many days each unit is. */
    private static final Map<String, BigDecimal> DAYS = Map.of(
            "hour",
            BigDecimal.ONE.divide(BigDecimal.valueOf(24), MathContext.DECIMAL32),
            "day",
            BigDecimal.ONE,
            "week",
            BigDecimal.valueOf(7));

    private final List<Evidence> evidence;
    private final DatesSaid dates;

    private Durations(List<Evidence> evidence, Ontology ontology) {
        this.evidence = new ArrayList<>(evidence);
        this.dates = new DatesSaid(evidence, ontology);
    }

    static List<Evidence> plain(List<Evidence> evidence, Ontology ontology) {
        boolean timed = evidence.stream()
                .anyMatch(e -> e.is(Operation.UNIT, Operation.TIMES)
                        || e.words().matches("(?i)long|length|duration|time|days?|weeks?|hours?|late"));
        if (!timed) {
            return evidence;
        }
        Durations durations = new Durations(evidence, ontology);
        durations.howLong();
        durations.oneUnit();
        for (int at = 0; at < durations.evidence.size(); at++) {
            durations.between(at);
            durations.until(at);
            durations.timeOf(at);
            durations.lengthOf(at);
            durations.daysOf(at);
        }
        for (int at = durations.evidence.size() - 1; at > 0; at--) {
            durations.apart(at);
            // What was said in several words may be one by now.
            if (at < durations.evidence.size()) {
                durations.late(at);
            }
            if (at < durations.evidence.size()) {
                durations.took(at);
            }
        }
        return List.copyOf(durations.evidence);
    }

    /** "how long does delivery take", "how many days does it take to pay an invoice", "how long do visits last". */
    private void howLong() {
        boolean asks = evidence.size() > 3
                && (evidence.get(0).is(Operation.HOW) && evidence.get(1).words().equalsIgnoreCase("long")
                        || evidence.get(0).is(Operation.COUNT) && days(1));
        int verb = 2;
        while (asks && verb < evidence.size() && !isTaking(verb)) {
            verb++;
        }
        if (!asks || verb == evidence.size()) {
            return;
        }
        int to = verb + 1;
        boolean until = to + 1 < evidence.size() && evidence.get(to).words().equalsIgnoreCase("to");
        Optional<Evidence> subject = evidence.subList(2, verb).stream()
                .filter(e -> !e.is(Operation.NOISE, Operation.GROUP, Operation.ALL))
                .findFirst()
                .filter(e -> !e.is(Operation.OF));
        Optional<Entity> rows = subject.flatMap(DatesSaid::rows);
        Optional<Property> span = until
                ? dates.of(evidence.get(to + 1)).flatMap(DatesSaid::until)
                : rows.flatMap(DatesSaid::whole)
                        .or(() -> subject.flatMap(dates::of).flatMap(DatesSaid::until));
        if (span.isEmpty()) {
            return;
        }
        boolean each = evidence.subList(2, verb).stream().anyMatch(e -> e.is(Operation.GROUP));
        List<Evidence> said = new ArrayList<>();
        if (!each) {
            said.add(evidence.getFirst().withOperation(Operation.AVERAGE));
        }
        said.add(days(evidence.subList(0, 2), span.get()));
        rows.ifPresent(ignored -> {
            said.add(subject.get().withOperation(each ? Operation.GROUP : Operation.OF));
            said.add(subject.get());
        });
        int end = until ? to + 2 : to;
        boolean of = until && rows.isEmpty() && nounAt(end);
        if (of) {
            said.add(evidence.get(to).withOperation(Operation.OF));
        }
        evidence.subList(0, end).clear();
        evidence.removeIf(Functions::isAdverb);
        evidence.addAll(0, said);
    }

    /** "more than <em>a</em> week": one of them. */
    private void oneUnit() {
        for (int at = 1; at + 1 < evidence.size(); at++) {
            Evidence article = evidence.get(at);
            boolean one = article.words().matches("(?i)an?")
                    && article.number() == null
                    && comparison(at - 1).isPresent()
                    && DAYS.containsKey(evidence.get(at + 1).lemma());
            if (one) {
                evidence.set(at, Evidence.number(article.tokens(), BigDecimal.ONE, null, List.of()));
            }
        }
    }

    /** "time between order and delivery", "number of days from admission to discharge". */
    private void between(int at) {
        boolean from = at + 4 < evidence.size()
                && days(at)
                && (evidence.get(at + 1).is(Operation.BETWEEN)
                                && evidence.get(at + 3).is(Operation.AND)
                        || evidence.get(at + 1).words().equalsIgnoreCase("from")
                                && evidence.get(at + 3).words().equalsIgnoreCase("to"));
        if (from) {
            dates.between(evidence.get(at + 2), evidence.get(at + 4)).ifPresent(span -> replace(at, at + 5, span));
        }
    }

    /** "days to pay an invoice", "time to first response", "time until delivery". */
    private void until(int at) {
        boolean until = at + 2 < evidence.size()
                && days(at)
                && evidence.get(at + 1).words().matches("(?i)to|until|till");
        if (!until || at == 0 || !computed(at)) {
            return;
        }
        dates.of(evidence.get(at + 2)).flatMap(DatesSaid::until).ifPresent(span -> {
            replace(at, at + 3, span);
            if (nounAt(at + 1)) {
                evidence.add(at + 1, evidence.get(at).withOperation(Operation.OF));
            }
        });
    }

    /** "average delivery time": nobody averages moments. */
    private void timeOf(int at) {
        boolean time = at > 0
                && at + 1 < evidence.size()
                && evidence.get(at + 1).words().matches("(?i)times?|durations?|delays?|days")
                && computed(at);
        if (time) {
            dates.of(evidence.get(at))
                    .flatMap(DatesSaid::until)
                    .or(() -> DatesSaid.rows(evidence.get(at)).flatMap(DatesSaid::whole))
                    .ifPresent(span -> replace(at, at + 2, span));
        }
    }

    /** "length of stay", "duration of subscriptions", "the subscription length". */
    private void lengthOf(int at) {
        if (!evidence.get(at).words().matches("(?i)(the )?(average )?(length|duration)")) {
            return;
        }
        int behind = at + 2;
        boolean of = behind < evidence.size() && evidence.get(at + 1).is(Operation.OF);
        Optional<Entity> rows = of ? DatesSaid.rows(evidence.get(behind)) : Optional.empty();
        Optional<Property> whole = rows.flatMap(DatesSaid::whole);
        if (whole.isPresent()) {
            evidence.set(at, days(List.of(evidence.get(at)), whole.get()));
        } else if (of) {
            dates.of(evidence.get(behind)).flatMap(DatesSaid::until).ifPresent(span -> replace(at, behind + 1, span));
        } else if (at > 0) {
            DatesSaid.rows(evidence.get(at - 1))
                    .flatMap(DatesSaid::whole)
                    .ifPresent(span -> replace(at - 1, at + 1, span));
        }
    }

    /** "how many days of leave": from the beginning to the end of each. */
    private void daysOf(int at) {
        boolean of = at > 0
                && evidence.get(at - 1).number() == null
                && at + 2 < evidence.size()
                && days(at)
                && evidence.get(at).mentions().stream().allMatch(mention -> mention.quality() < SAID)
                && evidence.get(at + 1).is(Operation.OF)
                && evidence.get(at + 2).operation() == null;
        if (of) {
            evidence.get(at + 2).mentions().stream()
                    .findFirst()
                    .flatMap(noun -> DatesSaid.whole(noun.entityOf()))
                    .ifPresent(span -> evidence.set(at, days(List.of(evidence.get(at)), span)));
        }
    }

    /** "shipped more than 5 days after they were placed", "delivered within 2 days of shipping". */
    private void apart(int at) {
        int word = at + 2;
        boolean said = amount(at)
                && at > 1
                && word < evidence.size()
                && evidence.get(word).words().matches("(?i)after|before|of|from|since");
        Optional<Operation> compared = said ? comparison(at - 1) : Optional.empty();
        Optional<Property> end = compared.flatMap(ignored -> dates.of(evidence.get(at - 2)));
        if (end.isEmpty()) {
            return;
        }
        int last = behind(word);
        Optional<Property> start = last < evidence.size() ? dates.of(evidence.get(last)) : Optional.empty();
        if (start.isEmpty() && last > word && done(word + 1)) {
            start = end.get().entity().beginning();
        }
        boolean before = evidence.get(word).words().equalsIgnoreCase("before");
        start.flatMap(from -> before ? DatesSaid.between(end.get(), from) : DatesSaid.between(from, end.get()))
                .ifPresent(
                        span -> compare(at - 2, at, Math.min(evidence.size(), behind(word) + 1), span, compared.get()));
    }

    /** Where that stands which is compared with: behind "they were". */
    private int behind(int word) {
        int next = word + 1;
        while (next < evidence.size() && evidence.get(next).is(Operation.NOISE, Operation.POSSESSIVE)) {
            next++;
        }
        return next;
    }

    /** "[after they were] placed", "of ordering": verbs for how a row comes about, and nothing else. */
    private boolean done(int from) {
        return evidence.subList(from, evidence.size()).stream()
                .takeWhile(e -> !e.is(Operation.STOP))
                .allMatch(e -> e.is(Operation.NOISE, Operation.VERB, Operation.ORDER, Operation.POSSESSIVE));
    }

    /** "visits that lasted more than 5 days", "took more than 3 days to close", "leaves longer than 10 days". */
    private void took(int at) {
        boolean longer = at > 1
                && evidence.get(at - 1).is(Operation.THAN)
                && evidence.get(at - 2).words().matches("(?i)longer|shorter");
        Optional<Operation> compared = !amount(at)
                ? Optional.empty()
                : longer
                        ? Optional.of(
                                evidence.get(at - 2).words().equalsIgnoreCase("longer")
                                        ? Operation.GREATER
                                        : Operation.LESS)
                        : comparison(at - 1).filter(ignored -> at > 1 && isTaking(at - 2));
        if (compared.isEmpty()) {
            return;
        }
        int to = at + 2;
        boolean until = to + 1 < evidence.size() && evidence.get(to).words().equalsIgnoreCase("to");
        Optional<Property> span = until
                ? dates.of(evidence.get(to + 1)).flatMap(DatesSaid::until)
                : evidence.subList(0, at - 1).reversed().stream()
                        .flatMap(e -> DatesSaid.rows(e).stream())
                        .findFirst()
                        .flatMap(DatesSaid::whole);
        span.ifPresent(days -> compare(at - 2, at, until ? to + 2 : to, days, compared.get()));
    }

    /** "invoices paid late": after the day on which that was due. */
    private void late(int at) {
        boolean said = evidence.get(at).words().matches("(?i)(too )?late");
        Optional<Property> done = said ? dates.of(evidence.get(at - 1)) : Optional.empty();
        done.flatMap(end -> end.entity().due().flatMap(due -> DatesSaid.between(due, end)))
                .ifPresent(span -> {
                    Evidence word = evidence.get(at);
                    Evidence none = Evidence.number(word.tokens(), BigDecimal.ZERO, null, List.of());
                    put(at - 1, at + 1, span, Operation.GREATER, none);
                });
    }

    private void compare(int from, int number, int to, Property span, Operation compared) {
        Evidence amount = evidence.get(number);
        BigDecimal days = amount.number()
                .multiply(DAYS.get(evidence.get(number + 1).lemma()))
                .stripTrailingZeros();
        Evidence converted = Evidence.number(amount.tokens(), new BigDecimal(days.toPlainString()), null, List.of());
        put(from, to, span, compared, converted);
    }

    /** The days are compared with a number in place of the words, and of the "that were" before them. */
    private void put(int from, int to, Property span, Operation compared, Evidence number) {
        List<Evidence> said = List.copyOf(evidence.subList(from, to));
        int start = from;
        while (start > 1 && (evidence.get(start - 1).is(Operation.RELATIVE, Operation.NOISE) || isTaking(start - 1))) {
            start--;
        }
        evidence.subList(start, to).clear();
        evidence.addAll(
                start,
                List.of(
                        number.withOperation(Operation.WITH),
                        days(said, span),
                        number.withOperation(compared),
                        number));
    }

    private Optional<Operation> comparison(int at) {
        Evidence word = evidence.get(at);
        return word.words().equalsIgnoreCase("within")
                ? Optional.of(Operation.AT_MOST)
                : word.is(Operation.GREATER, Operation.LESS, Operation.AT_LEAST, Operation.AT_MOST)
                        ? Optional.of(word.operation())
                        : Optional.empty();
    }

    private boolean amount(int at) {
        return at + 1 < evidence.size()
                && evidence.get(at).number() != null
                && evidence.get(at + 1).tokens().size() == 1
                && DAYS.containsKey(evidence.get(at + 1).lemma());
    }

    /** Whether a figure is asked for, or how long something was at most. */
    private boolean computed(int at) {
        Evidence before =
                evidence.get(at - 1).is(Operation.COUNT) && at > 1 ? evidence.get(at - 2) : evidence.get(at - 1);
        return before.is(Operation.AVERAGE)
                || before.superlative() && before.adjective().matches("long|short|fast|slow");
    }

    private boolean days(int at) {
        return evidence.get(at).words().matches("(?i)days?|time");
    }

    private boolean isTaking(int at) {
        return evidence.get(at).words().matches("(?i)takes?|took|taken|taking|lasts?|lasted|lasting");
    }

    /** Whether rows are named there, behind their article. */
    private boolean nounAt(int at) {
        int noun = at;
        while (noun < evidence.size() && evidence.get(noun).is(Operation.NOISE, Operation.ALL)) {
            noun++;
        }
        return noun < evidence.size() && DatesSaid.rows(evidence.get(noun)).isPresent();
    }

    /** Puts the days in place of words, and of the "number of" before them. */
    private void replace(int from, int to, Property span) {
        Evidence days = days(evidence.subList(from, to), span);
        evidence.subList(from, to).clear();
        evidence.add(from, days);
        if (from > 0 && evidence.get(from - 1).is(Operation.COUNT)) {
            evidence.set(from - 1, evidence.get(from - 1).withOperation(Operation.NOISE));
        }
    }

    private static Evidence days(List<Evidence> words, Property span) {
        Mention mention = new Mention.PropertyMention(span, SAID, "by its dates");
        // What the words are would mean something by themselves: "paid" a price.
        Token first = words.getFirst().tokens().getFirst();
        Token duration = new Token(DURATION, DURATION, DURATION, first.index(), first.position(), Token.Kind.WORD);
        return Evidence.mentions(List.of(duration), List.of(mention));
    }
}
