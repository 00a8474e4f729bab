package dev.parley.engine.interpretation.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The choices of one reading. A script says which to take at the first choice points; beyond it the best is taken, and
 * what could have been taken instead is kept as further scripts.
 */
public final class Choices {

    private static final int MOST_ALTERNATIVES = 4;
    private static final double FURTHEST_BEHIND = 0.2;

    /** Choices to take, and what they cost against the best ones. */
    public record Script(List<Integer> taken, double penalty) {}

    private final Script script;
    private final List<Integer> taken = new ArrayList<>();
    private final List<Script> alternatives = new ArrayList<>();
    private double penalty;

    public Choices(Script script) {
        this.script = script;
    }

    public <T> T choose(List<Option<T>> options) {
        List<Option<T>> sorted = options.stream()
                .sorted(Comparator.comparingDouble((Option<T> option) -> option.score())
                        .reversed())
                .toList();
        double best = sorted.getFirst().score();
        int index = 0;
        if (taken.size() < script.taken().size()) {
            index = script.taken().get(taken.size());
        } else {
            for (int i = 1; i < Math.min(MOST_ALTERNATIVES, sorted.size()); i++) {
                double behind = best - sorted.get(i).score();
                if (behind <= FURTHEST_BEHIND) {
                    List<Integer> other = new ArrayList<>(taken);
                    other.add(i);
                    alternatives.add(new Script(other, penalty + behind));
                }
            }
        }
        Option<T> chosen = sorted.get(index);
        penalty += best - chosen.score();
        taken.add(index);
        return chosen.value();
    }

    public double penalty() {
        return penalty;
    }

    public List<Script> alternatives() {
        return List.copyOf(alternatives);
    }
}
