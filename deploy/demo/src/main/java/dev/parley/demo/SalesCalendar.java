package dev.parley.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** When orders come in: more every year, most before Christmas, few in the holidays and at night. */
final class SalesCalendar {

    private static final int[] BUSY_BY_HOUR = {
        3, 2, 1, 1, 1, 2, 4, 8, 12, 16, 18, 19, 20, 17, 16, 16, 17, 19, 22, 27, 30, 26, 16, 8
    };

    private final Period period;
    private final Weighted<LocalDate> days;
    private final Weighted<Integer> hours;

    SalesCalendar(Period period) {
        this.period = period;
        this.days = new Weighted<>(
                period.firstOrderDay().datesUntil(period.today().plusDays(1)).toList(), this::busy);
        this.hours = new Weighted<>(IntStream.range(0, 24).boxed().toList(), hour -> BUSY_BY_HOUR[hour]);
    }

    /** Moments at which an order is placed, in order. */
    List<LocalDateTime> moments(Dice dice, int count) {
        List<LocalDateTime> moments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate day = days.pick(dice);
            int hour = day.equals(period.today()) ? 0 : hours.pick(dice);
            moments.add(day.atTime(hour, dice.between(0, 59), dice.between(0, 59)));
        }
        moments.sort(null);
        return moments;
    }

    private double busy(LocalDate day) {
        double years = ChronoUnit.DAYS.between(period.firstOrderDay(), day) / 365.0;
        double week =
                switch (day.getDayOfWeek()) {
                    case SUNDAY -> 1.2;
                    case MONDAY -> 1.1;
                    case TUESDAY, WEDNESDAY, THURSDAY -> 1.0;
                    case FRIDAY -> 0.9;
                    case SATURDAY -> 0.85;
                };
        double copyIsTakenAtNight = day.equals(period.today()) ? 0.3 : 1;
        return (0.7 + 0.3 * years) * month(day) * week * (saleDay(day) ? 1.9 : 1) * copyIsTakenAtNight;
    }

    private static double month(LocalDate day) {
        return switch (day.getMonth()) {
            case JANUARY -> 0.9;
            case FEBRUARY -> 0.8;
            case MARCH -> 0.9;
            case APRIL -> 1.0;
            case MAY -> 1.1;
            case JUNE -> 1.0;
            case JULY -> 0.85;
            case AUGUST -> 0.75;
            case SEPTEMBER -> 0.95;
            case OCTOBER -> 1.0;
            case NOVEMBER -> 1.3;
            case DECEMBER -> day.getDayOfMonth() < 21 ? 1.8 : 0.6;
        };
    }

    /** The yearly sale: the last Friday of November and the three days after it. */
    static boolean saleDay(LocalDate day) {
        LocalDate friday = LocalDate.of(day.getYear(), Month.NOVEMBER, 30);
        while (friday.getDayOfWeek() != DayOfWeek.FRIDAY) {
            friday = friday.minusDays(1);
        }
        return !day.isBefore(friday) && !day.isAfter(friday.plusDays(3));
    }
}
