package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * "Guild crafts", where a table {@code guild_craft} ties guilds and crafts and has no key of its own, are crafts
 * that it ties, unless something is asked of the ties themselves.
 */
final class TiedNouns {

    private static final double VERY_NAME = 0.97;

    private final List<Evidence> evidence;
    private final Ontology ontology;

    private TiedNouns(List<Evidence> evidence, Ontology ontology) {
        this.evidence = evidence;
        this.ontology = ontology;
    }

    static List<Evidence> named(List<Evidence> evidence, Ontology ontology) {
        TiedNouns nouns = new TiedNouns(evidence, ontology);
        List<Evidence> named = new ArrayList<>();
        evidence.forEach(word -> named.addAll(nouns.read(word)));
        return List.copyOf(named);
    }

    private List<Evidence> read(Evidence noun) {
        Optional<Entity> tie = noun.operation() == null && noun.tokens().size() > 1 && !isDone(noun)
                ? noun.mentions().stream()
                        .limit(1)
                        .filter(mention -> mention instanceof Mention.EntityMention && mention.quality() >= VERY_NAME)
                        .map(Mention::entityOf)
                        .findFirst()
                : Optional.empty();
        return tie.filter(table -> !saysOf(table) && !areLines(table, noun)).map(this::ties).stream()
                .flatMap(List::stream)
                .filter(key -> endsAs(tie.get(), key.to()))
                .findFirst()
                .map(key -> tied(noun, tie.get(), key.to()))
                .orElse(List.of(noun));
    }

    /** "which student visited restaurants", "has visited restaurants": what somebody did, and no noun. */
    private boolean isDone(Evidence noun) {
        int at = evidence.indexOf(noun);
        if (at == 0) {
            return false;
        }
        Evidence before = evidence.get(at - 1);
        boolean verb = !noun.tokens()
                .getFirst()
                .lower()
                .equals(noun.tokens().getFirst().lemma());
        boolean who = before.is(Operation.WHO, Operation.RELATIVE)
                || before.operation() == null
                        && before.mentions().stream().limit(1).anyMatch(Mention.EntityMention.class::isInstance);
        return who || verb && before.is(Operation.NOISE) && !before.words().matches("(?i)the|an?");
    }

    /** "How many order items": lines that have a quantity or a price are rows of their own, unless names are asked for. */
    private boolean areLines(Entity tie, Evidence noun) {
        boolean named = evidence.stream()
                .takeWhile(word -> word != noun)
                .anyMatch(word -> word.lemma().matches("name|title") || word.is(Operation.DISTINCT));
        return !named && !tie.with(PropertyRole.MEASURE).isEmpty();
    }

    /** Its two keys, where it has but these; else none. */
    private List<Relation> ties(Entity table) {
        List<Relation> keys = ontology.relations().stream()
                .filter(relation -> relation.from() == table)
                .toList();
        boolean plain = keys.size() == 2
                && keys.getFirst().to() != keys.getLast().to()
                && keys.stream().noneMatch(Relation::selfReference)
                && table.key().stream().allMatch(part -> part.role() == PropertyRole.REFERENCE)
                && ontology.relations().stream().noneMatch(relation -> relation.to() == table);
        return plain ? keys : List.of();
    }

    private static boolean endsAs(Entity tie, Entity rows) {
        List<String> words = tie.words();
        List<String> last = rows.words();
        return words.size() > last.size()
                && words.subList(words.size() - last.size(), words.size()).equals(last);
    }

    /** Whether one of its own columns is asked about. */
    private boolean saysOf(Entity tie) {
        return evidence.stream()
                .filter(word -> word.operation() == null)
                .flatMap(word -> word.mentions().stream().limit(1))
                .anyMatch(mention -> mention.entityOf() == tie && !(mention instanceof Mention.EntityMention));
    }

    /** The rows by their own name, with a tie where nothing else is said of whom they are tied to. */
    private List<Evidence> tied(Evidence noun, Entity tie, Entity rows) {
        int last = noun.tokens().size() - 1;
        Evidence own = noun.of(noun.tokens().subList(last, last + 1)).meaning(new Mention.EntityMention(rows, 1, ""));
        Entity other = ties(tie).stream()
                .map(Relation::to)
                .filter(end -> end != rows)
                .findFirst()
                .orElseThrow();
        boolean said = evidence.stream()
                .filter(word -> word != noun && word.operation() == null)
                .flatMap(word -> word.mentions().stream().limit(1))
                .anyMatch(mention -> mention.entityOf() == other);
        Evidence ahead = noun.of(noun.tokens().subList(0, last));
        return said
                ? List.of(own)
                : List.of(
                        own, ahead.withOperation(Operation.WITH), ahead.meaning(new Mention.EntityMention(tie, 1, "")));
    }
}
