package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What somebody did, where a key says who it was ({@code race.winning_jockey}, {@code parcel.sender_id}): "jockeys who
 * won more than twice" are those of more than two races. The verb stands for these rows, or where they are named beside
 * it ("won three races") for nothing but the key.
 */
public final class Deeds {

    /** How well a verb names the rows. */
    static final double DONE = 0.79;
    /** From here on a word has a meaning of its own. */
    private static final double PLAIN = 0.9;

    private final List<Evidence> evidence;
    private final Ontology ontology;

    private Deeds(List<Evidence> evidence, Ontology ontology) {
        this.evidence = new ArrayList<>(evidence);
        this.ontology = ontology;
    }

    static List<Evidence> named(List<Evidence> evidence, Ontology ontology) {
        Deeds deeds = new Deeds(evidence, ontology);
        for (int at = evidence.size() - 1; at > 0; at--) {
            deeds.read(at);
        }
        return List.copyOf(deeds.evidence);
    }

    private void read(int at) {
        Evidence verb = evidence.get(at);
        List<Relation> keys = mayBeVerb(verb)
                ? ontology.relations().stream()
                        .filter(key -> saysWho(key, verb.lemma()))
                        .toList()
                : List.of();
        if (keys.isEmpty()) {
            return;
        }
        boolean noun = isCounted(at);
        List<Entity> doers = noun ? ownersOf(keys) : doers(at, keys);
        List<Relation> theirs =
                keys.stream().filter(key -> doers.contains(key.to())).toList();
        if (theirs.size() != 1) {
            return;
        }
        Relation key = theirs.getFirst();
        Optional<Evidence> object = noun ? Optional.empty() : object(at);
        boolean before = evidence.subList(0, at).stream().anyMatch(word -> names(word, key.from()));
        if (object.isPresent() && !names(object.get(), key.from())) {
            return;
        }
        boolean dated = object.isPresent()
                && verb.all(Mention.PropertyMention.class).stream()
                        .anyMatch(column -> column.property().entity() == key.from()
                                && column.property().role() == PropertyRole.TIME);
        if (dated) {
            // "who approved an order" says of the order that it has a date of approval, too.
            return;
        }
        List<Mention> role = List.of(new Mention.RoleMention(key, DONE, ""));
        Evidence by = Evidence.operation(verb.tokens(), Operation.NOISE, role);
        evidence.set(at, by);
        boolean times = evidence.getFirst().words().matches("(?i)how often|(how many|.*number of|.*amount of) times");
        Optional<Evidence> counted = object.filter(named -> times && Nouns.entityFirst(named));
        if (counted.isPresent()) {
            // "how many times did Kim send a parcel": how many parcels.
            evidence.remove(counted.get());
            evidence.add(1, counted.get());
        }
        if (before || object.isPresent() && (!times || counted.isPresent())) {
            return;
        }
        Mention rows = new Mention.EntityMention(
                key.from(), DONE, "by the key " + key.key().columns().getFirst());
        evidence.add(times ? 1 : at + 1, verb.asMention().meaning(rows));
        if (noun) {
            evidence.remove(at);
            evidence.add(by);
        }
    }

    /** One word that plainly names neither rows nor a value. */
    private static boolean mayBeVerb(Evidence word) {
        return word.tokens().size() == 1
                && !word.quoted()
                && word.number() == null
                && word.period() == null
                && (word.operation() == null || word.is(Operation.NOISE, Operation.VERB))
                && word.mentions().stream()
                        .allMatch(mention -> mention.quality() < PLAIN
                                || mention instanceof Mention.RoleMention
                                || mention instanceof Mention.PropertyMention column
                                        && column.property().role() == PropertyRole.REFERENCE);
    }

    /** Whether the name of a key says who did what the verb says: "winner", "winning jockey", "trained by". */
    private static boolean saysWho(Relation key, String verb) {
        if (key.role().isEmpty() || key.selfReference() || key.key().columns().size() > 1) {
            return false;
        }
        List<String> words = Names.words(key.key().columns().getFirst());
        String root = verb.endsWith("e") ? verb.substring(0, verb.length() - 1) : verb;
        Pattern doer = Pattern.compile(Pattern.quote(root) + ".?[eo]r");
        return root.length() > 2
                && IntStream.range(0, words.size()).anyMatch(at -> {
                    String word = words.get(at);
                    boolean by = at + 1 < words.size() && words.get(at + 1).equals("by");
                    return doer.matcher(word).matches()
                            || (by || word.endsWith("ing"))
                                    && Lemmas.lemma(word).equals(verb);
                });
    }

