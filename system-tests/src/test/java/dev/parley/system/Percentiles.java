package dev.parley.system;

import java.util.Arrays;

/** Of measured values, by the nearest rank. */
final class Percentiles {

    private Percentiles() {}

    static double of(double[] values, int percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.length) - 1)];
    }
}
