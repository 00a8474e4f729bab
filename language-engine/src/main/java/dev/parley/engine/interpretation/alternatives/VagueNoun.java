package dev.parley.engine.interpretation.alternatives;

import dev.parley.engine.Interpretation;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.explanation.Explainer;
import dev.parley.engine.interpretation.reading.Knowledge;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A noun that is the name of nothing, but part of several names or more general than they ("fees", where there is a
 * transaction fee and a maintenance fee): any of them may be meant, or all.
 *
 * @param at where it stands
 * @param candidates what it may stand for, the likeliest first
 */
public record VagueNoun(List<Evidence> evidence, int at, List<Mention> candidates) {

    /** More cannot be asked about. */
    private static final int MOST = 3;
    /** From here on the words are a name. */
    private static final double NAMED = 0.9;

    private static final double UNREACHABLE = 99;
    /** What fits so much less is not meant. */
    private static final double AS_WELL = 0.17;

    public VagueNoun {
        evidence = List.copyOf(evidence);
        candidates = List.copyOf(candidates);
    }

    /** In the order of the question. */
    public static Stream<VagueNoun> in(List<Evidence> evidence, Knowledge knowledge) {
        return IntStream.range(0, evidence.size())
                .mapToObj(at -> new VagueNoun(evidence, at, candidates(evidence, at, knowledge)))
                .filter(noun -> noun.candidates().size() > 1);
    }

    /**
     * A reading for each, and one with all of them; empty where fewer than two of them can be read.
     *
     * @param reader of a question's words
     */
    public List<Interpretation> readings(Function<List<Evidence>, Optional<Interpretation>> reader) {
        Map<Query, Interpretation> readings = new LinkedHashMap<>();
        for (Mention candidate : candidates) {
            reader.apply(meaning(List.of(candidate)))
                    .filter(reading -> uses(candidate, reading.query()))
                    .map(this::described)
                    .ifPresent(reading -> readings.putIfAbsent(reading.query(), reading));
        }
        if (readings.size() < 2) {
            return List.of();
        }
        reader.apply(meaning(candidates))
                .filter(reading -> candidates.stream().allMatch(candidate -> uses(candidate, reading.query())))
                .map(this::described)
                .ifPresent(reading -> readings.putIfAbsent(reading.query(), reading));
        Interpretation first = readings.values().iterator().next();
        return readings.values().stream()
                .map(reading -> reading.scoring(first.score()))
                .toList();
    }

    /** With what is known of the rows that may be meant, where it shows but their keys. */
    private Interpretation described(Interpretation reading) {
        if (!(reading.query() instanceof Select select)
                || select.distinct()
                || !select.groupBy().isEmpty()) {
            return reading;
        }
        Select described = select.withOutputs(toldApart(select.outputs().stream()
                .flatMap(output -> described(output, select).stream())
                .distinct()
                .toList()));
        return described.equals(select)
                ? reading
                : new Interpretation(
                        described,
                        Explainer.sentence(described),
                        reading.score(),
                        reading.assumptions(),
                        reading.links());
    }

    private static List<Output> toldApart(List<Output> outputs) {
        Map<String, Output> byName = new LinkedHashMap<>();
        for (Output output : outputs) {
            String name = output.name();
            for (int more = 2; byName.containsKey(name); more++) {
                name = output.name() + "_" + more;
            }
            byName.put(name, new Output(output.expression(), name));
        }
        return List.copyOf(byName.values());
    }

    private List<Output> described(Output output, Select select) {
        if (!(output.expression() instanceof ColumnRef column)) {
            return List.of(output);
        }
        return candidates.stream()
                .filter(Mention.EntityMention.class::isInstance)
                .map(Mention::entityOf)
                .filter(entity -> select.scans().stream()
                        .anyMatch(scan -> scan.alias().equals(column.alias())
                                && scan.table().equals(entity.table().name())))
                .filter(entity -> entity.key().stream()
                        .anyMatch(key -> key.column().name().equals(column.column())))
                .findFirst()
                .map(entity -> entity.described().stream()
                        .map(Property::column)
                        .map(known ->
                                new Output(new ColumnRef(column.alias(), known.name(), known.family()), known.name()))
                        .toList())
                .orElse(List.of(output));
    }

