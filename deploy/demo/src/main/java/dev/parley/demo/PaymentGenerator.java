package dev.parley.demo;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Payments that agree with their orders: what succeeded or was refunded adds up to the order's total when the order was
 * paid, and to nothing when it was not.
 */
final class PaymentGenerator {

    private final Dice dice;
    private final List<Payment> payments = new ArrayList<>();

    PaymentGenerator(Dice dice) {
        this.dice = dice;
    }

    List<Payment> payments(List<PlacedOrder> orders) {
        for (PlacedOrder placed : orders) {
            if (placed.fulfilment().paidAt() == null) {
                addUnpaid(placed.order(), placed.fulfilment());
            } else {
                addPaid(placed.order(), placed.fulfilment());
            }
        }
        return List.copyOf(payments);
    }

    private void addUnpaid(Order order, Fulfilment fulfilment) {
        boolean open = order.status() == OrderStatus.PENDING && fulfilment.method() == PaymentMethod.BANK_TRANSFER;
        if (open || dice.chance(0.6)) {
            PaymentStatus status = open ? PaymentStatus.PENDING : PaymentStatus.FAILED;
            add(order, fulfilment.method(), status, Money.cents(order.total()), order.orderedAt(), null, null);
        }
    }

    private void addPaid(Order order, Fulfilment fulfilment) {
        long total = Money.cents(order.total());
        if (fulfilment.method() == PaymentMethod.CARD && dice.chance(0.07)) {
            add(order, PaymentMethod.CARD, PaymentStatus.FAILED, total, order.orderedAt(), null, null);
        }
        long fromGiftCard = 0;
        if (total > 40_00 && fulfilment.method() != PaymentMethod.GIFT_CARD && dice.chance(0.05)) {
            fromGiftCard = dice.between(1, 3) * 10_00L;
            addReceived(order, fulfilment, PaymentMethod.GIFT_CARD, fromGiftCard, order.orderedAt());
        }
        addReceived(order, fulfilment, fulfilment.method(), total - fromGiftCard, fulfilment.paidAt());
    }

    private void addReceived(
            Order order, Fulfilment fulfilment, PaymentMethod method, long cents, LocalDateTime paidAt) {
        LocalDateTime refundedAt = fulfilment.refundedAt();
        PaymentStatus status = refundedAt == null ? PaymentStatus.SUCCEEDED : PaymentStatus.REFUNDED;
        add(order, method, status, cents, order.orderedAt(), paidAt, refundedAt);
    }

    private void add(
            Order order,
            PaymentMethod method,
            PaymentStatus status,
            long cents,
            LocalDateTime requestedAt,
            LocalDateTime paidAt,
            LocalDateTime refundedAt) {
        payments.add(new Payment(
                payments.size() + 1, order.id(), method, status, Money.euros(cents), requestedAt, paidAt, refundedAt));
    }
}
