package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** "Who reports to Ann Lee" as "whose manager is Ann Lee", where people have one among themselves. */
final class Superiors {

    private static final Set<String> ROLES =
            Set.of("manager", "supervisor", "boss", "superior", "head", "chief", "lead", "leader", "report");

    private Superiors() {}

    static List<Evidence> named(List<Evidence> evidence, Ontology ontology) {
        for (int at = 1; at + 2 < evidence.size(); at++) {
            boolean reports = evidence.get(at).words().matches("(?i)report(s|ed|ing)?")
                    && evidence.get(at + 1).words().equalsIgnoreCase("to");
            List<Relation> roles = reports ? roles(evidence.get(at + 2), ontology) : List.of();
            if (roles.size() == 1) {
                List<Evidence> named = new ArrayList<>(evidence);
                named.set(at, evidence.get(at).withOperation(Operation.WHOSE));
                Mention role = new Mention.RoleMention(roles.getFirst(), 1, "");
                named.set(at + 1, Evidence.mentions(evidence.get(at + 1).tokens(), List.of(role)));
                if (named.getFirst().is(Operation.WHO)) {
                    Evidence who = named.getFirst();
                    named.set(0, who.withOperation(Operation.WHICH));
                    named.add(
                            1,
                            who.meaning(new Mention.EntityMention(
                                            roles.getFirst().to(), 1, ""))
                                    .asMention());
                }
                return named;
            }
        }
        return evidence;
    }

    private static List<Relation> roles(Evidence person, Ontology ontology) {
        List<Entity> people = person.all(Mention.ValueMention.class).stream()
                .map(Mention.ValueMention::entityOf)
                .distinct()
                .toList();
        return ontology.relations().stream()
                .filter(relation -> relation.selfReference() && people.contains(relation.from()))
                .filter(relation -> relation.words().stream().anyMatch(ROLES::contains))
                .toList();
    }
}
