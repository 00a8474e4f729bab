package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Brings turns of phrase into the words and the order that the grammar reads: "member count" is the count of members,
 * "more loans than any other" the most loans, "who joined last" the latest, and a list of columns at the end of a
 * question says what to show.
 */
final class Turns {

    private final List<Evidence> evidence;

    private Turns(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        Turns turns = new Turns(Adverbs.plain(evidence));
        turns.askedAtTheEnd();
        turns.firstBesideOrder();
        turns.orderAhead();
        turns.doneByWhom();
        turns.howMuchTheyDid();
        turns.asMuchAs();
        turns.verbAtTheEnd();
        turns.verbBehindNoun();
        turns.lastBeforeNoun();
        turns.groupBehindVerb();
        turns.mostAtTheEnd();
        turns.sameYear();
        turns.fromTo();
        turns.numberBehind();
        turns.countBehind();
        turns.moreThanAnyOther();
        turns.lastOfAll();
        turns.kindsThatExist();
        turns.onlyAtTheEnd();
        turns.restated();
        turns.listAtTheEnd();
        return Amounts.plain(OppositeEnds.plain(SharedMeasures.plain(turns.evidence)));
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
                && named(asked + 1)
                && (evidence.get(asked).is(Operation.WHICH)
                                && evidence.get(asked).tokens().size() > 1
                        || evidence.get(asked - 1).is(Operation.IN, Operation.NOISE, Operation.VERB, Operation.WITH))
                && IntStream.range(0, asked).anyMatch(this::named)
                && IntStream.range(0, asked).noneMatch(this::asksOrGroups);
        if (asks) {
            List<Evidence> first = List.copyOf(evidence.subList(asked, asked + 2));
            evidence.subList(asked, asked + 2).clear();
            evidence.addAll(0, first);
        }
    }

    /** "that cost as much as the lamp" as "with the same cost as the lamp". */
    private void asMuchAs() {
        for (int at = 1; at + 3 < evidence.size(); at++) {
            boolean as = evidence.get(at).words().equalsIgnoreCase("as")
                    && evidence.get(at + 1).words().matches("(?i)much|many|long|often|old|high")
                    && evidence.get(at + 2).words().equalsIgnoreCase("as");
            if (as && column(at - 1) && evidence.get(at + 1).words().equalsIgnoreCase("much")) {
                Evidence measure = evidence.get(at - 1);
                evidence.set(at - 1, measure.withOperation(Operation.WITH));
                evidence.set(at, measure.withOperation(Operation.SAME));
                evidence.set(at + 1, measure);
            } else if (as) {
                evidence.set(at + 1, evidence.get(at + 1).withOperation(Operation.UNSUPPORTED));
            }
        }
    }

    /**
     * "who does Ann supervise", "employees that Ann supervises" as "employees supervised by Ann", where that is a role
     * among rows of one table.
     */
    private void doneByWhom() {
        int end = evidence.size();
        while (end > 0 && ends(end - 1)) {
            end--;
        }
        int verb = end - 1;
        boolean asks = verb >= 3
                && evidence.get(verb - 2).words().matches("(?i)do|does|did|that|whom|who")
                && named(verb - 1)
                && value(verb - 1)
                && named(verb);
        Optional<Mention.RoleMention> role = asks
                ? evidence.get(verb).first(Mention.RoleMention.class).filter(m -> m.relation()
                        .selfReference())
                : Optional.empty();
        if (role.isEmpty()) {
            return;
        }
        Evidence before = evidence.get(verb - 3);
        if (verb == 3 && before.is(Operation.WHO)) {
            Mention rows = new Mention.EntityMention(role.get().relation().from(), 1, "");
            evidence.set(1, new Evidence(before.tokens(), null, List.of(rows), null, null, null, false));
            evidence.set(0, before.withOperation(Operation.WHICH));
        } else if (before.first(Mention.EntityMention.class)
                .filter(rows -> rows.entity() == role.get().relation().from())
                .isPresent()) {
            evidence.remove(verb - 2);
            verb--;
        } else {
            return;
        }
        Evidence whom = evidence.remove(verb - 1);
        evidence.add(verb, whom.withOperation(Operation.BY));
        evidence.add(verb + 1, whom);
    }

