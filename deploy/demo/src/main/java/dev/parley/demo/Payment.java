package dev.parley.demo;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/** A row of {@code payments}; a null moment has not come. */
record Payment(
        int id,
        int orderId,
        PaymentMethod method,
        PaymentStatus status,
        BigDecimal amount,
        LocalDateTime requestedAt,
        LocalDateTime paidAt,
        LocalDateTime refundedAt)
        implements Row {}
