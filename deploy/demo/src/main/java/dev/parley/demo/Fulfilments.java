package dev.parley.demo;

import java.time.LocalDateTime;
import java.util.List;

/** Walks an order from step to step until it is done, goes astray, or the next step lies past the end of the period. */
final class Fulfilments {

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private final Dice dice;
    private final Period period;
    private final Weighted<PaymentMethod> methods =
            new Weighted<>(List.of(PaymentMethod.values()), method -> switch (method) {
                case CARD -> 50;
                case WALLET -> 24;
                case BANK_TRANSFER -> 15;
                case DIRECT_DEBIT -> 10;
                case GIFT_CARD -> 1;
            });

    Fulfilments(Dice dice, Period period) {
        this.dice = dice;
        this.period = period;
    }

    Fulfilment of(LocalDateTime orderedAt) {
        PaymentMethod method = methods.pick(dice);
        if (dice.chance(0.03)) {
            // Never paid: closed after a reminder.
            boolean closed = period.contains(dice.after(orderedAt, 7 * DAY, 12 * DAY));
            return Fulfilment.unpaid(closed ? OrderStatus.CANCELLED : OrderStatus.PENDING, method);
        }
        LocalDateTime paidAt = method == PaymentMethod.BANK_TRANSFER
                ? dice.after(orderedAt, 8 * HOUR, 4 * DAY)
                : dice.after(orderedAt, 1, 9);
        if (!period.contains(paidAt)) {
            return Fulfilment.unpaid(OrderStatus.PENDING, method);
        }
        Fulfilment paid = Fulfilment.paid(method, paidAt);
        if (dice.chance(0.03)) {
            LocalDateTime refundedAt = dice.after(paidAt, 30, 2 * DAY);
            return period.contains(refundedAt) ? paid.cancelled(refundedAt) : paid;
        }
        return send(paid);
    }

    private Fulfilment send(Fulfilment paid) {
        // A few lie in the warehouse for good: they are what "paid but not shipped for a month" finds.
        LocalDateTime shippedAt = dice.after(paid.paidAt(), 3 * HOUR, 3 * DAY);
        if (dice.chance(0.003) || !period.contains(shippedAt)) {
            return paid;
        }
        Fulfilment shipped = paid.shipped(shippedAt);
        LocalDateTime deliveredAt = dice.after(shippedAt, 20 * HOUR, 7 * DAY);
        if (dice.chance(0.002) || !period.contains(deliveredAt)) {
            return shipped;
        }
        Fulfilment delivered = shipped.delivered(deliveredAt);
        if (dice.chance(0.05)) {
            LocalDateTime refundedAt = dice.after(deliveredAt, 3 * DAY, 25 * DAY);
            return period.contains(refundedAt) ? delivered.returned(refundedAt) : delivered;
        }
        return delivered;
    }
}
