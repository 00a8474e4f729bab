package dev.parley.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well an interpretation fits.
 *
 * @param total from 0 to 1, greater is better: the product of the parts
 * @param parts what it is made of, each from 0 to 1: {@code words} (how exactly the words name what they stand for),
 *     {@code coverage} (how little of the question was passed over or guessed), {@code choices} (how plainly the better
 *     of several meanings was taken), {@code simplicity} (few joins)
 */
public record Score(double total, Map<String, Double> parts) {

    public Score {
        if (!(total >= 0 && total <= 1)) {
            throw new IllegalArgumentException("a score lies between 0 and 1, not at " + total);
        }
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** The product of the parts. */
    public static Score of(Map<String, Double> parts) {
        return new Score(parts.values().stream().reduce(1.0, (a, b) -> a * b), parts);
    }
}
