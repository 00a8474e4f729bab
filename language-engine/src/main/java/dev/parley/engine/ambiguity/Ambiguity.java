package dev.parley.engine.ambiguity;

import dev.parley.engine.algebra.Query;
import java.util.List;

/**
 * What words may mean, apart from what each of them names.
 *
 * @param kind {@code scope} or {@code place}, see {@link dev.parley.engine.Link}
 * @param words those in doubt, as they are written
 * @param readings the likeliest first; one alone where it is plain which of them is meant
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
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("words without a reading");
        }
    }
}
