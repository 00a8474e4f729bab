package dev.parley.engine;

import java.util.List;

/**
 * @param ranked best first, no two with the same query; empty when the question was not understood
 * @param unplaced the words that stood in the way; empty when it was understood
 */
public record Interpretations(List<Interpretation> ranked, List<UnplacedWord> unplaced) {

    public Interpretations {
        ranked = List.copyOf(ranked);
        unplaced = List.copyOf(unplaced);
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
