package dev.parley.evaluation;

import dev.parley.evaluation.Judged.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Fits the weights of the engine's confidence to answers that were judged: logistic regression by gradient descent,
 * with weights kept small. The same answers give the same weights.
 */
final class ConfidenceFit {

    private static final int ROUNDS = 300;
    private static final double STEP = 1;
    private static final double RIDGE = 0.002;
    /** A trait of fewer answers says nothing. */
    private static final int FEWEST = 25;

    private final List<Map<String, Double>> traits = new ArrayList<>();
    private final List<Boolean> right = new ArrayList<>();
    private final List<String> names;

    ConfidenceFit(List<Judged> judged) {
        for (Judged one : judged) {
            if (one.verdict() == Verdict.RIGHT || one.verdict() == Verdict.WRONG) {
                traits.add(one.reply().traits());
                right.add(one.verdict() == Verdict.RIGHT);
            }
        }
        TreeSet<String> known = new TreeSet<>();
        traits.forEach(answer -> known.addAll(answer.keySet()));
        names = known.stream()
                .filter(name -> traits.stream()
                                .filter(answer -> answer.containsKey(name))
                                .count()
                        >= FEWEST)
                .toList();
    }

    /** The lines of {@code confidence.txt}. */
    List<String> lines() {
        int width = names.size();
        double[] mean = new double[width];
        double[] spread = new double[width];
        double[][] rows = standardised(mean, spread);
        double[] weights = new double[width + 1];
        for (int round = 0; round < ROUNDS; round++) {
            descend(rows, weights);
        }
        double base = weights[width];
        List<String> lines = new ArrayList<>();
        lines.add("# What speaks for and against a reading, as log odds for each unit of the trait.");
        lines.add("# Written by ./parley evaluate --fit-confidence from " + rows.length + " judged answers.");
        for (int i = 0; i < width; i++) {
            double weight = weights[i] / spread[i];
            base -= weight * mean[i];
            lines.add(String.format(Locale.ROOT, "%s: %.3f", names.get(i), weight));
        }
        lines.add(2, String.format(Locale.ROOT, "base: %.3f", base));
        return lines;
    }

    private double[][] standardised(double[] mean, double[] spread) {
        int width = names.size();
        double[][] rows = new double[traits.size()][width];
        for (int i = 0; i < width; i++) {
            String name = names.get(i);
            double[] values = traits.stream()
                    .mapToDouble(answer -> answer.getOrDefault(name, 0.0))
                    .toArray();
            double average = average(values);
            mean[i] = average;
            double variance = 0;
            for (double value : values) {
                variance += (value - average) * (value - average) / values.length;
            }
            spread[i] = variance == 0 ? 1 : Math.sqrt(variance);
            for (int row = 0; row < values.length; row++) {
                rows[row][i] = (values[row] - average) / spread[i];
            }
        }
        return rows;
    }

    private static double average(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private void descend(double[][] rows, double[] weights) {
        int base = weights.length - 1;
        double[] slope = new double[weights.length];
        for (int row = 0; row < rows.length; row++) {
            double sum = weights[base];
            for (int i = 0; i < base; i++) {
                sum += weights[i] * rows[row][i];
            }
            double error = 1 / (1 + Math.exp(-sum)) - (right.get(row) ? 1 : 0);
            for (int i = 0; i < base; i++) {
                slope[i] += error * rows[row][i] / rows.length;
            }
            slope[base] += error / rows.length;
        }
        for (int i = 0; i < base; i++) {
            weights[i] -= STEP * (slope[i] + RIDGE * weights[i]);
        }
        weights[base] -= STEP * slope[base];
    }
}
