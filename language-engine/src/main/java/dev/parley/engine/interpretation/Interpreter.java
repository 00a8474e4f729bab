package dev.parley.engine.interpretation;

import dev.parley.engine.Interpretation;
import dev.parley.engine.Interpretations;
import dev.parley.engine.Link;
import dev.parley.engine.Score;
import dev.parley.engine.UnplacedWord;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.SetOperation;
import dev.parley.engine.ambiguity.Ambiguities;
import dev.parley.engine.ambiguity.Ambiguity;
import dev.parley.engine.ambiguity.Listing;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.explanation.Explainer;
import dev.parley.engine.interpretation.alternatives.AsLikely;
import dev.parley.engine.interpretation.alternatives.Askers;
import dev.parley.engine.interpretation.alternatives.Coordination;
import dev.parley.engine.interpretation.alternatives.Hierarchies;
import dev.parley.engine.interpretation.alternatives.Peers;
import dev.parley.engine.interpretation.alternatives.RankedPeriods;
import dev.parley.engine.interpretation.alternatives.Ratios;
import dev.parley.engine.interpretation.alternatives.Shares;
import dev.parley.engine.interpretation.alternatives.Subtraction;
import dev.parley.engine.interpretation.alternatives.VagueDegree;
import dev.parley.engine.interpretation.alternatives.VagueNoun;
import dev.parley.engine.interpretation.composition.Composer;
import dev.parley.engine.interpretation.passes.Passes;
import dev.parley.engine.interpretation.passes.RowsOfKinds;
import dev.parley.engine.interpretation.reading.Choices;
import dev.parley.engine.interpretation.reading.Knowledge;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Outcomes;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.text.Token;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads a question as often as it has plausible readings, and ranks what comes out. */
public final class Interpreter {

    private static final int MOST_READINGS = 24;
    private static final int MOST_RANKED = 5;
    /** When the likeliest reading makes no query, only ones as likely may answer: the next best is a guess. */
    private static final double LEAST_AFTER_FAILURE = 0.95;

    private final Knowledge knowledge;
    private final Passes passes;

    public Interpreter(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.passes = new Passes(knowledge);
    }

    public Interpretations interpret(List<Evidence> evidence, LocalDate today) {
        Function<List<Evidence>, Optional<Interpretation>> reader =
                words -> rank(words, today).best();
        List<Evidence> decided = Askers.named(passes.plain(evidence), knowledge, reader);
        Ranking ranking = rank(decided, today);
        List<Interpretation> ranked = ranking.readings();
        List<Interpretation> shares = ifPossible(List.of(), () -> Shares.in(decided)
                .flatMap(found -> found.reading(reader))
                .or(() -> RankedPeriods.in(decided).flatMap(found -> found.reading(reader)))
                .or(() -> Subtraction.in(decided).flatMap(found -> found.reading(reader)))
                .or(() -> Ratios.in(decided)
                        .flatMap(found -> found.reading(words -> reader.apply(RowsOfKinds.named(words, knowledge)))))
                .stream()
                .toList());
        List<Interpretation> apart = shares.isEmpty() ? apart(decided, reader) : shares;
        List<Interpretation> further = apart.isEmpty() ? byDegree(ranked, decided, reader) : apart;
        List<Interpretation> readings =
                further.isEmpty() ? ifPossible(ranked, () -> withWhatIsLeftOpen(ranked, decided, reader)) : further;
        return new Interpretations(
                readings,
                readings.isEmpty() ? unplaced(decided, ranking.obstacle()) : List.of(),
                Calibration.of(further.isEmpty() && !ranked.isEmpty() ? ranked : first(readings), decided));
    }

    private static List<Interpretation> first(List<Interpretation> readings) {
        return readings.stream().limit(1).toList();
    }

    /** Readings of other words than those that were said, as several things were said in one. */
    private List<Interpretation> apart(
            List<Evidence> decided, Function<List<Evidence>, Optional<Interpretation>> reader) {
        List<Interpretation> peers = ifPossible(List.of(), () -> Peers.in(decided, knowledge)
                .filter(Peers::strangers)
                .map(found -> found.readings(reader))
                .orElse(List.of()));
        return !peers.isEmpty()
                ? peers
                : VagueNoun.in(decided, knowledge)
                        .map(found -> ifPossible(List.of(), () -> found.readings(reader)))
                        .filter(readings -> !readings.isEmpty())
                        .findFirst()
                        .orElse(List.of());
    }

