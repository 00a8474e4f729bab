package dev.parley.demo;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A row of {@code employees}; no manager means the chief, no warehouse the head office. */
record Employee(
        int id,
        String firstName,
        String lastName,
        String email,
        String department,
        String jobTitle,
        BigDecimal salary,
        LocalDate hiredOn,
        LocalDate leftOn,
        Integer managerId,
        Integer warehouseId)
        implements Row {}
