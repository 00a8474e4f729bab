package dev.parley.engine.text;

import dev.parley.engine.algebra.PeriodOf.Unit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Finds dates and periods: "2025-03-01", "03/31/2025", "5 March 2025", "March 2025", "last month", "the last 30 days", "Q2 2024", "the 1980s". */
public final class Periods {

    private static final Map<String, Unit> UNITS =
            Map.of("day", Unit.DAY, "week", Unit.WEEK, "month", Unit.MONTH, "quarter", Unit.QUARTER, "year", Unit.YEAR);
    private static final Map<String, Integer> ORDINALS =
            Map.of("first", 1, "1st", 1, "second", 2, "2nd", 2, "third", 3, "3rd", 3, "fourth", 4, "4th", 4);

    /** From that of 1930 on: the shorter ones are of this century as likely as of the last. */
    private static final List<String> DECADES =
            List.of("thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties");

    private final List<Token> tokens;
    private final LocalDate today;

    public Periods(List<Token> tokens, LocalDate today) {
        this.tokens = tokens;
        this.today = today;
    }

    /** @param length how many tokens it takes */
    public record Found(Period period, int length) {}

    /** The period that starts at token {@code at}. A bare number is none, as it may count something else. */
    public Optional<Found> at(int at) {
        Optional<Found> found = written(at);
        for (var rule : List.<IntFunction<Optional<Found>>>of(
                this::decade, this::quarter, this::dayMonth, this::monthDay, this::month, this::relative)) {
            found = found.isPresent() ? found : rule.apply(at);
        }
        return found;
    }

    /** The year that a four-digit number at {@code at} stands for. */
    public Optional<Found> year(int at) {
        return yearAt(at).map(year -> new Found(Period.of(LocalDate.of(year, 1, 1), Unit.YEAR), 1));
    }

    /** The day of a date or time stamp in the form of ISO 8601. */
    public static Optional<Period> day(String text) {
        return text.matches("\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?)?")
                ? WrittenDay.of(text.substring(0, 10)).map(day -> Period.of(day, Unit.DAY))
                : Optional.empty();
    }

    private Optional<Found> written(int at) {
        if (tokens.get(at).kind() != Token.Kind.DATE) {
            return Optional.empty();
        }
        return WrittenDay.of(tokens.get(at).lower()).map(day -> new Found(Period.of(day, Unit.DAY), 1));
    }

    /** "the 1980s", "the 80s", "the eighties"; "in their eighties" is an age. */
    private Optional<Found> decade(int at) {
        String word = word(at);
        boolean called = at > 0 && word(at - 1).equals("the");
        int first = 0;
        if (word.matches("(1[5-9]|20)\\d0s")) {
            first = Integer.parseInt(word.substring(0, 4));
        } else if (called && word.matches("[3-9]0s")) {
            first = 1900 + Integer.parseInt(word.substring(0, 2));
        } else if (called && DECADES.contains(word)) {
            first = 1930 + 10 * DECADES.indexOf(word);
        }
        return first == 0
                ? Optional.empty()
                : Optional.of(new Found(
                        new Period(LocalDate.of(first, 1, 1), LocalDate.of(first + 10, 1, 1), Unit.YEAR, false), 1));
    }

    private Optional<Found> quarter(int at) {
        String word = word(at);
        int quarter = 0;
        int next = at + 1;
        if (word.matches("q[1-4]")) {
            quarter = word.charAt(1) - '0';
        } else if (ORDINALS.containsKey(word) && word(at + 1).equals("quarter")) {
            quarter = ORDINALS.get(word);
            next = at + 2;
        }
        if (quarter == 0) {
            return Optional.empty();
        }
        int afterOf = word(next).equals("of") ? next + 1 : next;
        Optional<Integer> year = yearAt(afterOf);
        LocalDate first = LocalDate.of(year.orElse(today.getYear()), 3 * quarter - 2, 1);
        Period period = Period.of(first, Unit.QUARTER);
        return Optional.of(
                year.isPresent()
                        ? new Found(period, afterOf + 1 - at)
                        : new Found(new Period(period.from(), period.to(), Unit.QUARTER, true), next - at));
    }

    /** "5 March 2025", "5th of March". */
    private Optional<Found> dayMonth(int at) {
        Optional<Integer> day = dayOfMonth(at);
        int monthAt = word(at + 1).equals("of") ? at + 2 : at + 1;
        Optional<Month> month = monthAt(monthAt);
        return day.isEmpty() || month.isEmpty() ? Optional.empty() : date(at, day.get(), month.get(), monthAt + 1);
    }