    /** Readings of a question that says of its rows how they are, and not by what, where no other takes that in. */
    private List<Interpretation> byDegree(
            List<Interpretation> ranked,
            List<Evidence> decided,
            Function<List<Evidence>, Optional<Interpretation>> reader) {
        return ifPossible(List.of(), () -> VagueDegree.in(decided, knowledge)
                .filter(found ->
                        ranked.stream().findFirst().map(found::passedOver).orElse(true))
                .map(found -> found.readings(reader))
                .orElse(List.of()));
    }

    /**
     * What comes of reading a question as often as it is plausible.
     *
     * @param readings best first
     * @param obstacle where the first of them that failed broke off; null when none did
     */
    private record Ranking(List<Interpretation> readings, Evidence obstacle) {

        Optional<Interpretation> best() {
            return readings.stream().findFirst();
        }
    }

    private Ranking rank(List<Evidence> decided, LocalDate today) {
        Map<Query, Interpretation> found = new LinkedHashMap<>();
        Evidence obstacle = null;
        boolean firstFailed = false;
        PriorityQueue<Choices.Script> open = new PriorityQueue<>(Comparator.comparingDouble(Choices.Script::penalty)
                .thenComparing(script -> script.taken().toString()));
        open.add(new Choices.Script(List.of(), 0));
        for (int i = 0; i < MOST_READINGS && !open.isEmpty(); i++) {
            Choices choices = new Choices(open.remove());
            try {
                Optional<Interpretation> interpretation = read(decided, today, choices);
                firstFailed |= i == 0 && interpretation.isEmpty();
                interpretation.ifPresent(one -> found.putIfAbsent(one.query(), one));
            } catch (IllegalArgumentException e) {
                // The algebra checks types: a reading that compares what cannot be compared is no reading.
                firstFailed |= i == 0;
            } catch (NotUnderstood e) {
                firstFailed |= i == 0;
                obstacle = obstacle == null ? e.evidence() : obstacle;
            }
            open.addAll(choices.alternatives());
        }
        boolean guessing = firstFailed;
        List<Interpretation> ranked = found.values().stream()
                .filter(interpretation ->
                        !guessing || interpretation.score().parts().get("choices") > LEAST_AFTER_FAILURE)
                .sorted(Comparator.comparingDouble((Interpretation interpretation) ->
                                interpretation.score().total())
                        .reversed())
                .limit(MOST_RANKED)
                .toList();
        return new Ranking(AsLikely.ways(AsLikely.answers(ranked)), obstacle);
    }

