package dev.parley.engine.interpretation;

import dev.parley.engine.Confidence;
import dev.parley.engine.Interpretation;
import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.DerivedTable;
import dev.parley.engine.algebra.Exists;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.OneOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Range;
import dev.parley.engine.algebra.ScalarQuery;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.SetOperation;
import dev.parley.engine.algebra.TextMatch;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.reading.Notes;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.text.Resources;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says how likely a reading is to be right, by a logistic model over traits that can be read. Its weights are in
 * {@code confidence.txt}, fitted by {@code ./parley evaluate --fit-confidence} on questions whose answer is known.
 */
final class Calibration {

    private static final String BASE = "base";
    private static final double FAR_BEHIND = 0.1;
    private static final Map<String, Double> WEIGHTS = weights();

    private final Map<String, Double> traits = new LinkedHashMap<>();

    private Calibration() {}

    static Confidence of(List<Interpretation> ranked, List<Evidence> evidence) {
        if (ranked.isEmpty()) {
            return Confidence.NONE;
        }
        Interpretation best = ranked.getFirst();
        Calibration calibration = new Calibration();
        for (String part : List.of("words", "coverage", "choices")) {
            calibration.add("lacking " + part, 1 - best.score().parts().get(part));
        }
        calibration.add("other readings", ranked.size() - 1);
        calibration.add("close second", closeness(ranked));
        calibration.add(
                "unused names",
                best.assumptions().stream()
                        .filter(assumption -> assumption.meaning().equals(Notes.IDLE))
                        .count());
        calibration.add(
                "near meanings",
                evidence.stream().filter(Evidence::nearInMeaning).count());
        calibration.add(
                "no table named",
                best.links().stream().noneMatch(link -> link.kind().equals("table")) ? 1 : 0);
        calibration.add(
                "words of content",
                evidence.stream().filter(e -> e.operation() == null).count());
        calibration.add(
                "alternatives",
                evidence.stream().filter(e -> e.is(Operation.OR)).count());
        calibration.add("columns shown", best.query().columnNames().size());
        calibration.query(best.query());
        return new Confidence(likelihood(calibration.traits), calibration.traits);
    }

    /** How close the second reading comes to the best one: 1 at a tie, 0 from a tenth of the score on. */
    private static double closeness(List<Interpretation> ranked) {
        if (ranked.size() < 2) {
            return 0;
        }
        double margin = ranked.get(0).score().total() - ranked.get(1).score().total();
        return Math.max(0, 1 - margin / FAR_BEHIND);
    }

    private static double likelihood(Map<String, Double> traits) {
        double sum = WEIGHTS.getOrDefault(BASE, 0.0);
        for (var trait : traits.entrySet()) {
            sum += trait.getValue() * WEIGHTS.getOrDefault(trait.getKey(), 0.0);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private void add(String trait, double value) {
        if (value != 0) {
            traits.merge(trait, value, Double::sum);
        }
    }

    private void query(Query query) {
        switch (query) {
            case Select select -> {
                add("joins", select.joins().size());
                add("groups", select.groupBy().isEmpty() ? 0 : 1);
                add("one number", select.groupBy().isEmpty() && computes(select) ? 1 : 0);
                add("rows cut off", select.limit() == null ? 0 : 1);
                if (select.from() instanceof DerivedTable derived) {
                    query(derived.query());
                }
                select.where().forEach(this::predicate);
                select.having().forEach(this::predicate);
            }
            case SetOperation operation -> {
                add("set operations", 1);
                query(operation.left());
                query(operation.right());
            }
        }
    }

    private static boolean computes(Select select) {
        return select.outputs().stream().allMatch(output -> output.expression().aggregates());
    }

    private void predicate(Predicate predicate) {
        switch (predicate) {
            case Exists exists -> {
                add("rows elsewhere", 1);
                query(exists.query());
            }
            case Member member -> {
                add("members", 1);
                query(member.query());
            }
            case AllOf all -> all.parts().forEach(this::predicate);
            case AnyOf any -> any.options().forEach(this::predicate);
            case Not not -> {
                add("denials", 1);
                predicate(not.predicate());
            }
            case TextMatch ignored -> add("text matches", 1);
            case Comparison comparison -> comparison.expressions().forEach(this::expression);
            case Range ignored -> add("comparisons", 1);
            case OneOf ignored -> add("comparisons", 1);
            case Missing ignored -> add("comparisons", 1);
        }
    }

    private void expression(Expression expression) {
        if (expression instanceof ScalarQuery scalar) {
            add("compared with a query", 1);
            query(scalar.query());
        }
    }

    private static Map<String, Double> weights() {
        Map<String, Double> weights = new HashMap<>();
        for (String line : Resources.lines(Calibration.class, "confidence.txt")) {
            String[] parts = line.split(":", 2);
            weights.put(parts[0].strip(), Double.valueOf(parts[1].strip()));
        }
        return Map.copyOf(weights);
    }
}
