package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "Services that were never used": nothing is tied to them, where one table alone ties them to others. */
final class UsedRows {

    private static final double SAID = 0.9;

    private UsedRows() {}

    static List<Evidence> named(List<Evidence> evidence, Ontology ontology) {
        List<Evidence> named = new ArrayList<>(evidence);
        for (int at = 2; at < named.size(); at++) {
            Optional<Entity> users = isUsed(named, at)
                    ? rowsBefore(named, at).flatMap(used -> pointingAt(used, ontology))
                    : Optional.empty();
            if (users.isPresent()) {
                Mention mention = new Mention.EntityMention(users.get(), SAID, "what points at them");
                named.set(at, Evidence.mentions(named.get(at).tokens(), List.of(mention)));
            }
        }
        return named;
    }

    /** A denied "used" with which the clause ends; what is no longer used was. */
    private static boolean isUsed(List<Evidence> evidence, int at) {
        boolean ends = at + 1 == evidence.size() || evidence.get(at + 1).is(Operation.STOP, Operation.COMMA);
        int before = at - 1;
        while (before > 0 && evidence.get(before).is(Operation.NOISE)) {
            before--;
        }
        return ends
                && evidence.get(at).words().matches("(?i)used|utili[sz]ed|referenced")
                && evidence.get(at).mentions().isEmpty()
                && evidence.get(before).is(Operation.NOT)
                && !evidence.get(before).words().equalsIgnoreCase("no longer");
    }

    private static Optional<Entity> rowsBefore(List<Evidence> evidence, int at) {
        return evidence.subList(0, at).reversed().stream()
                .filter(word -> word.operation() == null && Nouns.entityFirst(word))
                .findFirst()
                .flatMap(word -> word.first(Mention.EntityMention.class))
                .map(Mention.EntityMention::entity);
    }

    private static Optional<Entity> pointingAt(Entity used, Ontology ontology) {
        List<Entity> users = ontology.relations().stream()
                .filter(key -> key.to() == used && key.from() != used)
                .map(key -> key.from())
                .distinct()
                .toList();
        return users.size() == 1 && ties(users.getFirst(), ontology) ? Optional.of(users.getFirst()) : Optional.empty();
    }

    private static boolean ties(Entity users, Ontology ontology) {
        return ontology.relations().stream()
                        .filter(key -> key.from() == users)
                        .map(key -> key.to())
                        .distinct()
                        .count()
                > 1;
    }
}