    /** Further readings that the algebra does not allow are none. */
    private static List<Interpretation> ifPossible(
            List<Interpretation> otherwise, Supplier<List<Interpretation>> further) {
        try {
            return further.get();
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }

    /** In place of the best reading all that its words leave open. */
    private List<Interpretation> withWhatIsLeftOpen(
            List<Interpretation> ranked,
            List<Evidence> evidence,
            Function<List<Evidence>, Optional<Interpretation>> reader) {
        Optional<Ambiguity> open =
                ranked.stream().findFirst().flatMap(best -> Ambiguities.of(best, evidence, knowledge.ontology()));
        if (open.isEmpty()) {
            return coordinated(ranked, evidence, reader);
        }
        Interpretation best = ranked.getFirst();
        String words = open.get().words();
        Stream<Interpretation> variants = open.get().readings().stream()
                .map(variant -> best.taking(
                        new Link(words, variant.name(), open.get().kind()), variant.query(), variant.meaning()));
        return Stream.concat(variants, ranked.stream().skip(1))
                .limit(MOST_RANKED)
                .toList();
    }

    /** Beside one row for both kinds, or pairs of both, the rows of either. */
    private List<Interpretation> coordinated(
            List<Interpretation> ranked,
            List<Evidence> evidence,
            Function<List<Evidence>, Optional<Interpretation>> reader) {
        List<Interpretation> either = Coordination.in(evidence)
                .map(found -> found.readings(reader, knowledge.ontology()))
                .filter(found -> !found.isEmpty())
                .or(() -> Peers.in(evidence, knowledge).map(found -> found.readings(reader)))
                .orElse(List.of());
        if (either.isEmpty()) {
            return ranked;
        }
        Optional<Interpretation> best = ranked.stream().findFirst().map(this::brief);
        return Stream.concat(best.stream(), either.stream().map(one -> best.map(first -> one.scoring(first.score()))
                        .orElse(one)))
                .toList();
    }

    private Interpretation brief(Interpretation reading) {
        return reading.query() instanceof Select select
                ? reading.showing(Listing.brief(reading, select, knowledge.ontology()))
                : reading;
    }

    private Optional<Interpretation> read(List<Evidence> evidence, LocalDate today, Choices choices) {
        Reading reading = new Reading(knowledge, evidence, today, choices);
        Scope scope = new QuestionReader(reading).read();
        Optional<Query> query = new Composer(reading, scope)
                .compose()
                .map(q -> Hierarchies.withBelow(
                        q,
                        knowledge.ontology(),
                        value -> reading.notes.assume(value, "taken with what lies directly below it")));
        query.flatMap(reading.notes::unused).ifPresent(word -> {
            throw new NotUnderstood(word);
        });
        Outcomes.passedOver(reading).ifPresent(verb -> {
            throw new NotUnderstood(verb);
        });
        DoersDates.misread(scope, evidence).ifPresent(period -> {
            throw new NotUnderstood(period);
        });
        query.flatMap(q -> Vacuity.of(q, scope, knowledge.ontology())).ifPresent(column -> {
            throw new NotUnderstood(misread(query.get(), column, evidence));
        });
        query.flatMap(q -> Ties.cutOff(q, evidence))
                .ifPresent(word ->
                        reading.notes.assume(word.words(), "one row is shown, though others may be its equals"));
        return query.map(q -> new Interpretation(
                q,
                Explainer.sentence(q),
                score(reading, q),
                new ArrayList<>(reading.notes.assumptions),
                new ArrayList<>(reading.notes.links)));
    }

    /** Words for a column that the query makes no use of, else those for the one that it says nothing of. */
    private static Evidence misread(Query query, ColumnRef column, List<Evidence> evidence) {
        String text = query.toString();
        return evidence.stream()
                .filter(word -> word.first(Mention.PropertyMention.class)
                        .filter(named -> !text.contains(
                                "column=" + named.property().column().name() + ","))
                        .isPresent())
                .findFirst()
                .or(() -> evidence.reversed().stream()
                        .filter(word -> word.mentions().stream()
                                .anyMatch(mention -> mention instanceof Mention.PropertyMention named
                                        && named.property().column().name().equals(column.column())))
                        .findFirst())
                .or(() -> evidence.reversed().stream()
                        .filter(word -> !word.mentions().isEmpty())
                        .findFirst())
                .orElseGet(evidence::getLast);
    }

    private static Score score(Reading reading, Query query) {
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("words", reading.notes.quality());
        parts.put("coverage", reading.notes.certainty());
        parts.put("choices", Math.max(0, 1 - reading.choices.penalty()));
        parts.put("simplicity", simplicity(query));
        return Score.of(parts);
    }

    private static double simplicity(Query query) {
        return switch (query) {
            case Select select -> Math.pow(0.98, select.joins().size());
            case SetOperation operation -> simplicity(operation.left()) * simplicity(operation.right());
        };
    }

    /** The words that nothing is known of stand in the way, whatever reading broke off at; else where the first did. */
    private List<UnplacedWord> unplaced(List<Evidence> evidence, Evidence obstacle) {
        List<Evidence> unknown =
                evidence.stream().filter(e -> e.unknown() && !e.quoted()).toList();
        if (!unknown.isEmpty()) {
            return unknown.stream().map(this::unplaced).toList();
        }
        return obstacle == null ? List.of() : List.of(unplaced(Blame.of(obstacle, evidence)));
    }

    private UnplacedWord unplaced(Evidence evidence) {
        Token first = evidence.tokens().getFirst();
        return new UnplacedWord(
                evidence.words(),
                first.position(),
                knowledge.vocabulary().nearest(first.lemma()),
                evidence.unknown() || evidence.adjective() != null);
    }
}
