package dev.parley.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Orders, oldest first: who, what, from where, to where, for how much. */
final class OrderGenerator {

    private static final long FREE_SHIPPING_FROM = 80_00;

    private final Dice dice;
    private final Geography geography;
    private final Depots depots;
    private final PhoneDesk phoneDesk;
    private final Basket basket;
    private final Fulfilments fulfilments;

    OrderGenerator(
            Dice dice,
            Geography geography,
            Depots depots,
            PhoneDesk phoneDesk,
            Basket basket,
            Fulfilments fulfilments) {
        this.dice = dice;
        this.geography = geography;
        this.depots = depots;
        this.phoneDesk = phoneDesk;
        this.basket = basket;
        this.fulfilments = fulfilments;
    }

    /** @param shoppers in the order they registered */
    List<PlacedOrder> orders(List<LocalDateTime> moments, List<Shopper> shoppers) {
        Weighted<Shopper> byAppetite = new Weighted<>(shoppers, Shopper::appetite);
        List<PlacedOrder> orders = new ArrayList<>();
        int registered = 0;
        for (LocalDateTime moment : moments) {
            LocalDate day = moment.toLocalDate();
            while (registered < shoppers.size()
                    && shoppers.get(registered).customer().registeredAt().isBefore(day.atStartOfDay())) {
                registered++;
            }
            Shopper shopper = byAppetite.pickAmongFirst(dice, registered);
            while (!shopper.buysOn(day)) {
                shopper = byAppetite.pickAmongFirst(dice, registered);
            }
            orders.add(order(orders.size() + 1, moment, shopper));
        }
        return orders;
    }

    private PlacedOrder order(int id, LocalDateTime moment, Shopper shopper) {
        List<OrderItem> items = basket.fill(id, moment.toLocalDate());
        Fulfilment fulfilment = fulfilments.of(moment);
        Address billing = billing(shopper);
        Address shipping = shipping(shopper, billing);
        Warehouse warehouse = depots.sendingTo(shipping.countryCode());
        SalesChannel channel = channel();
        long goods = items.stream().mapToLong(OrderGenerator::cents).sum();
        long shippingCost = shippingCost(goods, shipping, warehouse);
        long discount = discount(goods);
        Order order = new Order(
                id,
                "SO-%d-%06d".formatted(moment.getYear(), id),
                shopper.customer().id(),
                billing.id(),
                shipping.id(),
                warehouse.id(),
                channel,
                channel == SalesChannel.PHONE
                        ? phoneDesk.someoneOn(dice, moment.toLocalDate()).id()
                        : null,
                fulfilment.status(),
                dice.chance(shipping.kind() == AddressKind.OTHER ? 0.7 : 0.04),
                moment,
                fulfilment.shippedAt(),
                fulfilment.deliveredAt(),
                fulfilment.shippedAt() == null ? null : carrier(shipping),
                Money.euros(shippingCost),
                Money.euros(discount),
                Money.euros(goods + shippingCost - discount));
        return new PlacedOrder(order, items, fulfilment);
    }

    private static long cents(OrderItem item) {
        return Money.cents(item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())));
    }

    private Address billing(Shopper shopper) {
        return dice.chance(0.9) ? shopper.home() : dice.pick(shopper.addresses());
    }

    /** Who has other addresses uses them for half of the orders, so that billing and shipping city differ visibly. */
    private Address shipping(Shopper shopper, Address billing) {
        List<Address> others = shopper.addresses().stream()
                .filter(address -> address != billing)
                .toList();
        return others.isEmpty() || dice.chance(0.5) ? billing : dice.pick(others);
    }

    private SalesChannel channel() {
        double share = dice.share();
        return share < 0.58 ? SalesChannel.WEB : share < 0.91 ? SalesChannel.APP : SalesChannel.PHONE;
    }

    private static long shippingCost(long goods, Address shipping, Warehouse warehouse) {
        if (goods >= FREE_SHIPPING_FROM) {
            return 0;
        }
        return shipping.countryCode().equals(warehouse.countryCode()) ? 4_90 : 8_90;
    }

    private long discount(long goods) {
        if (goods < 20_00 || !dice.chance(0.12)) {
            return 0;
        }
        return dice.chance(0.5) ? 5_00 : goods / 10;
    }

    private String carrier(Address shipping) {
        boolean europe =
                geography.market(shipping.countryCode()).country().continent().equals("Europe");
        return dice.pick(
                europe
                        ? List.of("Swift Parcel", "Swift Parcel", "Blue Van", "Blue Van", "Postillon")
                        : List.of("Swift Parcel", "Maple Express", "Maple Express"));
    }
}
