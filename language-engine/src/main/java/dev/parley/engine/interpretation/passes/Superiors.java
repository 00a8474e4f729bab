package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.Pronouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** "Report to" as the one whom people have as manager among themselves. */
final class Superiors {

    private static final Set<String> ROLES =
            Set.of("manager", "supervisor", "boss", "superior", "head", "chief", "lead", "leader", "report");

    private Superiors() {}

    static List<Evidence> named(List<Evidence> evidence, Ontology ontology) {
        List<Evidence> named = new ArrayList<>(evidence);
        for (int at = 1; at + 1 < named.size(); at++) {
            boolean reports = named.get(at).words().matches("(?i)report(s|ed|ing)?")
                    && named.get(at + 1).words().matches("(?i)to( (the|an?|each|every))?");
            List<Relation> roles = reports ? roles(named, at, ontology) : List.of();
            if (roles.size() == 1) {
                Evidence to = named.get(at + 1);
                List<Token> verb = new ArrayList<>(named.get(at).tokens());
                verb.add(to.tokens().getFirst());
                named.set(at, Evidence.mentions(verb, List.of(new Mention.RoleMention(roles.getFirst(), 1, ""))));
                List<Token> article = to.tokens().subList(1, to.tokens().size());
                if (article.isEmpty()) {
                    named.remove(at + 1);
                } else {
                    named.set(
                            at + 1,
                            to.is(Operation.GROUP)
                                    ? to.of(article)
                                    : to.of(article).withOperation(Operation.NOISE));
                }
            }
        }
        return named;
    }

    /** The keys by which people that are spoken of have a superior; incidents are not reported to one, nor to the police. */
    private static List<Relation> roles(List<Evidence> evidence, int verb, Ontology ontology) {
        Optional<Evidence> who = said(evidence.subList(0, verb).reversed());
        Optional<Evidence> whom = said(evidence.subList(verb + 2, evidence.size()));
        return ontology.relations().stream()
                .filter(Relation::selfReference)
                .filter(relation -> relation.words().stream().anyMatch(ROLES::contains))
                .filter(relation ->
                        who.filter(one -> isOther(one, relation.from())).isEmpty())
                .filter(relation -> whom.filter(
                                one -> one.unknown() && !isPronoun(one) || isOther(one, relation.from()))
                        .isEmpty())
                .filter(relation -> evidence.stream()
                        .filter(word -> word.operation() == null)
                        .flatMap(word -> word.mentions().stream())
                        .anyMatch(meant -> meant.entityOf() == relation.from()))
                .toList();
    }

    private static Optional<Evidence> said(List<Evidence> words) {
        return words.stream().filter(word -> !word.is(Operation.NOISE)).findFirst();
    }

    private static boolean isOther(Evidence word, Entity people) {
        return Nouns.entityFirst(word) && word.mentions().getFirst().entityOf() != people;
    }

    private static boolean isPronoun(Evidence word) {
        return Pronouns.forNone(word) || Pronouns.forAny(word) || Pronouns.forSome(word) || Pronouns.forThose(word);
    }
}
