package dev.parley.demo;

import java.time.LocalDate;
import java.util.List;

/** Makes a shop from a seed: the same seed and day make the same shop, to the last cent. */
final class ShopGenerator {

    static final int CUSTOMERS = 4_000;
    static final int ORDERS = 17_000;

    private ShopGenerator() {}

    static Shop generate(long seed, LocalDate today) {
        Dice dice = Dice.of(seed);
        Period period = new Period(today);
        Geography geography = new Geography();
        Names names = new Names();

        // Each part splits off its dice here, in this order; a new part goes to the end so as not to change the others.
        Depots depots = new Depots(period);
        List<Employee> staff =
                new StaffGenerator(dice.split(), period, geography, names, depots.warehouses()).employees();
        List<Shopper> shoppers = new CustomerGenerator(dice.split(), period, geography, names).shoppers(CUSTOMERS);
        VendorGenerator vendors = new VendorGenerator(dice.split(), period, geography, names);
        Catalog catalog = new CatalogGenerator(dice.split(), period, vendors).catalog();
        List<Article> articles = catalog.articles();
        TagGenerator tags = new TagGenerator(dice.split());
        List<Stock> stock = depots.stock(dice.split(), period, articles);

        Basket basket = new Basket(dice.split(), period, articles);
        Fulfilments fulfilments = new Fulfilments(dice.split(), period);
        List<PlacedOrder> orders = new OrderGenerator(
                        dice.split(), geography, depots, PhoneDesk.of(staff), basket, fulfilments)
                .orders(new SalesCalendar(period).moments(dice.split(), ORDERS), shoppers);
        List<Payment> payments = new PaymentGenerator(dice.split()).payments(orders);
        List<Review> reviews = new ReviewGenerator(dice.split(), period, articles).reviews(orders, shoppers);

        return new Shop(
                geography.countries(),
                shoppers.stream().map(Shopper::customer).toList(),
                shoppers.stream()
                        .flatMap(shopper -> shopper.addresses().stream())
                        .toList(),
                catalog.categories(),
                catalog.brands(),
                catalog.suppliers(),
                articles.stream().map(Article::product).toList(),
                tags.tags(),
                tags.tagged(articles),
                depots.warehouses(),
                staff,
                stock,
                orders.stream().map(PlacedOrder::order).toList(),
                orders.stream().flatMap(placed -> placed.items().stream()).toList(),
                payments,
                reviews);
    }
}
