package dev.parley.demo;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Items of which some come up more often than others; weight 0 never does. */
final class Weighted<T> {

    private final List<T> items;
    private final double[] upTo;

    Weighted(List<T> items, ToDoubleFunction<? super T> weight) {
        this.items = List.copyOf(items);
        this.upTo = new double[items.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weight.applyAsDouble(items.get(i));
            upTo[i] = sum;
        }
    }

    T pick(Dice dice) {
        return pickAmongFirst(dice, items.size());
    }

    /** Picks as if only the first {@code count} items were there; one of them must have a weight. */
    T pickAmongFirst(Dice dice, int count) {
        double mark = dice.share() * upTo[count - 1];
        int found = Arrays.binarySearch(upTo, 0, count, mark);
        int index = found < 0 ? -found - 1 : found + 1;
        while (upTo[index] <= mark) {
            index++;
        }
        return items.get(index);
    }
}
