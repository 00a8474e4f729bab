package dev.parley.engine.conversation;

import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Select;
import java.util.ArrayList;
import java.util.List;

/** The rows that an earlier query showed, where a limit cut them off. */
final class Shown {

    private Shown() {}

    /** The same rows in another order. Throws an {@code IllegalArgumentException} when they do not show what is sorted by. */
    static Select sorted(Select earlier, List<Ordering> order) {
        Select found = Select.everythingOf(earlier);
        List<Ordering> keys = new ArrayList<>();
        for (Ordering key : order) {
            int at = earlier.outputs().stream().map(Output::expression).toList().indexOf(key.expression());
            if (at >= 0) {
                keys.add(new Ordering(found.outputs().get(at).expression(), key.direction(), key.nulls()));
            }
        }
        if (keys.isEmpty() || !shows(earlier, order.getFirst())) {
            throw new IllegalArgumentException("it is not shown what is sorted by");
        }
        return new Select(false, found.outputs(), found.from(), List.of(), List.of(), List.of(), List.of(), keys, null);
    }

    private static boolean shows(Select select, Ordering key) {
        return select.outputs().stream().anyMatch(output -> output.expression().equals(key.expression()));
    }
}
