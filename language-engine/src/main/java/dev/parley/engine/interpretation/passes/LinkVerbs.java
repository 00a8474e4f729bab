package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The verb of a table that ties rows of one table to each other, as the row at the other end: "who follows Ann" are those
 * with the followee Ann, "members followed by Ann" and "whom does Ann follow" those with the follower Ann.
 */
final class LinkVerbs {

    private static final String DO = "(?i)do|does|did";
    private static final String AUXILIARY = "(?i)(do|does|did|is|are|was|were|be|been|being|has|have|had|ever|also)";

    private static final String RECIPROCAL = "(?i)each other|one another|each|one|(them|him|her|it)sel(f|ves)";

    private final List<Evidence> evidence;
    private final Ontology ontology;

    private LinkVerbs(List<Evidence> evidence, Ontology ontology) {
        this.evidence = new ArrayList<>(evidence);
        this.ontology = ontology;
    }

    static List<Evidence> named(List<Evidence> evidence, Ontology ontology) {
        LinkVerbs verbs = new LinkVerbs(evidence, ontology);
        for (int at = verbs.evidence.size() - 1; at > 0; at--) {
            Optional<LinkEnds> ends = verbs.ends(at);
            if (ends.isPresent()
                    && !verbs.eachDoes(at, ends.get())
                    && !verbs.doneBy(at, ends.get())
                    && !verbs.doneByThose(at, ends.get())) {
                verbs.does(at, ends.get());
            }
        }
        return verbs.evidence;
    }

    /** The ends of the link that a word is the verb of. */
    private Optional<LinkEnds> ends(int at) {
        if (at >= evidence.size()) {
            return Optional.empty();
        }
        Evidence verb = evidence.get(at);
        boolean form = verb.tokens().getFirst().lower().matches("[a-z]+")
                && verb.mentions().stream().limit(1).noneMatch(Mention.RoleMention.class::isInstance);
        if (!form) {
            return Optional.empty();
        }
        Stream<Entity> links = verb.operation() == null
                ? verb.all(Mention.EntityMention.class).stream().map(Mention.EntityMention::entity)
                : verb.is(Operation.ALSO_SHOWN)
                                && verb.words().toLowerCase(Locale.ROOT).endsWith(" by")
                        ? ontology.entities().stream().filter(entity -> entity.words()
                                .equals(List.of(verb.tokens().getFirst().lemma())))
                        : Stream.of();
        return links.flatMap(link -> LinkEnds.of(link, ontology).stream()).findFirst();
    }

    /** "the number of members that each follows", "how many members does each member follow": of each member. */
    private boolean eachDoes(int verb, LinkEnds ends) {
        int each = rows(verb - 1, ends) ? verb - 2 : verb - 1;
        boolean grouped = each > 1 && evidence.get(each).is(Operation.GROUP);
        int counted = grouped ? each - 1 : 0;
        while (counted > 0 && (evidence.get(counted).is(Operation.RELATIVE) || auxiliary(counted))) {
            counted--;
        }
        if (!grouped
                || !rows(counted, ends)
                || counted == 0
                || !evidence.get(counted - 1).is(Operation.COUNT)) {
            return false;
        }
        Evidence group = evidence.get(each);
        Evidence rows = evidence.get(counted);
        evidence.set(counted, role(evidence.get(verb), ends.other()));
        evidence.subList(counted + 1, verb + 1).clear();
        evidence.addAll(
                0,
                List.of(
                        group,
                        rows.meaning(new Mention.EntityMention(ends.rows(), 1, "")),
                        group.withOperation(Operation.COMMA)));
        return true;
    }

