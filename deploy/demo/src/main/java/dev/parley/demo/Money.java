package dev.parley.demo;

import java.math.BigDecimal;

/** Euros as the database wants them, from cents as the generator counts them. */
final class Money {

    private Money() {}

    static BigDecimal euros(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    static long cents(BigDecimal euros) {
        return euros.movePointRight(2).longValueExact();
    }

    /** The nearest price a shop would print: 4.49, 24.99, 349.00. */
    static long shelfPrice(double cents) {
        if (cents < 20_00) {
            return Math.max(1, Math.round(cents / 50)) * 50 - 1;
        }
        return cents < 200_00 ? Math.round(cents / 100) * 100 - 1 : Math.round(cents / 10_00) * 10_00 - 1_00;
    }
}
