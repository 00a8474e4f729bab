package dev.parley.demo;

/** The labels of {@code order_status}, in upper case. */
enum OrderStatus {
    PENDING,
    PAID,
    SHIPPED,
    DELIVERED,
    CANCELLED,
    RETURNED
}