    /** "whom does Ann follow", "members that Ann follows". */
    private boolean doneBy(int verb, LinkEnds ends) {
        boolean subject = isOne(verb - 1, ends)
                && (verb + 1 == evidence.size()
                        || evidence.get(verb + 1).is(Operation.STOP, Operation.AND, Operation.OR, Operation.COMMA));
        int before = verb - 2;
        if (!subject || before < 0) {
            return false;
        }
        if (rows(before, ends) && before > 1 && evidence.get(before - 1).is(Operation.NOISE)) {
            before -= evidence.get(before - 1).words().matches(DO) ? 1 : 2;
        }
        boolean marked = before > 0 && evidence.get(before).words().matches(DO + "|that|who|whom|which");
        int asked = marked ? before - 1 : before;
        if (!marked && !rows(asked, ends) || !subject(asked, ends)) {
            return false;
        }
        Evidence doer = evidence.get(verb - 1);
        Evidence done = evidence.get(verb);
        evidence.subList(asked + 1, verb + 1).clear();
        evidence.addAll(
                asked + 1, List.of(done.withOperation(Operation.WITH), role(done, ends.doer()), doer.asMention()));
        whoAreMeant(asked, ends);
        return true;
    }

    /** "whom do members from Lyon follow". */
    private boolean doneByThose(int verb, LinkEnds ends) {
        int did = verb - 1;
        while (did > 0 && !evidence.get(did).words().matches(DO)) {
            did--;
        }
        int doer = did + 1;
        while (doer < verb && evidence.get(doer).is(Operation.NOISE, Operation.ALL)) {
            doer++;
        }
        boolean last = verb + 1 == evidence.size() || evidence.get(verb + 1).is(Operation.STOP);
        if (!last || did == 0 || doer == verb || !rows(doer, ends) || !subject(did - 1, ends)) {
            return false;
        }
        Evidence done = evidence.remove(verb);
        evidence.set(doer, role(done, ends.doer()));
        evidence.set(did, done.withOperation(Operation.WITH));
        whoAreMeant(did - 1, ends);
        return true;
    }

    /** "who follows Ann", "members who are followed by nobody". */
    private void does(int verb, LinkEnds ends) {
        Evidence said = evidence.get(verb);
        boolean compound = said.operation() != null;
        boolean participle = said.tokens().getFirst().lower().matches(".*(ed|en|t)");
        boolean passive = compound
                || participle
                        && verb + 1 < evidence.size()
                        && evidence.get(verb + 1).is(Operation.BY);
        int whom = compound || !passive ? verb + 1 : verb + 2;
        int before = verb - 1;
        boolean denied = false;
        while (before > 0 && (auxiliary(before) || evidence.get(before).is(Operation.NOT))) {
            denied |= evidence.get(before).is(Operation.NOT);
            before--;
        }
        boolean relative = before > 0 && evidence.get(before).is(Operation.WHO, Operation.RELATIVE);
        int end = relative ? before - 1 : before;
        int asked = end;
        while (asked > 0 && (isOne(asked, ends) || evidence.get(asked).is(Operation.IN))) {
            asked--;
        }
        if (!subject(asked, ends)) {
            return;
        }
        Relation role = passive ? ends.doer() : ends.other();
        List<Evidence> others = whom(whom, said, role, ends);
        if (others.isEmpty()) {
            return;
        }
        boolean nobody = others.getFirst().is(Operation.NOT);
        List<Evidence> read = new ArrayList<>(nobody ? others.subList(1, others.size()) : others);
        read.addFirst(said.withOperation(denied || nobody ? Operation.WITHOUT : Operation.WITH));
        notThese(read, ends);
        evidence.subList(end + 1, evidence.size()).clear();
        evidence.addAll(end + 1, read);
        whoAreMeant(asked, ends);
    }

    /** "Ann <em>but not Bob</em>", "neither Ann <em>nor Bob</em>": without Bob in the same role. */
    private static void notThese(List<Evidence> read, LinkEnds ends) {
        for (int at = 3; at + 1 < read.size(); at++) {
            Evidence not = read.get(at);
            boolean denies = not.is(Operation.NOT)
                    || not.is(Operation.EXCEPT) && not.words().endsWith(" not");
            boolean but = read.get(at - 1).is(Operation.EXCEPT, Operation.AND);
            if (denies && isOne(read.get(at + 1), ends) && isOne(read.get(but ? at - 2 : at - 1), ends)) {
                read.set(at, not.withOperation(Operation.WITHOUT));
                read.add(at + 1, read.get(1));
                if (!but) {
                    read.add(at, not.withOperation(Operation.AND));
                }
            }
        }
    }

