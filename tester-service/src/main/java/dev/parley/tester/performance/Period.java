package dev.parley.tester.performance;

import dev.parley.rewriter.clause.Trees;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Call;
import dev.parley.sql.tree.Expression.Cast;
import dev.parley.sql.tree.Expression.Literal;
import dev.parley.sql.tree.Expression.Operation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The moments that a wrapped column is the same for, as SQL: from a start up to, and without, the start of the next ones.
 */
record Period(String start, String next) {

    private static final Set<String> DATES = Set.of("current_date", "date", "make_date", "to_date");

    private static Period of(LocalDate start, LocalDate next) {
        return new Period("DATE '" + start + "'", "DATE '" + next + "'");
    }

    /**
     * A day that is written out, or computed as a date: what is a moment lies within its day, so that the day before it is
     * no bound of it.
     *
     * @param sql that the value was read from
     */
    static Optional<Period> day(Expression value, String sql) {
        Literal literal = Trees.literal(value);
        if (literal != null) {
            return date(literal).map(day -> of(day, day.plusDays(1)));
        }
        if (!isDate(value)) {
            return Optional.empty();
        }
        String text = "(" + value.span().of(sql) + ")::date";
        return Optional.of(new Period(text, text + " + 1"));
    }

    private static boolean isDate(Expression value) {
        return switch (value) {
            case Cast cast -> cast.type().name().last().equals("date");
            case Call call -> DATES.contains(call.name().last().toLowerCase(Locale.ROOT));
            case Operation sum
            when sum.operands().size() == 2 && (sum.is("+") || sum.is("-")) ->
                isDate(sum.operands().getFirst()) && isDays(sum.operands().getLast());
            default -> false;
        };
    }

    private static boolean isDays(Expression value) {
        return value instanceof Literal literal
                && literal.kind() == Literal.Kind.NUMBER
                && literal.value().matches("\\d{1,6}");
    }

    /** Of {@code date_trunc}; what is no start of such a period is met by no row, and has none. */
    static Optional<Period> truncated(String unit, Expression value) {
        Literal literal = Trees.literal(value);
        Optional<LocalDate> start = literal == null ? Optional.empty() : date(literal);
        return start.flatMap(day -> {
            boolean month = day.getDayOfMonth() == 1;
            LocalDate next =
                    switch (unit.toLowerCase(Locale.ROOT)) {
                        case "day" -> day.plusDays(1);
                        case "month" -> month ? day.plusMonths(1) : null;
                        case "quarter" -> month && day.getMonthValue() % 3 == 1 ? day.plusMonths(3) : null;
                        case "year" -> day.getDayOfYear() == 1 ? day.plusYears(1) : null;
                        default -> null;
                    };
            return Optional.ofNullable(next).map(end -> of(day, end));
        });
    }

    /** A year by its number, or its four digits. */
    static Optional<Period> year(Expression value) {
        Literal literal = Trees.literal(value);
        if (literal == null || literal.value() == null || !literal.value().matches("\\d{4}")) {
            return Optional.empty();
        }
        LocalDate start = Year.parse(literal.value()).atDay(1);
        return Optional.of(of(start, start.plusYears(1)));
    }

    /** Of {@code to_char} with one of the formats that only a whole period is written in. */
    static Optional<Period> written(String format, Expression value) {
        Literal literal = Trees.literal(value);
        if (literal == null || literal.value() == null) {
            return Optional.empty();
        }
        try {
            return switch (format) {
                case "YYYY" -> year(value);
                case "YYYY-MM" -> {
                    YearMonth month = YearMonth.parse(literal.value());
                    yield Optional.of(of(month.atDay(1), month.plusMonths(1).atDay(1)));
                }
                case "YYYY-MM-DD" -> date(literal).map(day -> of(day, day.plusDays(1)));
                default -> Optional.empty();
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A day that is written out, alone or with its midnight. */
    private static Optional<LocalDate> date(Literal literal) {
        if (literal.kind() != Literal.Kind.STRING) {
            return Optional.empty();
        }
        String text = literal.value().replaceFirst("[ T]00:00(:00)?$", "");
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
