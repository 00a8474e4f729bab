package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Puts what somebody did into the words that the grammar reads: "employees that Ann supervises" are those supervised
 * by Ann, "earns the most" has the most earnings, "fines paid by month" are not paid by a month.
 */
final class VerbPhrases {

    private final List<Evidence> evidence;
    private final Spans spans;

    private VerbPhrases(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
        this.spans = new Spans(this.evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        VerbPhrases phrases = new VerbPhrases(evidence);
        phrases.doneByWhom();
        phrases.howMuchTheyDid();
        phrases.asMuchAs();
        phrases.verbAtTheEnd();
        phrases.verbBehindNoun();
        phrases.lastBeforeNoun();
        phrases.groupBehindVerb();
        phrases.mostAtTheEnd();
        return phrases.evidence;
    }

    /** "that cost as much as the lamp" as "with the same cost as the lamp". */
    private void asMuchAs() {
        for (int at = 1; at + 3 < evidence.size(); at++) {
            boolean as = evidence.get(at).words().equalsIgnoreCase("as")
                    && evidence.get(at + 1).words().matches("(?i)much|many|long|often|old|high")
                    && evidence.get(at + 2).words().equalsIgnoreCase("as");
            if (as && spans.column(at - 1) && evidence.get(at + 1).words().equalsIgnoreCase("much")) {
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
        while (end > 0 && spans.ends(end - 1)) {
            end--;
        }
        int verb = end - 1;
        boolean asks = verb >= 3
                && evidence.get(verb - 2).words().matches("(?i)do|does|did|that|whom|who")
                && spans.named(verb - 1)
                && spans.value(verb - 1)
                && spans.named(verb);
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
            evidence.set(1, Evidence.mentions(before.tokens(), List.of(rows)));
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
                        .filter(at -> spans.named(at)
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

    /** "how many orders did Ann place" where a place could be a city: what somebody did. */
    private void verbAtTheEnd() {
        for (int at = 2; at < evidence.size(); at++) {
            Evidence verb = evidence.get(at);
            boolean did = evidence.get(at - 2).words().matches("(?i)do|does|did") && spans.named(at - 1);
            boolean word = spans.named(at)
                    && verb.tokens().size() == 1
                    && verb.words().equals(verb.lemma())
                    && verb.mentions().stream().allMatch(Mention::vague);
            boolean over = spans.ends(at + 1) || evidence.get(at + 1).is(Operation.IN);
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
            boolean subject = evidence.get(before).is(Operation.WHO, Operation.RELATIVE) || spans.table(before);
            boolean place = evidence.get(at + 1).is(Operation.IN, Operation.WITH, Operation.GROUP)
                    || evidence.get(at + 1).words().equalsIgnoreCase("here");
            if (does && subject && place) {
                evidence.set(at, Evidence.operation(verb.tokens(), Operation.VERB, List.of()));
            }
        }
    }

    /** "the last loan", "the last 5 loans", "the last order date" are the latest; a verb has its subject before it. */
    private void lastBeforeNoun() {
        for (int at = 0; at + 1 < evidence.size(); at++) {
            Evidence last = evidence.get(at);
            boolean number = evidence.get(at + 1).number() != null
                    && evidence.get(at + 1).operation() == null
                    && at + 2 < evidence.size();
            boolean noun = spans.entity(at + 1) || number && spans.entity(at + 2) || date(evidence.get(at + 1));
            boolean subject = at > 0 && spans.table(at - 1);
            if (last.is(Operation.VERB) && last.words().equalsIgnoreCase("last") && noun && !subject) {
                evidence.set(at, Evidence.adjective(last.tokens(), "late", true, null));
            }
        }
    }

    private static boolean date(Evidence noun) {
        return noun.operation() == null
                && noun.period() == null
                && !noun.mentions().isEmpty()
                && noun.mentions().getFirst() instanceof Mention.PropertyMention column
                && column.property().role() == PropertyRole.TIME;
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
            boolean subject = evidence.get(at - 1).is(Operation.WHO, Operation.RELATIVE) || spans.table(at - 1);
            boolean end = spans.ends(at + 2) || evidence.get(at + 2).is(Operation.IN);
            if (measure && subject && most.is(Operation.MOST, Operation.LEAST) && end) {
                evidence.set(at, most);
                evidence.set(at + 1, earned.orElse(verb));
                evidence.add(at, verb.withOperation(Operation.WITH));
            }
        }
    }
}
