package dev.parley.engine;

import dev.parley.engine.ambiguity.EqualRanks;
import dev.parley.engine.ambiguity.FewOrNone;
import dev.parley.engine.request.Request;
import java.util.List;
import java.util.stream.Stream;

/**
 * @param ranked best first, no two with the same query; empty when the question was not understood
 * @param unplaced the words that stood in the way; empty when it was understood
 * @param confidence how likely the best reading is to be right
 * @param request what was wanted: data, wherever there is a reading
 */
public record Interpretations(
        List<Interpretation> ranked, List<UnplacedWord> unplaced, Confidence confidence, Request request) {

    public Interpretations {
        ranked = List.copyOf(ranked);
        unplaced = List.copyOf(unplaced);
    }

    public Interpretations(List<Interpretation> ranked, List<UnplacedWord> unplaced, Confidence confidence) {
        this(ranked, unplaced, confidence, Request.DATA);
    }

    /** The same, of a request that turned out to ask for something else. */
    Interpretations as(Request other) {
        return new Interpretations(ranked, unplaced, confidence, other);
    }

    /** The same, with more said of the words that stood in the way. */
    Interpretations beside(List<UnplacedWord> more) {
        return new Interpretations(ranked, more, confidence, request);
    }

    /** The same with one of the readings, which is the one that is meant. */
    public Interpretations only(Interpretation reading) {
        return new Interpretations(List.of(reading), unplaced, confidence, request);
    }

    /** What to do with them: answer by the best, ask which of {@link #tied} is meant, or say what was not understood. */
    public enum Outcome {
        ANSWERED,
        ASKED,
        REFUSED
    }

    public Outcome outcome() {
        return switch (tied().size()) {
            case 0 -> Outcome.REFUSED;
            case 1 -> Outcome.ANSWERED;
            default -> Outcome.ASKED;
        };
    }

    /** The best and those that are as likely, best first; all of them when the best is not likely to be right. */
    public List<Interpretation> tied() {
        if (!confidence.isEnough()) {
            return ranked;
        }
        return ranked.stream()
                .filter(other -> other.isAsLikelyAs(ranked.getFirst()))
                .toList();
    }

    /**
     * What is to be run where readings that give the same are one: those of {@link #tied}; where one stands out but says
     * something of which only the data tell whether it is open ({@link EqualRanks}, {@link FewOrNone}), both ways to take
     * it. The likeliest first.
     */
    public List<Interpretation> toCompare() {
        List<Interpretation> tied = tied();
        if (tied.size() != 1 || !confidence.isEnough()) {
            return tied;
        }
        return Stream.of(EqualRanks.of(tied.getFirst()), FewOrNone.of(tied.getFirst()))
                .filter(ways -> !ways.isEmpty())
                .findFirst()
                .orElse(tied);
    }

    /** Whether the question names something that is not in the database. */
    public boolean missesSomething() {
        return unplaced.stream().anyMatch(UnplacedWord::missing);
    }

    /** How far the best is ahead of the second, from 0 to 1; 1 when there is one alone, 0 when there is none. */
    public double margin() {
        return switch (ranked.size()) {
            case 0 -> 0;
            case 1 -> 1;
            default -> ranked.get(0).score().total() - ranked.get(1).score().total();
        };
    }
}