    /** "the number of <em>wins</em>", "the most wins". */
    private boolean isCounted(int at) {
        return evidence.get(at).words().endsWith("s")
                && evidence.get(at - 1).is(Operation.COUNT, Operation.MOST, Operation.LEAST);
    }

    private List<Entity> ownersOf(List<Relation> keys) {
        return evidence.stream()
                .flatMap(Deeds::entities)
                .filter(entity -> keys.stream().anyMatch(key -> key.to() == entity))
                .distinct()
                .toList();
    }

    /** The tables that may hold whoever does what the verb says; none where it is done to them. */
    private List<Entity> doers(int at, List<Relation> keys) {
        int before = at - 1;
        while (before > 0
                && evidence.get(before).is(Operation.NOISE, Operation.NOT, Operation.WITH, Operation.ALSO_SHOWN)) {
            if (evidence.get(before)
                    .words()
                    .matches("(?i)(.* )?(is|are|was|were|be|been|being|a|an|the|his|her|its)")) {
                return List.of();
            }
            before--;
        }
        Evidence word = evidence.get(before);
        if (word.is(Operation.WHO, Operation.RELATIVE)) {
            return antecedent(before, keys);
        }
        if (word.is(Operation.AND, Operation.OR, Operation.EXCEPT)) {
            int clause = before;
            while (clause > 0 && !evidence.get(clause).is(Operation.WHO, Operation.RELATIVE)) {
                clause--;
            }
            return clause > 0 ? antecedent(clause, keys) : List.of();
        }
        Evidence verb = evidence.get(at);
        boolean past =
                !verb.words().equalsIgnoreCase(verb.lemma()) && !verb.words().matches("(?i).*(s|ing)");
        boolean reduced = past
                && before == at - 1
                && word.first(Mention.ValueMention.class).isEmpty()
                && (before == 0 || !evidence.get(before - 1).is(Operation.WHICH, Operation.GROUP));
        return reduced ? List.of() : entities(word).toList();
    }

    /** Of what stands before a relative clause, the nearest that may do what the clause says. */
    private List<Entity> antecedent(int clause, List<Relation> keys) {
        for (int at = clause - 1; at >= 0; at--) {
            List<Entity> named = entities(evidence.get(at))
                    .filter(entity -> keys.stream().anyMatch(key -> key.to() == entity))
                    .toList();
            if (!named.isEmpty()) {
                return named;
            }
        }
        return List.of();
    }

    /** What the verb is done to, where that is named right behind it. */
    private Optional<Evidence> object(int verb) {
        Optional<Evidence> described = Optional.empty();
        for (Evidence word : evidence.subList(verb + 1, evidence.size())) {
            boolean named = word.operation() == null && !word.mentions().isEmpty();
            if (named && Nouns.entityFirst(word)) {
                return Optional.of(word);
            }
            boolean goesOn = named
                    || word.number() != null
                    || word.superlative()
                    || word.is(
                            Operation.NOISE,
                            Operation.ANY,
                            Operation.ALL,
                            Operation.GREATER,
                            Operation.LESS,
                            Operation.AT_LEAST,
                            Operation.AT_MOST,
                            Operation.EXACTLY,
                            Operation.OR_MORE,
                            Operation.MOST,
                            Operation.LEAST,
                            Operation.THAN,
                            Operation.FIRST);
            if (!goesOn) {
                break;
            }
            described = named ? Optional.of(word) : described;
        }
        return described;
    }

    private static boolean names(Evidence word, Entity rows) {
        return word.operation() == null
                && (Nouns.entityFirst(word)
                        ? word.all(Mention.EntityMention.class).stream().anyMatch(table -> table.entity() == rows)
                        : word.all(Mention.ValueMention.class).stream().anyMatch(value -> value.entityOf() == rows));
    }

    private static Stream<Entity> entities(Evidence word) {
        return word.operation() != null
                ? Stream.empty()
                : word.mentions().stream()
                        .filter(mention ->
                                mention instanceof Mention.EntityMention || mention instanceof Mention.ValueMention)
                        .map(Mention::entityOf)
                        .distinct();
    }
}
