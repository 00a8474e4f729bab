package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Lemmas;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Verbs that say by which of several keys rows of two tables belong together and nothing else: a haul "started" at the
 * depot of its {@code start_depot_id}, whether or not it has a date of that.
 */
final class SaidKeys {

    private final List<Evidence> evidence;
    private final Ontology ontology;

    private SaidKeys(List<Evidence> evidence, Ontology ontology) {
        this.evidence = evidence;
        this.ontology = ontology;
    }

    static List<Evidence> of(List<Evidence> evidence, Ontology ontology) {
        SaidKeys keys = new SaidKeys(evidence, ontology);
        List<Evidence> said = new ArrayList<>(evidence);
        List<Relation> found = new ArrayList<>();
        for (int at = 1; at < evidence.size(); at++) {
            List<Relation> theirs = keys.saidBy(at);
            if (theirs.size() == 1) {
                found.add(theirs.getFirst());
                Evidence verb = evidence.get(at);
                List<Mention> role = List.of(new Mention.RoleMention(theirs.getFirst(), Deeds.DONE, ""));
                said.set(at, Evidence.operation(verb.tokens(), Operation.NOISE, role));
            }
        }
        return found.stream().distinct().count() == 1 ? said : evidence;
    }

    /** The keys that the verb says, among others to the same rows, where rows of both ends are named. */
    private List<Relation> saidBy(int at) {
        Evidence verb = evidence.get(at);
        boolean word = verb.tokens().size() == 1
                && !verb.quoted()
                && (verb.operation() == null || verb.is(Operation.VERB, Operation.SINCE, Operation.NOISE))
                && isVerb(at)
                && !dated(at);
        return word
                ? ontology.relations().stream()
                        .filter(key -> key.role().size() == 1 && !key.selfReference())
                        .filter(key -> Lemmas.stem(key.role().getFirst()).equals(Lemmas.stem(verb.lemma())))
                        .filter(key -> named(key.from(), verb) && named(key.to(), verb))
                        .filter(key -> ontology.relations().stream()
                                .anyMatch(
                                        other -> other != key && other.from() == key.from() && other.to() == key.to()))
                        .toList()
                : List.of();
    }

    /** "started", "did the most hauls start"; no article makes a noun of it. */
    private boolean isVerb(int at) {
        Evidence verb = evidence.get(at);
        boolean asked = IntStream.range(0, at)
                .anyMatch(before -> evidence.get(before).words().matches("(?i)do|does|did"));
        Evidence before = evidence.get(at - 1);
        return before.number() == null
                && !before.is(Operation.COUNT, Operation.POSSESSIVE, Operation.GROUP, Operation.BY)
                && !before.words().matches("(?i)(.* )?(the|an?)")
                && (asked || verb.words().matches("(?i).*(ed|ing)|began|left|went|came"));
    }

    /** "started in May", "ended after 2011": when it was, and not where. */
    private boolean dated(int at) {
        return evidence.stream()
                .skip(at + 1L)
                .dropWhile(word -> word.is(
                        Operation.NOISE,
                        Operation.IN,
                        Operation.AFTER,
                        Operation.BEFORE,
                        Operation.SINCE,
                        Operation.UNTIL))
                .findFirst()
                .filter(word -> word.period() != null || word.number() != null || word.is(Operation.BETWEEN))
                .isPresent();
    }

    /** A value that other rows have as well names none: which of them is meant the verb says too. */
    private boolean named(Entity rows, Evidence verb) {
        return evidence.stream()
                .filter(word -> word != verb
                        && word.operation() == null
                        && !word.mentions().isEmpty())
                .anyMatch(word -> switch (word.mentions().getFirst()) {
                    case Mention.EntityMention table -> table.entity() == rows;
                    case Mention.ValueMention ignored ->
                        word.all(Mention.ValueMention.class).stream().allMatch(value -> value.entityOf() == rows);
                    default -> false;
                });
    }
}
