package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.Pronouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keys among rows of one table that are called by a verb ({@code reports_to}, {@code trained_by}): "who reports to Ann"
 * are those whom Ann is that to, "who does Ann report to" and "who trained Ann" are whom she has there. What the verb says
 * of more than one of them is refused.
 */
final class VerbalRoles {

    private static final String DO = "(do|does|did|is|are|was|were)( the| an?)?";

    private final List<Evidence> words;
    private final int at;
    private final Relation role;

    private VerbalRoles(List<Evidence> words, int at, Relation role) {
        this.words = new ArrayList<>(words);
        this.at = at;
        this.role = role;
    }

    static List<Evidence> named(List<Evidence> evidence, Ontology ontology) {
        for (int at = 1; at < evidence.size(); at++) {
            Optional<Relation> said = said(evidence.get(at));
            if (said.isPresent() && !isColumn(evidence, at)) {
                return new VerbalRoles(evidence, at, said.get()).passive();
            }
            for (Relation key : ontology.relations()) {
                if (isActive(evidence, at, key)) {
                    return new VerbalRoles(evidence, at, key).active();
                }
            }
        }
        return evidence;
    }

    /** "reports to", "trained by". */
    private static Optional<Relation> said(Evidence word) {
        boolean verb = word.operation() == null
                && word.words().matches("(?i)[a-z]+ (to|by)")
                && !word.mentions().isEmpty();
        return verb
                ? word.all(Mention.RoleMention.class).stream()
                        .map(Mention.RoleMention::relation)
                        .filter(Relation::selfReference)
                        .findFirst()
                : Optional.empty();
    }

    /** "the names and reports to of workers". */
    private static boolean isColumn(List<Evidence> evidence, int at) {
        Evidence before = evidence.get(at - 1);
        return before.is(Operation.AND, Operation.COMMA, Operation.LIST)
                || before.words().matches("(?i)(.* )?the")
                || at + 1 < evidence.size() && evidence.get(at + 1).is(Operation.OF);
    }

    /** "trained", where a key is called "trained by". */
    private static boolean isActive(List<Evidence> evidence, int at, Relation key) {
        Evidence verb = evidence.get(at);
        return key.selfReference()
                && key.words().size() == 2
                && key.words().getLast().equals("by")
                && verb.tokens().size() == 1
                && !verb.quoted()
                && verb.lemma().equals(key.words().getFirst())
                && (verb.operation() == null || verb.is(Operation.VERB, Operation.NOISE))
                && !Nouns.entityFirst(verb);
    }

    /** "reports to Ann", "trained by nobody". */
    private List<Evidence> passive() {
        if (at + 1 < words.size() && Pronouns.forThose(words.get(at + 1))) {
            return ofThem();
        }
        int object = at + 1;
        while (object < words.size() && words.get(object).is(Operation.NOISE)) {
            object++;
        }
        if (object == words.size() || words.get(object).is(Operation.STOP)) {
            return inverted();
        }
        words.set(at, theRole(words.get(at)));
        Evidence next = words.get(object);
        boolean nobody = Pronouns.forNone(next);
        if (nobody || Pronouns.forAny(next) || Pronouns.forSome(next)) {
            return nobody == denied() ? words : byNobody(object);
        } else if (next.is(Operation.GROUP) && isRows(object + 1)) {
            words.set(object + 1, theRole(words.get(object + 1)));
            words.remove(at);
            return words;
        } else if (denied()
                || next.unknown()
                || next.superlative()
                || next.is(Operation.MOST, Operation.LEAST, Operation.GROUP)) {
            return refused();
        }
        whoAreMeant();
        return words;
    }

    private boolean denied() {
        return words.subList(0, at).reversed().stream()
                .filter(word -> !word.is(Operation.NOISE))
                .findFirst()
                .filter(word -> word.is(Operation.NOT))
                .isPresent();
    }

