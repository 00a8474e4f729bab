package dev.parley.demo;

/** The labels of {@code payment_status}, in upper case. */
enum PaymentStatus {
    PENDING,
    SUCCEEDED,
    FAILED,
    REFUNDED
}
