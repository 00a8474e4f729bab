package dev.parley.demo;

import java.time.LocalDate;

/** A row of {@code suppliers}. */
record Supplier(
        int id,
        String name,
        String countryCode,
        String contactName,
        String contactEmail,
        String phone,
        LocalDate suppliesSince)
        implements Row {}
