package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.People;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Doers;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * "Who" as the people that are meant, where these are of one kind: those whom rows are of ("who has the most loans", "who
 * wrote more than 3 books"), those who have the column that the verb or what stands behind it names ("who joined in 2024",
 * "who lives in Rome"), or whom a row points at that has the value ("who sang Tosca" of a role in a table of singers and
 * operas).
 */
final class WhoAsked {

    private final List<Evidence> evidence;
    private final Ontology ontology;

    private WhoAsked(List<Evidence> evidence, Ontology ontology) {
        this.evidence = evidence;
        this.ontology = ontology;
    }

    /** Before verbs are read: whom a column or a value tells. */
    static List<Evidence> ofColumns(List<Evidence> evidence, Ontology ontology) {
        WhoAsked who = new WhoAsked(evidence, ontology);
        return who.asks() ? who.doer().map(who::named).orElseGet(() -> who.named(who.ofColumns())) : evidence;
    }

    /** Whose rows there are many of. */
    static List<Evidence> ofMany(List<Evidence> evidence, Ontology ontology) {
        WhoAsked who = new WhoAsked(evidence, ontology);
        int many = who.asks() ? who.many() : 0;
        return many == 0
                ? evidence
                : who.named(rows(evidence.subList(many, evidence.size())).flatMap(who::whose));
    }

    private boolean asks() {
        return evidence.size() > 1
                && evidence.getFirst().is(Operation.WHO)
                && evidence.getFirst().mentions().isEmpty();
    }

    private List<Evidence> named(Optional<Entity> people) {
        return people.map(table -> named(new Mention.EntityMention(table, 1, "")))
                .orElse(evidence);
    }

    private List<Evidence> named(Mention people) {
        Evidence asked = evidence.getFirst();
        List<Evidence> named = new ArrayList<>(evidence);
        named.set(0, Evidence.mentions(asked.tokens(), List.of(people)));
        named.addFirst(asked.withOperation(Operation.WHICH));
        return named;
    }

    private int verb() {
        int verb = 1;
        while (verb < evidence.size() - 1 && evidence.get(verb).is(Operation.NOISE, Operation.NOT)) {
            verb++;
        }
        return verb;
    }

    /** "who subscribed more than once": the column that says of subscriptions who it was. */
    private Optional<Mention> doer() {
        Evidence verb = evidence.get(verb());
        return Optional.of(verb)
                .filter(said -> Verbs.past(said) && Nouns.entityFirst(said))
                .flatMap(said -> said.first(Mention.EntityMention.class))
                .filter(rows -> !People.personal(rows.entity()))
                .map(rows -> Doers.of(rows.entity()))
                .filter(doers -> doers.size() == 1 && Doers.named(doers.getFirst()))
                .map(doers -> new Mention.PropertyMention(doers.getFirst(), 1, ""));
    }

    private Optional<Entity> ofColumns() {
        Evidence said = evidence.get(verb());
        List<Evidence> behind = evidence.subList(verb() + 1, evidence.size());
        boolean alone = said.tokens().size() == 1 && !said.superlative() && !behind.isEmpty();
        if (!alone || behind.stream().anyMatch(word -> word.operation() == null && Nouns.entityFirst(word))) {
            return Optional.empty();
        }
        if (said.lemma().equals("bear")) {
            return only(people().filter(table -> table.properties().stream().anyMatch(Property::ofBirth)));
        }
        List<Entity> columns = columns(said);
        if (!columns.isEmpty()) {
            return behind.stream().allMatch(word -> word.mentions().isEmpty())
                    ? only(columns.stream())
                    : Optional.empty();
        }
        Optional<Mention> object = object(behind);
        Optional<Entity> holder =
                object.filter(Mention.ValueMention.class::isInstance).map(Mention::entityOf);
        if (holder.filter(People::personal).isPresent()) {
            boolean called = holder.get().label().contains(((Mention.ValueMention) object.get()).property());
            return called || !said.mentions().isEmpty() ? Optional.empty() : holder;
        }
        boolean verbOfAnother = Nouns.entityFirst(said)
                && holder.isPresent()
                && said.mentions().getFirst().entityOf() != holder.get();
        return verbOfAnother ? holder.flatMap(this::whose) : Optional.empty();
    }

    /** People who have a column that the verb is called by, and nothing else is: "joined" of {@code joined_on}. */
    private static List<Entity> columns(Evidence verb) {
        boolean only = verb.operation() == null
                && verb.mentions().stream().allMatch(Mention.PropertyMention.class::isInstance);
        return only
                ? verb.mentions().stream()
                        .map(Mention::entityOf)
                        .filter(People::personal)
                        .distinct()
                        .toList()
                : List.of();
    }

    /** What is named first behind the verb; a period or a number names nothing. */
    private static Optional<Mention> object(List<Evidence> behind) {
        return behind.stream()
                .filter(word -> word.operation() == null && !word.mentions().isEmpty() && word.period() == null)
                .findFirst()
                .filter(word -> word.mentions().stream()
                                .map(Mention::entityOf)
                                .distinct()
                                .count()
                        == 1)
                .map(word -> word.mentions().getFirst());
    }

    private Stream<Entity> people() {
        return ontology.entities().stream().filter(People::personal);
    }

    private static Optional<Entity> only(Stream<Entity> tables) {
        List<Entity> some = tables.limit(2).toList();
        return some.size() == 1 ? Optional.of(some.getFirst()) : Optional.empty();
    }

    /** Where it is said how many they have, with nothing but a verb before; 0 where it is not. */
    private int many() {
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

    /** The people that rows are of, where one key alone points at any. */
    private Optional<Entity> whose(Entity rows) {
        return only(ontology.relations().stream()
                .filter(key -> key.from() == rows && key.to() != rows)
                .map(key -> key.to())
                .filter(People::personal));
    }
}
