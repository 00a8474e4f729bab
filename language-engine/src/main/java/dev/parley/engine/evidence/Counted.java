package dev.parley.engine.evidence;

import dev.parley.engine.lexicon.Crowds;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes nouns that nothing is called by for the number that counts them: "how many people live in Rome", "schools with
 * more than 500 students" where schools have an enrollment. Only how many they are is known of them: neither their
 * names nor which of them did something.
 */
final class Counted {

    /** As plainly as a name, so that "5000 people" are no unit. */
    private static final double PLAINLY = 0.95;

    private final Ontology ontology;
    private final Vocabulary vocabulary;

    Counted(Ontology ontology, Vocabulary vocabulary) {
        this.ontology = ontology;
        this.vocabulary = vocabulary;
    }

    List<Evidence> named(List<Evidence> evidence) {
        List<Evidence> named = new ArrayList<>(evidence);
        for (int at = 0; at < named.size(); at++) {
            Evidence noun = named.get(at);
            boolean strange =
                    noun.unknown() || noun.is(Operation.UNIT) && noun.mentions().isEmpty();
            if ((strange || byKind(noun)) && !noun.quoted()) {
                name(named, at);
            }
        }
        return named;
    }

    private void name(List<Evidence> evidence, int at) {
        Evidence noun = evidence.get(at);
        List<Mention> meant = new ArrayList<>();
        Crowds.byNumber().forEach((number, crowd) -> {
            if (crowd.members().contains(noun.lemma())) {
                List<Mention> counting = counting(evidence, at, number, crowd);
                meant.addAll(counting);
                evidence.replaceAll(word -> !counting.isEmpty() && word != noun && does(word, crowd)
                        ? Evidence.operation(word.tokens(), Operation.NOISE, List.of())
                        : word);
            }
        });
        if (!meant.isEmpty()) {
            evidence.set(at, Evidence.mentions(noun.tokens(), meant));
        }
    }

    private List<Mention> counting(List<Evidence> evidence, int at, String number, Crowds.Crowd crowd) {
        return vocabulary.named(List.of(number)).stream()
                .filter(Mention.PropertyMention.class::isInstance)
                .map(mention -> ((Mention.PropertyMention) mention).property())
                .filter(property -> property.role() == PropertyRole.MEASURE && counts(evidence, at, property, crowd))
                .map(property ->
                        (Mention) new Mention.PropertyMention(property, PLAINLY, "whom “" + number + "” counts"))
                .toList();
    }

    /** Whether it is asked, or compared, how many of them the rows that hold the number have, and nothing else of them. */
    private boolean counts(List<Evidence> evidence, int at, Property number, Crowds.Crowd crowd) {
        Optional<Evidence> before = evidence.subList(0, at).reversed().stream()
                .filter(word -> !word.is(Operation.NOISE, Operation.DISTINCT, Operation.ALL))
                .findFirst();
        boolean asked = before.filter(word -> word.is(Operation.COUNT, Operation.SUM, Operation.AVERAGE))
                .isPresent();
        boolean compared = before.filter(word -> word.number() != null
                        || word.is(Operation.MOST, Operation.LEAST, Operation.GREATER, Operation.LESS)
                        || word.is(Operation.OR_MORE, Operation.OR_LESS))
                .isPresent();
        boolean done = evidence.stream().skip(at + 1L).anyMatch(word -> does(word, crowd));
        boolean ofHolder = evidence.subList(0, at).reversed().stream()
                .filter(Counted::names)
                .findFirst()
                .map(noun -> isOf(noun, number.entity()))
                .orElse(asked && (done || !byKind(evidence.get(at))));
        return (asked || compared) && ofHolder && saysNoMore(evidence, at, number.entity(), crowd);
    }

    /** Whether what stands behind speaks of the rows that hold the number, or of what each of them has one of. */
    private boolean saysNoMore(List<Evidence> evidence, int at, Entity holder, Crowds.Crowd crowd) {
        for (Evidence word : evidence.subList(at + 1, evidence.size())) {
            if (names(word)) {
                return does(word, crowd)
                        || isOf(word, holder)
                        || ontology.relations().stream()
                                .filter(key -> key.from() == holder)
                                .anyMatch(key -> isOf(word, key.to()));
            }
            if (word.is(Operation.STOP, Operation.AND, Operation.THAN, Operation.ORDER, Operation.OR)) {
                return true;
            }
            boolean passes = word.is(Operation.NOISE, Operation.IN, Operation.OF, Operation.GROUP, Operation.COMMA)
                    || word.is(Operation.ALL, Operation.AVERAGE, Operation.ANY, Operation.WITH, Operation.DISTINCT)
                    || word.is(Operation.LIST, Operation.WHICH, Operation.DESCENDING, Operation.ASCENDING)
                    || does(word, crowd);
            if (!passes) {
                return false;
            }
        }
        return true;
    }

    /** "people", where some rows are people: they may be meant as well. */
    private static boolean byKind(Evidence noun) {
        return !noun.mentions().isEmpty()
                && noun.mentions().stream()
                        .allMatch(mention -> mention instanceof Mention.EntityMention rows && rows.byKind());
    }

    private static boolean names(Evidence word) {
        return word.operation() == null && !word.mentions().isEmpty();
    }

    private static boolean isOf(Evidence word, Entity holder) {
        return word.mentions().stream().anyMatch(mention -> mention.entityOf() == holder);
    }

    /** Whether it is what those who are counted do anyway: "live", "enrolled". */
    private static boolean does(Evidence word, Crowds.Crowd crowd) {
        return Stream.concat(
                        Stream.of(word.lemma()),
                        Stream.of(word.tokens().getFirst().lower()))
                .anyMatch(crowd.verbs()::contains);
    }
}
