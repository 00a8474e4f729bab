package dev.parley.engine.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day in figures: "2025-03-31", "2025/3/31", "31.03.2025". Some write the month before the day and some behind it:
 * "03/31/2025" can be but one day, "03/05/2025" is none, as it could be two.
 */
final class WrittenDay {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})[./-](\\d{4})");
    private static final int MONTHS = 12;

    private WrittenDay() {}

    static Optional<LocalDate> of(String text) {
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) {
            return day(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3));
        }
        Matcher yearLast = YEAR_LAST.matcher(text);
        if (!yearLast.matches()) {
            return Optional.empty();
        }
        int first = number(yearLast, 1);
        int second = number(yearLast, 3);
        boolean dayFirst = yearLast.group(2).equals(".") || first > MONTHS;
        if (!dayFirst && second <= MONTHS && first != second) {
            return Optional.empty();
        }
        return dayFirst ? day(number(yearLast, 4), second, first) : day(number(yearLast, 4), first, second);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
