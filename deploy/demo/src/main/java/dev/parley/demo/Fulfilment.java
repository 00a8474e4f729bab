package dev.parley.demo;

import java.time.LocalDateTime;

/** What became of an order by the end of the period; a null moment has not come. */
record Fulfilment(
        OrderStatus status,
        PaymentMethod method,
        LocalDateTime paidAt,
        LocalDateTime shippedAt,
        LocalDateTime deliveredAt,
        LocalDateTime refundedAt) {

    static Fulfilment unpaid(OrderStatus status, PaymentMethod method) {
        return new Fulfilment(status, method, null, null, null, null);
    }

    static Fulfilment paid(PaymentMethod method, LocalDateTime paidAt) {
        return new Fulfilment(OrderStatus.PAID, method, paidAt, null, null, null);
    }

    Fulfilment cancelled(LocalDateTime refundedAt) {
        return new Fulfilment(OrderStatus.CANCELLED, method, paidAt, null, null, refundedAt);
    }

    Fulfilment shipped(LocalDateTime shippedAt) {
        return new Fulfilment(OrderStatus.SHIPPED, method, paidAt, shippedAt, null, null);
    }

    Fulfilment delivered(LocalDateTime deliveredAt) {
        return new Fulfilment(OrderStatus.DELIVERED, method, paidAt, shippedAt, deliveredAt, null);
    }

    Fulfilment returned(LocalDateTime refundedAt) {
        return new Fulfilment(OrderStatus.RETURNED, method, paidAt, shippedAt, deliveredAt, refundedAt);
    }
}