    /** "March 5, 2025", "March 5th". */
    private Optional<Found> monthDay(int at) {
        Optional<Month> month = monthAt(at);
        Optional<Integer> day = dayOfMonth(at + 1);
        return month.isEmpty() || day.isEmpty() ? Optional.empty() : date(at, day.get(), month.get(), at + 2);
    }

    private Optional<Found> date(int at, int day, Month month, int next) {
        int yearAt = word(next).equals(",") ? next + 1 : next;
        Optional<Integer> year = yearAt(yearAt);
        try {
            LocalDate date = LocalDate.of(year.orElse(today.getYear()), month, day);
            return Optional.of(
                    year.isPresent()
                            ? new Found(Period.of(date, Unit.DAY), yearAt + 1 - at)
                            : new Found(new Period(date, date.plusDays(1), Unit.DAY, true), next - at));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Found> month(int at) {
        return monthAt(at).flatMap(month -> {
            int yearAt = word(at + 1).equals("of") || word(at + 1).equals(",") ? at + 2 : at + 1;
            Optional<Integer> year = yearAt(yearAt);
            if (year.isPresent()) {
                return Optional.of(
                        new Found(Period.of(LocalDate.of(year.get(), month, 1), Unit.MONTH), yearAt + 1 - at));
            }
            if (month == Month.MAY && !tokens.get(at).capitalised()) {
                return Optional.empty();
            }
            LocalDate first = LocalDate.of(today.getYear(), month, 1);
            LocalDate latest = first.isAfter(today) ? first.minusYears(1) : first;
            return Optional.of(new Found(new Period(latest, latest.plusMonths(1), Unit.MONTH, true), 1));
        });
    }

    private Optional<Found> relative(int at) {
        switch (word(at)) {
            case "today":
                return Optional.of(new Found(Period.of(today, Unit.DAY), 1));
            case "yesterday":
                return Optional.of(new Found(Period.of(today.minusDays(1), Unit.DAY), 1));
            case "tomorrow":
                return Optional.of(new Found(Period.of(today.plusDays(1), Unit.DAY), 1));
            case "last", "past", "previous", "this", "current", "next":
                return shifted(at);
            default:
                return Optional.empty();
        }
    }

    private Optional<Found> shifted(int at) {
        boolean back = List.of("last", "past", "previous").contains(word(at));
        boolean forth = word(at).equals("next");
        Unit unit = UNITS.get(word(at + 1));
        LocalDate tomorrow = today.plusDays(1);
        if (unit != null && word(at).equals("past")) {
            return Optional.of(new Found(new Period(Period.plus(today, unit, -1), tomorrow, unit, false), 2));
        }
        if (unit != null) {
            LocalDate start = Period.start(today, unit);
            return Optional.of(new Found(Period.of(Period.plus(start, unit, back ? -1 : forth ? 1 : 0), unit), 2));
        }
        Optional<Integer> count = at + 1 < tokens.size()
                ? Numerals.number(tokens.get(at + 1))
                        .map(number -> number.intValue())
                        .filter(n -> n > 0 && n < 10_000)
                : Optional.empty();
        Unit counted = at + 2 < tokens.size() ? UNITS.get(tokens.get(at + 2).lemma()) : null;
        if (count.isEmpty() || counted == null || !back && !forth) {
            return Optional.empty();
        }
        Period period = back
                ? new Period(Period.plus(today, counted, -count.get()), tomorrow, counted, false)
                : new Period(tomorrow, Period.plus(tomorrow, counted, count.get()), counted, false);
        return Optional.of(new Found(period, 3));
    }

    private Optional<Month> monthAt(int at) {
        String word = word(at);
        Predicate<Month> named = month -> {
            String name = month.name().toLowerCase(Locale.ROOT);
            return word.equals(name) || word.length() == 3 && name.startsWith(word) && !word.equals("mar");
        };
        boolean short3 = word.length() == 3 && !word.equals("may");
        if (short3 && !Character.isUpperCase(tokens.get(at).text().charAt(0))) {
            return Optional.empty();
        }
        return Arrays.stream(Month.values()).filter(named).findFirst();
    }

    private Optional<Integer> dayOfMonth(int at) {
        String digits = word(at).replaceFirst("(?<=\\d)(st|nd|rd|th)$", "");
        return digits.matches("[1-9]|[12]\\d|3[01]") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }

    private Optional<Integer> yearAt(int at) {
        return word(at).matches("1[5-9]\\d\\d|20\\d\\d|21\\d\\d")
                ? Optional.of(Integer.valueOf(word(at)))
                : Optional.empty();
    }

    private String word(int at) {
        return at < tokens.size() ? tokens.get(at).lower() : "";
    }
}
