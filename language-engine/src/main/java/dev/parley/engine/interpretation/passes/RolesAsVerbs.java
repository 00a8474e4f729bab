package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.Pronouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Lemmas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A role that rows have among themselves, said as what is done in it: "which clerks mentor Ann", "who supervises more than
 * 2 clerks" are about Ann's mentor and supervisors with more than 2 clerks, and not about those who have one.
 */
final class RolesAsVerbs {

    private final List<Evidence> evidence;
    private final Relation role;
    private final int subject;
    private final int verb;
    private final int object;

    private RolesAsVerbs(List<Evidence> evidence, Relation role, int verb) {
        this.evidence = evidence;
        this.role = role;
        this.verb = verb;
        this.subject = back(verb - 1);
        int at = verb + 1;
        while (at < evidence.size() && evidence.get(at).is(Operation.NOISE)) {
            at++;
        }
        this.object = at;
    }

    static List<Evidence> named(List<Evidence> evidence, Ontology ontology) {
        for (int at = 1; at + 1 < evidence.size(); at++) {
            for (Relation key : ontology.relations()) {
                if (isDone(evidence.get(at), key)) {
                    RolesAsVerbs said = new RolesAsVerbs(evidence, key, at);
                    if (said.isClause()) {
                        return said.plain();
                    }
                }
            }
        }
        return evidence;
    }

    /** "mentors" of a {@code mentor_id}, "supervises" of a {@code supervisor_id}. */
    private static boolean isDone(Evidence word, Relation key) {
        if (!key.selfReference()
                || key.role().size() != 1
                || word.tokens().size() != 1
                || word.quoted()
                || word.operation() != null && !word.is(Operation.VERB, Operation.NOISE)) {
            return false;
        }
        String lemma = word.lemma();
        String noun = Lemmas.lemma(key.role().getFirst());
        String root = lemma.endsWith("e") ? lemma.substring(0, lemma.length() - 1) : lemma;
        return lemma.equals(noun) || root.length() > 2 && noun.matches(Pattern.quote(root) + ".?[eo]r");
    }

    private int back(int from) {
        int at = from;
        while (at > 0 && evidence.get(at).is(Operation.RELATIVE, Operation.WHO)) {
            at--;
        }
        return at;
    }

    /** "who mentors", "which clerks mentor", "clerks who mentor": what stands before the verb does it. */
    private boolean isClause() {
        boolean relative = subject < verb - 1;
        boolean asked = subject == 1 && evidence.getFirst().is(Operation.WHICH);
        return object < evidence.size()
                && (subject == 0 && evidence.getFirst().is(Operation.WHO) || isRows(subject) && (relative || asked));
    }

    private List<Evidence> plain() {
        Evidence next = evidence.get(object);
        if (isOne(next)) {
            return doer(Operation.OF, object);
        }
        if (Pronouns.forAny(next) || Pronouns.forSome(next)) {
            return doer(null, object + 1);
        }
        boolean counted =
                next.is(Operation.GREATER, Operation.LESS, Operation.AT_LEAST, Operation.AT_MOST, Operation.EXACTLY);
        if (counted || next.number() != null) {
            return countsThem() ? doer(Operation.WITH, object) : evidence;
        }
        if (next.is(Operation.MOST, Operation.LEAST) && countsThem() || isRows(object)) {
            return ranked(next);
        }
        return evidence;
    }

    /** "who manages more than 2 <em>clerks</em>", and no wards. */
    private boolean countsThem() {
        return IntStream.range(object, evidence.size())
                .filter(at -> Nouns.entityFirst(evidence.get(at)))
                .limit(1)
                .anyMatch(this::isRows);
    }

    /** "who mentors the most clerks": the most common mentor; what more is said of those clerks is refused. */
    private List<Evidence> ranked(Evidence most) {
        int rows = object + 1;
        boolean all = subject == (evidence.getFirst().is(Operation.WHO) ? 0 : 1)
                && rows < evidence.size()
                && most.is(Operation.MOST)
                && isRows(rows)
                && evidence.subList(rows + 1, evidence.size()).stream().allMatch(word -> word.is(Operation.STOP));
        if (!all) {
            List<Evidence> refused = new ArrayList<>(evidence);
            refused.set(verb, evidence.get(verb).withOperation(Operation.UNSUPPORTED));
            return refused;
        }
        return List.of(
                evidence.getFirst().withOperation(Operation.WHICH),
                most.withOperation(Operation.MOST_COMMON),
                LinkVerbs.role(evidence.get(verb), role));
    }

    /** "which clerks mentor Ann" as "which mentor of Ann". */
    private List<Evidence> doer(Operation tie, int rest) {
        List<Evidence> plain = new ArrayList<>(evidence.subList(0, subject));
        if (subject == 0 && evidence.getFirst().is(Operation.WHO)) {
            plain.add(evidence.getFirst().withOperation(Operation.WHICH));
        }
        plain.add(LinkVerbs.role(evidence.get(verb), role));
        if (tie != null) {
            plain.add(evidence.get(verb).withOperation(tie));
        }
        plain.addAll(evidence.subList(rest, evidence.size()));
        return plain;
    }

    private boolean isRows(int at) {
        Evidence word = evidence.get(at);
        return word.operation() == null
                && Nouns.entityFirst(word)
                && word.first(Mention.EntityMention.class)
                        .filter(rows -> rows.entity() == role.to())
                        .isPresent();
    }

    private boolean isOne(Evidence word) {
        Optional<Mention.ValueMention> value = word.operation() == null
                ? word.all(Mention.ValueMention.class).stream()
                        .filter(one -> one.entityOf() == role.to())
                        .findFirst()
                : Optional.empty();
        return value.filter(one -> role.to().label().contains(one.property())).isPresent();
    }
}
