package dev.parley.engine.interpretation.alternatives;

import dev.parley.engine.Assumption;
import dev.parley.engine.Interpretation;
import dev.parley.engine.Link;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Knowledge;
import dev.parley.engine.interpretation.reading.Notes;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Doers;
import dev.parley.engine.ontology.Entity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of which is said how they are, but not by what nor from where on: "recent orders", "large orders", "the best
 * customers". They are the first of an order, by each column or number of other rows that the word may go by.
 *
 * @param word that says how they are
 * @param start where it begins, with a number that is said
 * @param noun where its rows are named
 * @param rows how many come first
 * @param counted whether the question says how many
 */
public record VagueDegree(
        List<Evidence> evidence, Evidence word, int start, int noun, int rows, boolean counted, Knowledge knowledge) {

    /** How many are shown where nothing is said. */
    private static final int SEVERAL = 10;
    /** More cannot be asked about. */
    private static final int MOST = 4;

    /** Said of rows, and not compared with others, these are about something that is due. */
    private static final Set<String> DUE = Set.of("late", "early");

    public static Optional<VagueDegree> in(List<Evidence> evidence, Knowledge knowledge) {
        return IntStream.range(0, evidence.size())
                .filter(at -> !degree(evidence.get(at)).isEmpty())
                .mapToObj(at -> at(evidence, at, knowledge))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<VagueDegree> at(List<Evidence> evidence, int at, Knowledge knowledge) {
        Evidence word = evidence.get(at);
        boolean ahead = at > 0 && number(evidence.get(at - 1));
        boolean behind = at + 1 < evidence.size() && number(evidence.get(at + 1));
        int noun = nounBehind(evidence, behind ? at + 2 : at + 1);
        if (noun < 0 || ahead && behind || compared(evidence, at)) {
            return Optional.empty();
        }
        boolean counted = ahead || behind;
        boolean said = counted || word.superlative() || word.is(Operation.TOP);
        Evidence rows = evidence.get(noun);
        boolean several = !rows.words().equalsIgnoreCase(rows.lemma());
        if (!several && !said) {
            return Optional.empty();
        }
        int first = counted ? evidence.get(ahead ? at - 1 : at + 1).number().intValue() : several ? SEVERAL : 1;
        List<Evidence> rest = new ArrayList<>(evidence);
        if (behind) {
            rest.remove(at + 1);
        }
        return first < 1
                ? Optional.empty()
                : Optional.of(new VagueDegree(
                        rest, word, ahead ? at - 1 : at, noun - (behind ? 1 : 0), first, counted, knowledge));
    }

    /** "dearer than the best cheese": a row that others are compared with. */
    private static boolean compared(List<Evidence> evidence, int at) {
        return evidence.subList(0, at).reversed().stream()
                .filter(e -> !e.is(Operation.NOISE))
                .limit(1)
                .anyMatch(e ->
                        e.is(Operation.THAN, Operation.GREATER, Operation.LESS, Operation.BEFORE, Operation.AFTER));
    }

    /** Where the rows are named, behind words that belong to them; -1 where nothing is. */
    private static int nounBehind(List<Evidence> evidence, int from) {
        return IntStream.range(from, Math.min(evidence.size(), from + 3))
                .takeWhile(at -> evidence.get(at).operation() == null
                        && !evidence.get(at).mentions().isEmpty())
                .filter(at -> Nouns.entityFirst(evidence.get(at)) || isSomebody(evidence.get(at)))
                .findFirst()
                .orElse(-1);
    }

    /** "donors" of donations that hold their names. */
    private static boolean isSomebody(Evidence noun) {
        return noun.mentions().stream()
                .limit(1)
                .anyMatch(
                        mention -> mention instanceof Mention.PropertyMention column && Doers.named(column.property()));
    }

    /** "recent", "best", "top"; empty of anything else. */
    private static String degree(Evidence word) {
        if (word.is(Operation.TOP)) {
            return DegreeRanks.TOP;
        }
        boolean says = word.operation() == null
                && word.adjective() != null
                && word.mentions().isEmpty();
        if (!says || DUE.contains(word.adjective())) {
            return "";
        }
        return word.superlative() && word.adjective().equals(DegreeRanks.GOOD) ? DegreeRanks.BEST : word.adjective();
    }

    private static boolean number(Evidence word) {
        return word.number() != null && word.operation() == null;
    }

    /**
     * A reading for each thing that the word may go by, all as likely.
     *
     * @param reader of a question's words
     */
    public List<Interpretation> readings(Function<List<Evidence>, Optional<Interpretation>> reader) {
        Map<Query, Interpretation> readings = new LinkedHashMap<>();
        DegreeRanks ranks = new DegreeRanks(word, degree(word), entity(), knowledge.ontology());
        for (DegreeRanks.Rank rank : isSomebody(evidence.get(noun)) ? ranks.ofDeeds() : ranks.all()) {
            reader.apply(rankedBy(rank))
                    .filter(this::showsTheFirst)
                    .map(reading -> taken(reading, rank))
                    .ifPresent(reading -> readings.putIfAbsent(reading.query(), reading));
        }
        return readings.values().stream()
                .limit(MOST)
                .map(reading ->
                        reading.scoring(readings.values().iterator().next().score()))
                .toList();
    }

    private boolean showsTheFirst(Interpretation reading) {
        return reading.query() instanceof Select select
                && select.from() instanceof TableScan(var table, var alias)
                && table.equals(entity().table().name())
                && select.limit() != null
                && select.limit() == rows
                && !select.orderBy().isEmpty();
    }

    private Interpretation taken(Interpretation reading, DegreeRanks.Rank rank) {
        String first = (rows == 1 ? "the one" : "the " + rows) + " with " + rank.name();
        List<Assumption> assumptions = new ArrayList<>(reading.assumptions());
        assumptions.add(new Assumption(
                word.words(), "taken as " + first + (counted ? "" : ", as the question does not say how many")));
        List<Link> links = new ArrayList<>(reading.links().stream()
                .filter(link -> !link.words().equals(word.words()))
                .toList());
        links.add(new Link(word.words(), first, "degree"));
        return new Interpretation(reading.query(), reading.meaning(), reading.score(), assumptions, links);
    }

    /**
     * "recent orders of 2025" as "10 orders of 2025 with the highest date", "the best customers of 2025" as "10 customers with
     * the most orders of 2025".
     */
    private List<Evidence> rankedBy(DegreeRanks.Rank rank) {
        int end = rank.ofOthers() && periodBehind()
                ? noun + 1
                : IntStream.range(noun, evidence.size())
                        .filter(at -> evidence.get(at).is(Operation.STOP))
                        .findFirst()
                        .orElse(evidence.size());
        Evidence number = Evidence.number(word.tokens(), BigDecimal.valueOf(rows), null, List.of());
        int ahead = evidence.get(start).equals(word) ? start : start + 1;
        return Stream.of(
                        evidence.subList(0, start),
                        List.of(number),
                        evidence.subList(ahead + 1, end),
                        List.of(word.withOperation(Operation.WITH)),
                        rank.words(),
                        evidence.subList(end, evidence.size()))
                .flatMap(List::stream)
                .toList();
    }

    private boolean periodBehind() {
        return noun + 2 < evidence.size()
                && evidence.get(noun + 1).is(Operation.OF, Operation.IN)
                && evidence.get(noun + 2).period() != null;
    }

    private Entity entity() {
        Evidence rows = evidence.get(noun);
        return isSomebody(rows)
                ? rows.mentions().getFirst().entityOf()
                : rows.first(Mention.EntityMention.class).orElseThrow().entity();
    }

    /** Whether a reading takes no notice of the word. */
    public boolean passedOver(Interpretation reading) {
        return reading.assumptions().contains(new Assumption(word.words(), Notes.PASSED_OVER));
    }
}
