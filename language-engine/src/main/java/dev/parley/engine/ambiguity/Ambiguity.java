package dev.parley.engine.ambiguity;

import dev.parley.engine.algebra.Query;
import java.util.List;

/**
 * Several things that the same words may mean.
 *
 * @param kind {@code scope} or {@code place}, see {@link dev.parley.engine.Link}
 * @param words those in doubt, as they are written
 * @param readings two or more, the likeliest first
 */
public record Ambiguity(String kind, String words, List<Variant> readings) {

    /**
     * One of them.
     *
     * @param name what the words are taken for
     * @param meaning in one plain sentence that tells it from the others
     */
    public record Variant(Query query, String name, String meaning) {}

    public Ambiguity {
        readings = List.copyOf(readings);
        if (readings.size() < 2) {
            throw new IllegalArgumentException("what has one reading is not ambiguous");
        }
    }
}
