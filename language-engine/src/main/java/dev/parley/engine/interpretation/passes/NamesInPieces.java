package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Lemmas;
import dev.parley.model.schema.TypeFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds columns whose name is said in two pieces: "the year they joined" for {@code join_year}, "opened in the year
 * 2005" for {@code opening_year}, "billed from each state" for {@code billing_state}. Each piece by itself may name
 * another column, or none.
 */
final class NamesInPieces {

    private static final double SAID = 0.95;
    /** From here on words name a table well enough. */
    private static final double PLAIN = 0.7;

    private static final int REACH = 4;
    private static final int REACH_OVER_AMOUNT = 6;
    private static final Set<String> PREPOSITIONS = Set.of("in", "of", "on", "at", "by", "for", "with", "to", "from");

    private final List<Evidence> evidence;
    private final List<Entity> tables;

    private NamesInPieces(List<Evidence> evidence, Ontology ontology) {
        this.evidence = new ArrayList<>(evidence);
        this.tables = ontology.entities().stream()
                .filter(entity -> evidence.stream().anyMatch(e -> names(e, entity)))
                .toList();
    }

    static List<Evidence> joined(List<Evidence> evidence, Ontology ontology) {
        NamesInPieces pieces = new NamesInPieces(evidence, ontology);
        for (int first = 0; first < evidence.size(); first++) {
            pieces.joinFrom(first);
        }
        return List.copyOf(pieces.evidence);
    }

    private static boolean names(Evidence evidence, Entity entity) {
        return evidence.operation() == null
                && evidence.all(Mention.EntityMention.class).stream()
                        .anyMatch(m -> m.entity() == entity && m.quality() >= PLAIN);
    }

    private void joinFrom(int first) {
        if (!mayBePiece(evidence.get(first)) || joinDate(first)) {
            return;
        }
        for (int second = first + 1;
                second
                        < Math.min(
                                evidence.size(), first + (doneSoMuch(evidence.get(first)) ? REACH_OVER_AMOUNT : REACH));
                second++) {
            if (mayBePiece(evidence.get(second))) {
                List<Property> columns = named(evidence.get(first), evidence.get(second));
                if (columns.size() == 1
                        && between(first, second, columns.getFirst().entity())) {
                    join(first, second, columns.getFirst());
                    return;
                }
            }
        }
    }

    /** Takes "the founding year" for {@code founded}: both words together are the date, and no year of another thing is meant. */
    private boolean joinDate(int at) {
        Evidence done = evidence.get(at);
        boolean date = at + 1 < evidence.size()
                && done.operation() == null
                && done.words().toLowerCase(Locale.ROOT).endsWith("ing")
                && !done.mentions().isEmpty()
                && done.mentions().getFirst() instanceof Mention.PropertyMention column
                && (column.property().role() == PropertyRole.TIME
                        || column.property().column().family() == TypeFamily.INTEGER)
                && evidence.get(at + 1).lemma().matches("year|date|day");
        if (date) {
            evidence.set(at + 1, evidence.get(at + 1).meaning(done.mentions().getFirst()));
            evidence.set(at, done.withOperation(Operation.NOISE));
        }
        return date;
    }

    private static boolean mayBePiece(Evidence evidence) {
        boolean word = evidence.operation() == null || evidence.is(Operation.VERB);
        boolean rows = evidence.operation() == null && Nouns.entityFirst(evidence) && !verbal(evidence);
        return word
                && !rows
                && !evidence.quoted()
                && evidence.number() == null
                && evidence.period() == null
                && evidence.adjective() == null;
    }