    private List<Evidence> meaning(List<Mention> meant) {
        List<Evidence> words = new ArrayList<>(evidence.subList(0, at));
        Evidence noun = evidence.get(at);
        for (Mention one : meant) {
            if (one != meant.getFirst()) {
                words.add(noun.withOperation(Operation.AND));
            }
            words.add(noun.meaning(one));
        }
        words.addAll(evidence.subList(at + 1, evidence.size()));
        return words;
    }

    private static boolean uses(Mention candidate, Query query) {
        String text = query.toString();
        return switch (candidate) {
            case Mention.PropertyMention column ->
                text.contains("column=" + column.property().column().name() + ",");
            default -> text.contains("table=" + candidate.entityOf());
        };
    }

    private static List<Mention> candidates(List<Evidence> evidence, int at, Knowledge knowledge) {
        Evidence noun = evidence.get(at);
        boolean named = noun.operation() != null
                || noun.quoted()
                || noun.mentions().isEmpty()
                || noun.mentions().getFirst().quality() >= NAMED
                        && !noun.mentions().getFirst().vague()
                || !open(noun);
        if (named) {
            return List.of();
        }
        List<Mention> vague =
                noun.mentions().stream().filter(VagueNoun::mayBeMeant).toList();
        boolean general = vague.stream().anyMatch(Mention::general);
        Optional<Entity> owner = nearestNamed(evidence, at);
        Map<Mention, Double> far = new LinkedHashMap<>();
        vague.stream()
                .filter(mention -> general || mention instanceof Mention.PropertyMention)
                .forEach(mention -> far.put(
                        mention,
                        owner.map(table -> knowledge
                                        .graph()
                                        .distances(table)
                                        .getOrDefault(mention.entityOf(), UNREACHABLE))
                                .orElse(0.0)));
        double nearest =
                far.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
        List<Mention> near = far.keySet().stream()
                .filter(mention -> far.get(mention) <= nearest)
                .toList();
        double best = near.stream().mapToDouble(Mention::quality).max().orElse(0);
        boolean several = near.stream().map(Mention::entityOf).distinct().count() > 1;
        return several && !general
                ? List.of()
                : near.stream()
                        .filter(mention -> mention.quality() >= best - AS_WELL)
                        .limit(MOST)
                        .toList();
    }

    /** Whether the words name nothing better than in part, or what is more special. */
    private static boolean open(Evidence noun) {
        return noun.mentions().getFirst().vague()
                || noun.mentions().stream().anyMatch(Mention::general)
                        && noun.mentions().getFirst() instanceof Mention.PropertyMention;
    }

    private static boolean mayBeMeant(Mention mention) {
        return switch (mention) {
            case Mention.PropertyMention column ->
                (mention.vague() || mention.quality() < NAMED) && says(column.property());
            case Mention.EntityMention ignored -> mention.vague();
            default -> false;
        };
    }

    private static boolean says(Property property) {
        return property.readable() && property.role() != PropertyRole.FLAG;
    }

    /** The table that the question names nearest to a word: what stands behind it goes before what stands ahead. */
    private static Optional<Entity> nearestNamed(List<Evidence> evidence, int at) {
        return Stream.concat(
                        evidence.subList(at + 1, evidence.size()).stream(), evidence.subList(0, at).reversed().stream())
                .filter(word -> word.operation() == null && !word.mentions().isEmpty())
                .map(word -> word.mentions().getFirst())
                .filter(mention -> mention instanceof Mention.ValueMention
                        || mention instanceof Mention.EntityMention && !mention.general())
                .map(Mention::entityOf)
                .findFirst();
    }
}
