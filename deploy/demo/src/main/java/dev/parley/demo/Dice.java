package dev.parley.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;

/**
 * All chance there is in the shop. Every part of the generator gets dice of its own by {@link #split()}, so that one
 * more throw in one part leaves the others as they were. Only integers and plain arithmetic come from here: the
 * transcendental functions of {@link Math} may differ between machines in the last digit, and the data may not.
 */
final class Dice {

    private final SplittableRandom random;

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    static Dice of(long seed) {
        return new Dice(new SplittableRandom(seed));
    }

    Dice split() {
        return new Dice(random.split());
    }

    /** A number from 0 up to and without 1. */
    double share() {
        return random.nextDouble();
    }

    boolean chance(double probability) {
        return share() < probability;
    }

    /** A number between both bounds, which are in. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** A day between both bounds, which are in; the first one where the bounds are crossed. */
    LocalDate dayBetween(LocalDate first, LocalDate last) {
        int days = (int) ChronoUnit.DAYS.between(first, last);
        return days <= 0 ? first : first.plusDays(between(0, days));
    }

    /** A moment after the given one, by minutes between both bounds, to the second. */
    LocalDateTime after(LocalDateTime moment, int minutesLow, int minutesHigh) {
        return moment.plusSeconds(between(minutesLow * 60, minutesHigh * 60));
    }

    <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
