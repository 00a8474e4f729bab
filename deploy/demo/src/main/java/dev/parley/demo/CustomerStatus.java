package dev.parley.demo;

/** The labels of {@code customer_status}, in upper case. */
enum CustomerStatus {
    ACTIVE,
    SUSPENDED,
    CLOSED
}
