package dev.parley.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How likely the best reading of a question is to be right: the share of answers with such traits that were right, on
 * questions whose answer is known.
 *
 * @param likelihood from 0 to 1
 * @param traits what speaks for or against it, by name
 */
public record Confidence(double likelihood, Map<String, Double> traits) {

    /** A best reading that is less likely to be right is not taken while there is another. */
    public static final double LEAST = 0.5;

    /** That of no reading. */
    public static final Confidence NONE = new Confidence(0, Map.of());

    public Confidence {
        if (!(likelihood >= 0 && likelihood <= 1)) {
            throw new IllegalArgumentException("a likelihood lies between 0 and 1, not at " + likelihood);
        }
        traits = Collections.unmodifiableMap(new LinkedHashMap<>(traits));
    }

    /** Whether the best reading may be taken while there is another. */
    public boolean isEnough() {
        return likelihood >= LEAST;
    }
}