    /** "how much did customers from Lyon spend" as "the total spent of customers from Lyon". */
    private void howMuchTheyDid() {
        boolean asks = evidence.size() > 3
                && evidence.get(0).is(Operation.SUM)
                && evidence.get(0).words().matches("(?i)how much( money)?")
                && evidence.get(1).words().matches("(?i)do|does|did");
        int verb = asks
                ? IntStream.range(3, evidence.size())
                        .filter(at -> named(at)
                                && evidence.get(at)
                                        .words()
                                        .equals(evidence.get(at).lemma())
                                && evidence.get(at).mentions().getFirst() instanceof Mention.DerivedMention)
                        .findFirst()
                        .orElse(0)
                : 0;
        if (verb > 0) {
            Evidence spent = evidence.remove(verb);
            evidence.set(1, spent);
            if (!evidence.get(2).is(Operation.GROUP)) {
                evidence.add(2, spent.withOperation(Operation.OF));
            }
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
                && named(names);
        if (ahead) {
            List<Evidence> order = List.copyOf(evidence.subList(from, to));
            evidence.subList(from, to).clear();
            int end = evidence.getLast().is(Operation.STOP) ? evidence.size() - 1 : evidence.size();
            evidence.addAll(end, order);
        }
    }

    /** "how many orders did Ann place" where a place could be a city: what somebody did. */
    private void verbAtTheEnd() {
        for (int at = 2; at < evidence.size(); at++) {
            Evidence verb = evidence.get(at);
            boolean did = evidence.get(at - 2).words().matches("(?i)do|does|did") && named(at - 1);
            boolean word = named(at)
                    && verb.tokens().size() == 1
                    && verb.words().equals(verb.lemma())
                    && verb.mentions().stream().allMatch(Mention::vague);
            boolean over = ends(at + 1) || evidence.get(at + 1).is(Operation.IN);
            if (did && word && over) {
                evidence.set(at, verb.withOperation(Operation.VERB));
            }
        }
    }

    /** "how many people work in each town" where some address is one of "work": what people do, and no value. */
    private void verbBehindNoun() {
        for (int at = 1; at + 1 < evidence.size(); at++) {
            Evidence verb = evidence.get(at);
            boolean does = verb.operation() == null
                    && !verb.quoted()
                    && verb.tokens().size() == 1
                    && !verb.mentions().isEmpty()
                    && verb.words().matches(verb.lemma() + "(s|ing)?")
                    && verb.mentions().stream().allMatch(Mention.ValueMention.class::isInstance)
                    && Lexicon.english().verb(verb.lemma()).equals(Optional.of(Operation.VERB));
            int before = at - 1;
            while (before > 0 && evidence.get(before).is(Operation.NOISE, Operation.NOT)) {
                before--;
            }
            boolean subject = evidence.get(before).is(Operation.WHO, Operation.RELATIVE) || table(before);
            boolean place = evidence.get(at + 1).is(Operation.IN, Operation.WITH, Operation.GROUP)
                    || evidence.get(at + 1).words().equalsIgnoreCase("here");
            if (does && subject && place) {
                evidence.set(at, new Evidence(verb.tokens(), Operation.VERB, List.of(), null, null, null, false));
            }
        }
    }

    /** "the last loan", "the last 5 loans" are the latest; a verb has its subject before it. */
    private void lastBeforeNoun() {
        for (int at = 0; at + 1 < evidence.size(); at++) {
            Evidence last = evidence.get(at);
            boolean number = evidence.get(at + 1).number() != null
                    && evidence.get(at + 1).operation() == null
                    && at + 2 < evidence.size();
            boolean noun = entity(at + 1) || number && entity(at + 2);
            boolean subject = at > 0 && table(at - 1);
            if (last.is(Operation.VERB) && last.words().equalsIgnoreCase("last") && noun && !subject) {
                evidence.set(at, new Evidence(last.tokens(), null, List.of(), null, null, "late", true));
            }
        }
    }

    /** "fines paid by month": nobody called month paid them. */
    private void groupBehindVerb() {
        for (int at = 0; at + 1 < evidence.size(); at++) {
            Evidence verb = evidence.get(at);
            Evidence next = evidence.get(at + 1);
            boolean said = verb.is(Operation.VERB, Operation.NOISE);
            if (said && verb.words().toLowerCase(Locale.ROOT).endsWith(" by") && next.is(Operation.UNIT)) {
                evidence.set(at, verb.withOperation(Operation.BY));
            } else if (said && next.is(Operation.BY) && at + 2 < evidence.size() && unit(at + 2)) {
                evidence.remove(at);
            }
        }
    }

    private boolean unit(int at) {
        return evidence.get(at).is(Operation.UNIT);
    }

    /** "which guide earns the most" as "which guide has the most earnings". */
    private void mostAtTheEnd() {
        for (int at = 1; at + 1 < evidence.size(); at++) {
            Evidence verb = evidence.get(at);
            Evidence most = evidence.get(at + 1);
            boolean one = verb.operation() == null && verb.tokens().size() == 1;
            Optional<Evidence> earned =
                    one && verb.words().matches("(?i)earn(s|ed)?") ? Amounts.earned(verb) : Optional.empty();
            boolean measure = one
                    && (earned.isPresent()
                            || verb.words().matches(verb.lemma() + "(e?s)?")
                                    && verb.first(Mention.PropertyMention.class)
                                            .filter(named -> named.property().role() == PropertyRole.MEASURE)
                                            .isPresent());
            boolean subject = evidence.get(at - 1).is(Operation.WHO, Operation.RELATIVE) || table(at - 1);
            boolean end = ends(at + 2) || evidence.get(at + 2).is(Operation.IN);
            if (measure && subject && most.is(Operation.MOST, Operation.LEAST) && end) {
                evidence.set(at, most);
                evidence.set(at + 1, earned.orElse(verb));
                evidence.add(at, verb.withOperation(Operation.WITH));
            }
        }
    }

    private static boolean tiesPeriods(Evidence evidence) {
        return evidence.period() == null
                && (evidence.is(Operation.AND, Operation.OR, Operation.COMMA, Operation.IN, Operation.UNTIL)
                        || evidence.is(Operation.EXCEPT, Operation.NOT, Operation.BOTH, Operation.EITHER));
    }

    /** "between 1 June and 15 June 2025", "in May but not in June 2025": both days are of the year that is said once. */
    private void sameYear() {
        for (int at = 0; at + 2 < evidence.size(); at++) {
            Period first = evidence.get(at).period();
            int next = at + 1;
            while (next + 1 < evidence.size() && tiesPeriods(evidence.get(next))) {
                next++;
            }
            Period second = evidence.get(next).period();
            boolean open = first != null && second != null && first.guessed() && !second.guessed();
            if (open && next > at + 1) {
                Evidence day = evidence.get(at);
                evidence.set(
                        at,
                        new Evidence(
                                day.tokens(),
                                day.operation(),
                                day.mentions(),
                                day.number(),
                                first.inYearOf(second),
                                day.adjective(),
                                day.superlative()));
            }
        }
    }

    /** "from 1 June to 15 June" as "between 1 June and 15 June". */
    private void fromTo() {
        for (int at = 0; at + 3 < evidence.size(); at++) {
            boolean periods = evidence.get(at + 1).period() != null
                    && evidence.get(at + 3).period() != null;
            boolean words = evidence.get(at).words().equalsIgnoreCase("from")
                    && evidence.get(at + 2).words().matches("(?i)to|till|until|through");
            if (periods && words) {
                evidence.set(at, evidence.get(at).withOperation(Operation.BETWEEN));
                evidence.set(at + 2, evidence.get(at + 2).withOperation(Operation.AND));
            }
        }
    }

    /** "the latest three loans" as "the three latest loans". */
    private void numberBehind() {
        for (int at = 0; at + 2 < evidence.size(); at++) {
            Evidence number = evidence.get(at + 1);
            boolean plain = number.number() != null && number.operation() == null && number.period() == null;
            if (evidence.get(at).superlative() && plain && entity(at + 2)) {
                evidence.set(at + 1, evidence.get(at));
                evidence.set(at, number);
            }
        }
    }

    /** "member count" as "count of members", where no name follows that could be what is counted. */
    private void countBehind() {
        for (int at = 1; at < evidence.size(); at++) {
            Evidence count = evidence.get(at);
            boolean bare = count.is(Operation.COUNT) && count.words().matches("(?i)counts?");
            if (bare && entity(at - 1) && (at < 2 || !column(at - 2) && !counts(at - 2)) && !nameNext(at)) {
                evidence.set(at, evidence.get(at - 1));
                evidence.set(at - 1, count);
            }
        }
    }

    private boolean counts(int at) {
        return evidence.get(at).is(Operation.COUNT);
    }

    private boolean nameNext(int at) {
        return at + 1 < evidence.size()
                && (evidence.get(at + 1).is(Operation.OF)
                        || evidence.get(at + 1).operation() == null
                                && !evidence.get(at + 1).mentions().isEmpty());
    }

    private boolean table(int at) {
        Evidence one = evidence.get(at);
        return one.operation() == null && !one.mentions().isEmpty() && Nouns.entityFirst(one);
    }

    /** "more loans than any other member" as "the most loans". */
    private void moreThanAnyOther() {
        for (int at = 0; at + 3 < evidence.size(); at++) {
            Evidence more = evidence.get(at);
            boolean bare =
                    more.is(Operation.GREATER, Operation.LESS) && more.words().matches("(?i)more|less|fewer");
            int than = at + 2;
            if (!bare || !named(at + 1) || !evidence.get(than).is(Operation.THAN)) {
                continue;
            }
            int end = than + 1;
            boolean other = false;
            while (end < evidence.size() && evidence.get(end).is(Operation.ANY, Operation.ALL, Operation.NOISE)) {
                other |= evidence.get(end).words().matches("(?i).*others?");
                end++;
            }
            boolean table = end < evidence.size() && table(end);
            if (other && (table || end == evidence.size() || !named(end))) {
                end += table ? 1 : 0;
                evidence.subList(than, end).clear();
                evidence.set(at, more.withOperation(more.is(Operation.GREATER) ? Operation.MOST : Operation.LEAST));
            }
        }
    }

    /** "the artist who joined last", "which club was founded first": the latest and the earliest of them. */
    private void lastOfAll() {
        for (int at = 1; at < evidence.size(); at++) {
            Evidence last = evidence.get(at);
            Evidence before = evidence.get(at - 1);
            boolean verb = before.is(Operation.VERB)
                    || before.tokens().getLast().lower().endsWith("ed")
                    || dates(before);
            if (verb && last.is(Operation.VERB) && last.words().equalsIgnoreCase("last") && ends(at + 1)) {
                evidence.set(at, new Evidence(last.tokens(), null, List.of(), null, null, "late", true));
            }
            boolean first = last.is(Operation.FIRST) && last.words().equalsIgnoreCase("first");
            if (verb && first && ends(at + 1) && !sorted(at)) {
                evidence.set(at, new Evidence(last.tokens(), null, List.of(), null, null, "early", true));
            }
        }
    }

    /** "sent", "built": what was done on a day that is kept. */
    private static boolean dates(Evidence verb) {
        return verb.operation() == null
                && verb.all(Mention.PropertyMention.class).stream()
                        .anyMatch(column -> Columns.participle(verb, column.property()));
    }

    /** "by year, latest published first": all of them in an order. */
    private boolean sorted(int end) {
        return evidence.subList(0, end).stream()
                .anyMatch(e -> e.superlative() || e.is(Operation.ORDER, Operation.BY, Operation.DESCENDING));
    }

    private boolean ends(int at) {
        return at >= evidence.size() || evidence.get(at).is(Operation.STOP, Operation.COMMA);
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
                && column(exist - 1)
                && IntStream.range(1, exist).allMatch(at -> evidence.get(at).is(Operation.NOISE) || named(at));
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
        boolean columns = IntStream.range(mark + 1, evidence.size()).anyMatch(this::column);
        if (mark > 0 && columns && (colon(mark) && rowsBefore(mark) || !column(mark - 1) && conditionsBefore(mark))) {
            evidence.set(mark, evidence.get(mark).withOperation(Operation.STOP));
        }
    }

    private boolean listed(int at) {
        return column(at)
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
        return IntStream.range(0, end).anyMatch(this::entity);
    }

    /** Whether all before is a table and a condition, with nothing that may list columns. */
    private boolean conditionsBefore(int end) {
        int first = IntStream.range(0, end)
                .filter(at -> !evidence.get(at).is(Operation.LIST, Operation.WHICH, Operation.ALL, Operation.NOISE))
                .findFirst()
                .orElse(end);
        return first + 1 < end
                && entity(first)
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
            if (brackets && sameValue(open - 1, open + 1, close) && named(close + 1)) {
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
            if (evidence.get(at).words().equalsIgnoreCase("only") && column(at - 1) && ends(at + 1)) {
                evidence.set(at, evidence.get(at).withOperation(Operation.NOISE));
            }
        }
    }

    private boolean named(int at) {
        Evidence one = evidence.get(at);
        return one.operation() == null
                && one.number() == null
                && !one.mentions().isEmpty();
    }

    private boolean column(int at) {
        return named(at)
                && evidence.get(at).first(Mention.PropertyMention.class).isPresent()
                && !value(at);
    }

    private boolean value(int at) {
        return evidence.get(at).mentions().getFirst() instanceof Mention.ValueMention;
    }

    private boolean entity(int at) {
        return named(at) && evidence.get(at).first(Mention.EntityMention.class).isPresent() && !value(at);
    }
}