    /** What stands behind the verb, with the role of those that it names; a "not" first for nobody; empty if it is no row. */
    private List<Evidence> whom(int from, Evidence verb, Relation role, LinkEnds ends) {
        if (from < evidence.size() && evidence.get(from).words().matches(RECIPROCAL)) {
            evidence.set(from, evidence.get(from).withOperation(Operation.UNSUPPORTED));
            return List.of();
        }
        int at = from;
        while (at < evidence.size() && evidence.get(at).is(Operation.NOISE)) {
            at++;
        }
        List<Evidence> rest = new ArrayList<>(evidence.subList(Math.min(at, evidence.size()), evidence.size()));
        if (rest.isEmpty()) {
            return List.of();
        }
        Evidence named = role(verb, role);
        String words = rest.getFirst().words().toLowerCase(Locale.ROOT);
        if (words.matches("nobody|no one|none|anyone|anybody|any one|someone|somebody")) {
            rest.set(0, named);
            if (words.startsWith("no")) {
                rest.addFirst(verb.withOperation(Operation.NOT));
            }
            return rest;
        }
        if (rest.getFirst().is(Operation.NOT) && rest.size() > 1 && isOne(rest.get(1), ends)) {
            rest.add(1, named);
            return rest;
        }
        if (rest.getFirst().is(Operation.BOTH) && rest.size() > 1 && isOne(rest.get(1), ends)) {
            rest.add(1, named);
            return rest;
        }
        if (isOne(rest.getFirst(), ends)) {
            rest.addFirst(named);
            return rest;
        }
        int noun = 0;
        while (noun + 1 < rest.size() && (rest.get(noun).number() != null || bounds(rest.get(noun)))) {
            noun++;
        }
        if (!rows(rest.get(noun), ends)) {
            return List.of();
        }
        rest.set(noun, named);
        return rest;
    }

    private static boolean bounds(Evidence one) {
        return one.is(Operation.GREATER, Operation.LESS, Operation.AT_LEAST, Operation.AT_MOST, Operation.EXACTLY)
                || one.is(Operation.MOST, Operation.LEAST, Operation.ANY, Operation.NOISE);
    }

    /** Whether rows of that kind are asked for at a place: they are named, or the question begins with "who". */
    private boolean subject(int at, LinkEnds ends) {
        return at >= 0 && (rows(at, ends) || at == 0 && evidence.getFirst().is(Operation.WHO));
    }

    private void whoAreMeant(int at, LinkEnds ends) {
        if (evidence.get(at).is(Operation.WHO)) {
            Evidence who = evidence.get(at).of(evidence.get(at).tokens().subList(0, 1));
            evidence.set(at, who.withOperation(Operation.WHICH));
            evidence.add(
                    at + 1,
                    who.meaning(new Mention.EntityMention(ends.rows(), 1, "")).asMention());
        }
    }

    private boolean auxiliary(int at) {
        return evidence.get(at).is(Operation.NOISE, Operation.VERB, Operation.WITH)
                && evidence.get(at).words().matches(AUXILIARY + "( " + AUXILIARY + ")*");
    }

    private boolean rows(int at, LinkEnds ends) {
        return at >= 0 && rows(evidence.get(at), ends);
    }

    private static boolean rows(Evidence one, LinkEnds ends) {
        return one.operation() == null
                && Nouns.entityFirst(one)
                && one.first(Mention.EntityMention.class).orElseThrow().entity() == ends.rows();
    }

    private boolean isOne(int at, LinkEnds ends) {
        return at > 0 && isOne(evidence.get(at), ends);
    }

    /** Whether it is what one of the rows is called, or where it is from. */
    private static boolean isOne(Evidence one, LinkEnds ends) {
        return one.operation() == null
                && one.mentions().stream().limit(1).anyMatch(Mention.ValueMention.class::isInstance)
                && one.all(Mention.ValueMention.class).stream().anyMatch(value -> value.entityOf() == ends.rows());
    }

    static Evidence role(Evidence verb, Relation role) {
        return Evidence.mentions(verb.tokens(), List.of(new Mention.RoleMention(role, 1, "")));
    }
}
