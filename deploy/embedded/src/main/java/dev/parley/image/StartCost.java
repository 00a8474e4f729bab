package dev.parley.image;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * What a start took until the service said that it is ready.
 *
 * @param wall time; on a busy machine {@code cpu} tells more
 * @param cpu of all its threads
 * @param kilobytes resident then
 */
record StartCost(Duration wall, Duration cpu, long kilobytes) {

    /** Of each part on its own. */
    static StartCost median(List<StartCost> costs) {
        return new StartCost(
                median(costs, StartCost::wall), median(costs, StartCost::cpu), median(costs, StartCost::kilobytes));
    }

    private static <T extends Comparable<T>> T median(List<StartCost> costs, Function<StartCost, T> part) {
        return costs.stream()
                .map(part)
                .sorted(Comparator.naturalOrder())
                .toList()
                .get(costs.size() / 2);
    }
}