    /** "report to nobody", "do not report to anybody": without one. */
    private List<Evidence> byNobody(int pronoun) {
        Evidence without = words.get(pronoun).withOperation(Operation.WITHOUT);
        words.subList(at + 1, pronoun + 1).clear();
        int rest = words.size() - at;
        whoAreMeant();
        int end = words.size() - rest;
        int from = end;
        while (words.get(from - 1).is(Operation.NOISE, Operation.NOT, Operation.RELATIVE, Operation.WHO)) {
            from--;
        }
        words.subList(from, end).clear();
        words.add(from, without);
        return words;
    }

    /** "who does Ann report to": whom Ann has there. */
    private List<Evidence> inverted() {
        int subject = at - 1;
        boolean asks = words.getFirst().is(Operation.WHO, Operation.WHICH)
                || words.getFirst().words().matches("(?i)whom");
        int before = subject - 1;
        while (before > 0
                && words.get(before).is(Operation.NOISE)
                && !words.get(before).words().matches("(?i)" + DO)) {
            before--;
        }
        boolean does = before >= 0 && words.get(before).words().matches("(?i)(whom? )?" + DO);
        if (asks && does && isOne(subject)) {
            return roleOf(subject);
        }
        return refused();
    }

    /** "for each worker, how many workers report to them": so many of each. */
    private List<Evidence> ofThem() {
        int count = 2;
        while (count < at && words.get(count).is(Operation.COMMA, Operation.NOISE)) {
            count++;
        }
        if (!words.getFirst().is(Operation.GROUP)
                || !isRows(1)
                || !words.get(count).is(Operation.COUNT)) {
            return refused();
        }
        List<Evidence> counted = new ArrayList<>(words.subList(count, at));
        counted.add(words.getFirst());
        counted.add(theRole(words.get(1)));
        counted.addAll(words.subList(at + 2, words.size()));
        return counted;
    }

    /** "who trained Ann", "divers Ann trained", "how many divers did Ann train". */
    private List<Evidence> active() {
        boolean who = words.getFirst().is(Operation.WHO) && at == 1;
        if (who && isOne(at + 1)) {
            return roleOf(at + 1);
        }
        int rows = at - 2;
        while (rows > 0 && (words.get(rows).is(Operation.NOISE, Operation.RELATIVE, Operation.WHO))) {
            rows--;
        }
        if (isOne(at - 1) && rows >= 0 && isRows(rows)) {
            Evidence verb = words.remove(at);
            words.subList(rows + 1, at - 1).clear();
            words.add(rows + 1, theRole(verb));
        }
        return words;
    }

    private List<Evidence> roleOf(int one) {
        List<Evidence> of = new ArrayList<>();
        of.add(theRole(words.get(at)));
        of.add(words.getFirst().withOperation(Operation.OF));
        of.add(words.get(one));
        of.addAll(words.subList(Math.max(at, one) + 1, words.size()));
        return of;
    }

    private Evidence theRole(Evidence word) {
        return LinkVerbs.role(word, role);
    }

    /** "who reports to Ann" as "which workers report to Ann". */
    private void whoAreMeant() {
        Evidence who = words.getFirst();
        boolean asks = who.is(Operation.WHO)
                && words.subList(1, at).stream().allMatch(word -> word.is(Operation.NOISE, Operation.NOT));
        if (asks) {
            words.set(0, who.withOperation(Operation.WHICH));
            words.add(
                    1, who.meaning(new Mention.EntityMention(role.to(), 1, "")).asMention());
        }
    }

    private List<Evidence> refused() {
        words.set(at, words.get(at).withOperation(Operation.UNSUPPORTED));
        return words;
    }

    private boolean isRows(int place) {
        return place < words.size()
                && words.get(place).operation() == null
                && words.get(place).mentions().stream()
                        .anyMatch(rows -> rows instanceof Mention.EntityMention && rows.entityOf() == role.to()
                                || rows instanceof Mention.RoleMention same && same.relation() == role);
    }

    private boolean isOne(int place) {
        return place >= 0
                && place < words.size()
                && words.get(place).operation() == null
                && words.get(place).all(Mention.ValueMention.class).stream()
                        .anyMatch(value -> value.entityOf() == role.to());
    }
}