    /** The columns of the tables that are named of whose name one word is said by each and none is left. */
    private List<Property> named(Evidence first, Evidence second) {
        Set<String> one = stems(first);
        Set<String> other = stems(second);
        boolean done = verbal(first) || doneSoMuch(first);
        boolean apposed = Columns.isColumn(first)
                && second.tokens().getFirst().index()
                        == first.tokens().getLast().index() + 1;
        Stream<Property> ofTables = tables.stream().flatMap(entity -> entity.properties().stream());
        Stream<Property> known = Stream.of(first, second)
                .flatMap(e -> e.all(Mention.PropertyMention.class).stream())
                .map(Mention.PropertyMention::property);
        return (tables.isEmpty() ? known : ofTables)
                .distinct()
                .filter(property -> property.role() != PropertyRole.KEY && property.role() != PropertyRole.REFERENCE)
                .filter(property -> {
                    Set<String> name = stems(property.words());
                    List<String> said = name.stream()
                            .filter(word -> done
                                    || apposed && one.contains(word)
                                    || !stems(property.entity().words()).contains(word))
                            .toList();
                    return said.size() > 1
                            && name.containsAll(one)
                            && name.containsAll(other)
                            && said.stream().allMatch(word -> one.contains(word) != other.contains(word))
                            && said.stream().anyMatch(one::contains)
                            && said.stream().anyMatch(other::contains);
                })
                .toList();
    }

    private static Set<String> stems(Evidence evidence) {
        return stems(evidence.tokens().stream().map(token -> token.lemma()).toList());
    }

    private static Set<String> stems(List<String> words) {
        return words.stream()
                .filter(word -> !PREPOSITIONS.contains(word))
                .map(Lemmas::stem)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether nothing stands between the pieces but what ties them, and the rows themselves: "the year the church opened". */
    private boolean between(int first, int second, Entity rows) {
        boolean amount = doneSoMuch(evidence.get(first));
        boolean verb = amount || verbal(evidence.get(first));
        boolean more = verbal(evidence.get(second)) && saysWhen(second + 1);
        return !more
                && evidence.subList(first + 1, second).stream()
                        .allMatch(e -> e.is(Operation.NOISE, Operation.OF, Operation.IN, Operation.POSSESSIVE)
                                || e.is(Operation.RELATIVE, Operation.WHO, Operation.WHEN)
                                || verb && e.is(Operation.GROUP)
                                || amount && isAmount(e)
                                || !verb && Nouns.entityFirst(e) && names(e, rows));
    }

    /** "sold more than 100 tickets", "sold the most tickets": an amount follows right behind the verb. */
    private boolean doneSoMuch(Evidence verb) {
        int next = evidence.indexOf(verb) + 1;
        boolean past = verbal(verb)
                || verb.tokens().size() == 1
                        && !verb.words().endsWith("s")
                        && !verb.words().equalsIgnoreCase(verb.lemma());
        return past && next < evidence.size() && evidence.get(next).operation() != null && isAmount(evidence.get(next));
    }

    private static boolean isAmount(Evidence evidence) {
        return evidence.number() != null
                || evidence.mentions().isEmpty()
                        && evidence.is(
                                Operation.GREATER,
                                Operation.LESS,
                                Operation.AT_LEAST,
                                Operation.AT_MOST,
                                Operation.BETWEEN,
                                Operation.AND,
                                Operation.MOST,
                                Operation.LEAST);
    }

    /** "the dates of orders placed after May": the verb is that of a condition. */
    private boolean saysWhen(int at) {
        return evidence.stream()
                .skip(at)
                .filter(e -> !e.is(Operation.NOISE, Operation.IN))
                .limit(1)
                .anyMatch(e -> e.period() != null
                        || e.is(
                                Operation.BEFORE,
                                Operation.AFTER,
                                Operation.SINCE,
                                Operation.UNTIL,
                                Operation.BETWEEN));
    }

    private static boolean verbal(Evidence evidence) {
        return evidence.is(Operation.VERB) || evidence.words().matches("(?i).*(ed|ing)");
    }

    private void join(int first, int second, Property column) {
        int noun = verbal(evidence.get(first)) || doneSoMuch(evidence.get(first)) ? second : first;
        Evidence name = evidence.get(noun);
        Mention mention = new Mention.PropertyMention(column, SAID, "");
        evidence.set(noun, Evidence.mentions(name.tokens(), List.of(mention)));
        int from = noun == first ? first + 1 : first;
        int to = noun == first ? second : first;
        for (int at = from; at <= to; at++) {
            if (at == to || !Nouns.entityFirst(evidence.get(at))) {
                evidence.set(at, evidence.get(at).withOperation(Operation.NOISE));
            }
        }
    }
}
