package dev.parley.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * The time the data covers: orders of three years up to today. It ends at one in the morning of today, as a nightly
 * copy would, so that for a load in the day nothing lies in the future, and today still has orders.
 */
record Period(LocalDate today) {

    LocalDate firstOrderDay() {
        return today.minusYears(3).plusDays(1);
    }

    LocalDate firstRegistrationDay() {
        return today.minusYears(5);
    }

    LocalDateTime end() {
        return today.atTime(1, 0);
    }

    boolean contains(LocalDateTime moment) {
        return !moment.isAfter(end());
    }
}
