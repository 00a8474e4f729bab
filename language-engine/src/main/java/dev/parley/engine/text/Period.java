package dev.parley.engine.text;

import dev.parley.engine.algebra.PeriodOf;
import java.time.LocalDate;

/**
 * A stretch of days.
 *
 * @param from first day
 * @param to first day after it
 * @param unit what it is one of, or counted in
 * @param guessed whether the question left its year open
 */
public record Period(LocalDate from, LocalDate to, PeriodOf.Unit unit, boolean guessed) {

    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("period from " + from + " to " + to + " is empty");
        }
    }

    /** Whether it is one day, one month, one year of the calendar. */
    public boolean isOne() {
        return equals(new Period(start(from, unit), plus(start(from, unit), unit, 1), unit, guessed));
    }

    /** The same days of the year in which another period begins, or of the year before where they would come after it. */
    public Period inYearOf(Period other) {
        int years = other.from().getYear() - from.getYear();
        Period moved = new Period(from.plusYears(years), to.plusYears(years), unit, false);
        return moved.from().isAfter(other.from())
                ? new Period(moved.from().minusYears(1), moved.to().minusYears(1), unit, false)
                : moved;
    }

    static Period of(LocalDate first, PeriodOf.Unit unit) {
        return new Period(first, plus(first, unit, 1), unit, false);
    }

    /** The day that comes so many units later, or earlier where {@code count} is negative. */
    public static LocalDate plus(LocalDate day, PeriodOf.Unit unit, long count) {
        return switch (unit) {
            case DAY -> day.plusDays(count);
            case WEEK -> day.plusWeeks(count);
            case MONTH -> day.plusMonths(count);
            case QUARTER -> day.plusMonths(3 * count);
            case YEAR -> day.plusYears(count);
        };
    }

    /** First day of the unit that {@code day} falls in; weeks start on Monday. */
    static LocalDate start(LocalDate day, PeriodOf.Unit unit) {
        return switch (unit) {
            case DAY -> day;
            case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
            case YEAR -> day.withDayOfYear(1);
        };
    }
}
