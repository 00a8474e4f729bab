package dev.parley.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** A row of {@code customers}. */
record Customer(
        int id,
        String firstName,
        String lastName,
        String email,
        String phone,
        LocalDate birthDate,
        String countryCode,
        CustomerStatus status,
        boolean newsletter,
        LocalDateTime registeredAt)
        implements Row {}
