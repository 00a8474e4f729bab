package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.People;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Doers;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "Who has the most loans", "who wrote more than 3 books": the people that such rows are of, where these are of one kind. */
final class WhoHasMost {

    private WhoHasMost() {}

    static List<Evidence> named(List<Evidence> evidence, Ontology ontology) {
        boolean who = !evidence.isEmpty() && evidence.getFirst().is(Operation.WHO);
        int many = who ? many(evidence) : 0;
        Optional<Entity> people = many == 0
                ? Optional.empty()
                : rows(evidence.subList(many, evidence.size())).flatMap(rows -> people(rows, ontology));
        if (people.isEmpty()) {
            return evidence;
        }
        Evidence asked = evidence.getFirst();
        Mention mention = new Mention.EntityMention(people.get(), 1, "");
        List<Evidence> named = new ArrayList<>(evidence);
        named.set(0, Evidence.mentions(asked.tokens(), List.of(mention)));
        named.addFirst(asked.withOperation(Operation.WHICH));
        return named;
    }

    /** Where it is said how many they have, with nothing but a verb before; 0 where it is not. */
    private static int many(List<Evidence> evidence) {
        int at = 1;
        while (at < evidence.size()
                && evidence.get(at).mentions().isEmpty()
                && evidence.get(at).number() == null
                && (evidence.get(at).operation() == null
                        || evidence.get(at).is(Operation.NOISE, Operation.VERB, Operation.WITH))) {
            at++;
        }
        boolean many = at > 1
                && at < evidence.size()
                && (evidence.get(at).is(Operation.MOST, Operation.LEAST, Operation.GREATER, Operation.LESS)
                        || evidence.get(at).is(Operation.AT_LEAST, Operation.AT_MOST, Operation.EXACTLY));
        return many ? at : 0;
    }

    /** The rows that there are many of: the noun behind "most" or behind a number. */
    private static Optional<Entity> rows(List<Evidence> many) {
        return many.stream()
                .skip(1)
                .filter(word -> !word.is(Operation.NOISE, Operation.DISTINCT))
                .filter(word -> word.number() == null)
                .findFirst()
                .filter(word -> word.operation() == null && Nouns.entityFirst(word))
                .flatMap(word -> word.first(Mention.EntityMention.class))
                .map(Mention.EntityMention::entity);
    }

    private static Optional<Entity> people(Entity rows, Ontology ontology) {
        List<Entity> people = ontology.relations().stream()
                .filter(key -> key.from() == rows && key.to() != rows)
                .map(key -> key.to())
                .filter(table -> People.personal(table) || Doers.arePeople(table))
                .toList();
        return people.size() == 1 ? Optional.of(people.getFirst()) : Optional.empty();
    }
}
