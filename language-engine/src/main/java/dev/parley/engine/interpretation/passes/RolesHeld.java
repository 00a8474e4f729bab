package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * "Which clerks are chiefs", where clerks have a chief among themselves: the chiefs, and not the clerks that have one. Who
 * is none cannot be said.
 */
final class RolesHeld {

    private static final String BE = "(?i)(who |that |which )?(is|are|was|were)( an?| the)?|an?|the";

    private RolesHeld() {}

    static List<Evidence> named(List<Evidence> evidence) {
        for (int at = 2; at < evidence.size(); at++) {
            Optional<Relation> role = role(evidence.get(at));
            int before = at - 1;
            while (before > 0 && evidence.get(before).words().matches(BE) && !names(evidence.get(before), role)) {
                before--;
            }
            boolean denied = evidence.get(before).is(Operation.NOT) && before > 0;
            boolean be = before < at - 1 || denied;
            if (denied) {
                before--;
            }
            while (before > 0
                    && (evidence.get(before).words().matches(BE)
                            || evidence.get(before).is(Operation.RELATIVE))) {
                before--;
            }
            if (be && new Spans(evidence).endsPart(at + 1) && names(evidence.get(before), role)) {
                List<Evidence> named = new ArrayList<>(evidence.subList(0, before));
                named.add(denied ? evidence.get(at).meaningOneOf(List.of()) : evidence.get(at));
                named.addAll(evidence.subList(at + 1, evidence.size()));
                return named;
            }
        }
        return evidence;
    }

    private static Optional<Relation> role(Evidence word) {
        return word.operation() != null
                ? Optional.empty()
                : word.mentions().stream()
                        .limit(1)
                        .filter(Mention.RoleMention.class::isInstance)
                        .map(mention -> ((Mention.RoleMention) mention).relation())
                        .filter(Relation::selfReference)
                        .findFirst();
    }

    private static boolean names(Evidence noun, Optional<Relation> role) {
        return noun.operation() == null
                && noun.first(Mention.EntityMention.class)
                        .filter(rows ->
                                role.isPresent() && rows.entity() == role.get().to())
                        .isPresent();
    }
}
