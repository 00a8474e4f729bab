package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShopGeneratorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDateTime END = TODAY.atTime(1, 0);
    private static final Shop SHOP = ShopGenerator.generate(7, TODAY);

    private final Map<Integer, Order> orders = byId(SHOP.orders(), Order::id);
    private final Map<Integer, Customer> customers = byId(SHOP.customers(), Customer::id);
    private final Map<Integer, Address> addresses = byId(SHOP.addresses(), Address::id);
    private final Map<Integer, Product> products = byId(SHOP.products(), Product::id);

    @Test
    void shouldMakeTheSameShopFromTheSameSeedAndDay() {
        assertThat(ShopGenerator.generate(7, TODAY)).isEqualTo(SHOP);
    }

    @Test
    void shouldMakeAnotherShopFromAnotherSeed() {
        Shop other = ShopGenerator.generate(8, TODAY);

        assertThat(other.orders()).isNotEqualTo(SHOP.orders());
        assertThat(other.customers()).isNotEqualTo(SHOP.customers());
    }

    @Test
    void shouldWorkOnALeapDayAndOnTheFirstOfJanuary() {
        Stream.of(LocalDate.of(2028, 2, 29), LocalDate.of(2027, 1, 1)).forEach(day -> {
            Shop shop = ShopGenerator.generate(7, day);
            assertThat(shop.orders()).hasSize(ShopGenerator.ORDERS);
            assertThat(shop.orders().getLast().orderedAt()).isBefore(day.atTime(1, 0));
        });
    }

    @Test
    void shouldHaveAboutAHundredThousandRows() {
        int rows = SHOP.tables().stream().mapToInt(table -> table.rows().size()).sum();

        assertThat(SHOP.tables()).hasSize(16);
        assertThat(rows).isBetween(90_000, 110_000);
        assertThat(SHOP.tables()).allSatisfy(table -> assertThat(table.rows()).hasSizeGreaterThan(5));
        assertThat(SHOP.products()).hasSizeBetween(200, 500);
    }

    @Test
    void shouldNumberRowsFromOneWithoutGaps() {
        assertThat(orders.keySet()).containsExactlyInAnyOrderElementsOf(numbersUpTo(SHOP.orders()));
        assertThat(addresses.keySet()).containsExactlyInAnyOrderElementsOf(numbersUpTo(SHOP.addresses()));
        assertThat(SHOP.reviews().stream().map(Review::id).toList()).isEqualTo(numbersUpTo(SHOP.reviews()));
        assertThat(SHOP.payments().stream().map(Payment::id).toList()).isEqualTo(numbersUpTo(SHOP.payments()));
    }

    @Test
    void shouldOnlySendOrdersToAddressesOfTheirCustomer() {
        assertThat(SHOP.orders()).allSatisfy(order -> {
            assertThat(addresses.get(order.billingAddressId()).customerId()).isEqualTo(order.customerId());
            assertThat(addresses.get(order.shippingAddressId()).customerId()).isEqualTo(order.customerId());
        });
    }

    @Test
    void shouldOnlySellWhatWasOnSale() {
        assertThat(SHOP.orderItems()).allSatisfy(item -> {
            LocalDate day = orders.get(item.orderId()).orderedAt().toLocalDate();
            Product product = products.get(item.productId());
            assertThat(product.launchedOn()).isBefore(day);
            if (product.discontinuedOn() != null) {
                assertThat(product.discontinuedOn()).isAfter(day);
            }
        });
    }

    @Test
    void shouldAddUpOrderTotals() {
        Map<Integer, List<OrderItem>> items =
                SHOP.orderItems().stream().collect(Collectors.groupingBy(OrderItem::orderId));

        assertThat(SHOP.orders()).allSatisfy(order -> {
            BigDecimal goods =
                    sum(items.get(order.id()), item -> item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())));
            assertThat(order.total())
                    .isEqualByComparingTo(goods.add(order.shippingCost()).subtract(order.discount()))
                    .isPositive();
        });
    }

    @Test
    void shouldMatchPaymentsWithOrders() {
        Map<Integer, List<Payment>> payments = SHOP.payments().stream()
                .filter(payment -> payment.paidAt() != null)
                .collect(Collectors.groupingBy(Payment::orderId));

        assertThat(SHOP.orders()).allSatisfy(order -> {
            List<Payment> received = payments.getOrDefault(order.id(), List.of());
            BigDecimal paid = sum(received, Payment::amount);
            switch (order.status()) {
                case PENDING -> assertThat(received).isEmpty();
                case PAID, SHIPPED, DELIVERED -> {
                    assertThat(paid).isEqualByComparingTo(order.total());
                    assertThat(received).allMatch(payment -> payment.status() == PaymentStatus.SUCCEEDED);
                }
                case RETURNED -> {
                    assertThat(paid).isEqualByComparingTo(order.total());
                    assertThat(received).allMatch(payment -> payment.status() == PaymentStatus.REFUNDED);
                }
                case CANCELLED -> assertThat(received).allMatch(payment -> payment.status() == PaymentStatus.REFUNDED);
            }
        });
    }

    @Test
    void shouldKeepMomentsInOrderAndOutOfTheFuture() {
        assertThat(SHOP.orders()).isSortedAccordingTo((a, b) -> a.orderedAt().compareTo(b.orderedAt()));
        assertThat(SHOP.orders()).allSatisfy(order -> {
            assertThat(order.orderedAt())
                    .isBetween(TODAY.minusYears(3).atStartOfDay(), END)
                    .isAfter(customers.get(order.customerId()).registeredAt());
            assertOrdered(order.orderedAt(), order.shippedAt());
            assertOrdered(order.shippedAt(), order.deliveredAt());
        });
        assertThat(SHOP.payments()).allSatisfy(payment -> {
            assertOrdered(payment.requestedAt(), payment.paidAt());
            assertOrdered(payment.paidAt(), payment.refundedAt());
        });
        assertThat(SHOP.reviews()).allSatisfy(review -> assertThat(review.reviewedAt())
                .isBetween(customers.get(review.customerId()).registeredAt(), END));
        assertThat(SHOP.customers()).allSatisfy(customer -> assertThat(customer.registeredAt())
                .isBetween(TODAY.minusYears(5).atStartOfDay(), END));
        assertThat(SHOP.employees())
                .allSatisfy(employee -> assertThat(employee.hiredOn()).isBefore(TODAY));
        assertThat(SHOP.inventory())
                .filteredOn(stock -> stock.countedOn() != null)
                .allSatisfy(stock -> assertThat(stock.countedOn()).isBefore(TODAY));
    }

    @Test
    void shouldShipExactlyWhatTheStatusSays() {
        assertThat(SHOP.orders()).allSatisfy(order -> {
            Set<OrderStatus> left = Set.of(OrderStatus.SHIPPED, OrderStatus.DELIVERED, OrderStatus.RETURNED);
            assertThat(order.shippedAt() != null).isEqualTo(left.contains(order.status()));
            assertThat(order.deliveredAt() != null)
                    .isEqualTo(left.contains(order.status()) && order.status() != OrderStatus.SHIPPED);
        });
        assertThat(SHOP.orders().stream().map(Order::status)).contains(OrderStatus.values());
    }

    @Test
    void shouldOnlyLetPhoneOrdersBeTakenByPeopleAtWork() {
        Map<Integer, Employee> staff = byId(SHOP.employees(), Employee::id);

        assertThat(SHOP.orders())
                .filteredOn(order -> order.employeeId() != null)
                .allSatisfy(order -> {
                    LocalDate day = order.orderedAt().toLocalDate();
                    Employee agent = staff.get(order.employeeId());
                    assertThat(agent.hiredOn()).isBeforeOrEqualTo(day);
                    assertThat(agent.leftOn() == null || !agent.leftOn().isBefore(day))
                            .isTrue();
                });
    }

    @Test
    void shouldHaveOneChiefAndNoManagerWhoLeft() {
        Map<Integer, Employee> staff = byId(SHOP.employees(), Employee::id);

        assertThat(SHOP.employees())
                .filteredOn(employee -> employee.managerId() == null)
                .hasSize(1);
        assertThat(SHOP.employees())
                .filteredOn(employee -> employee.managerId() != null)
                .allSatisfy(employee -> {
                    assertThat(staff.get(employee.managerId()).leftOn()).isNull();
                    assertThat(employee.managerId()).isLessThan(employee.id());
                });
        assertThat(SHOP.employees()).anyMatch(employee -> employee.leftOn() != null);
        assertThat(SHOP.employees())
                .filteredOn(employee -> employee.managerId() != null)
                .anyMatch(employee -> employee.salary()
                                .compareTo(staff.get(employee.managerId()).salary())
                        > 0);
    }

    @Test
    void shouldSellMoreBeforeChristmasThanInSummer() {
        Map<YearMonth, Long> perMonth = SHOP.orders().stream()
                .collect(Collectors.groupingBy(
                        order -> YearMonth.from(order.orderedAt()), TreeMap::new, Collectors.counting()));

        assertThat(perMonth.get(YearMonth.of(2025, 12))).isGreaterThan(perMonth.get(YearMonth.of(2025, 8)) * 3 / 2);
        assertThat(perMonth.get(YearMonth.of(2026, 5))).isGreaterThan(perMonth.get(YearMonth.of(2024, 5)));
        assertThat(perMonth.values()).allMatch(count -> count > 50);
    }

    @Test
    void shouldMakeBillingAndShippingCityDifferVisibly() {
        long differ = SHOP.orders().stream()
                .filter(order -> !addresses
                        .get(order.billingAddressId())
                        .city()
                        .equals(addresses.get(order.shippingAddressId()).city()))
                .count();

        assertThat(differ * 100 / SHOP.orders().size()).isBetween(8L, 30L);
    }

    @Test
    void shouldHaveTheTrapsTheReadmePromises() {
        Map<String, Set<String>> countriesOfCity = SHOP.addresses().stream()
                .collect(Collectors.groupingBy(
                        Address::city, Collectors.mapping(Address::countryCode, Collectors.toSet())));
        Set<String> categories = SHOP.categories().stream()
                .map(category -> category.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<Integer> buyers = SHOP.orders().stream().map(Order::customerId).collect(Collectors.toSet());
        Set<Integer> sold = SHOP.orderItems().stream().map(OrderItem::productId).collect(Collectors.toSet());
        Set<Integer> supplying =
                SHOP.products().stream().map(Product::supplierId).collect(Collectors.toSet());

        assertThat(countriesOfCity.get("London")).containsExactlyInAnyOrder("GB", "CA");
        assertThat(countriesOfCity.get("Birmingham")).containsExactlyInAnyOrder("GB", "US");
        assertThat(SHOP.tags().stream().map(Tag::name))
                .filteredOn(categories::contains)
                .contains("outdoor");
        assertThat(SHOP.warehouses().stream().map(Warehouse::city)).contains("Lyon");
        assertThat(customers.size() - buyers.size()).isGreaterThan(300);
        assertThat(products.size() - sold.size()).isBetween(5, 60);
        assertThat(SHOP.suppliers().size() - supplying.size()).isPositive();
        assertThat(SHOP.customers()).anyMatch(customer -> customer.firstName().equals("Florence"));
        assertThat(SHOP.customers()).anyMatch(customer -> customer.status() == CustomerStatus.SUSPENDED);
        assertThat(SHOP.orders())
                .anyMatch(order -> order.orderedAt().toLocalDate().equals(TODAY));
    }

    private static void assertOrdered(LocalDateTime first, LocalDateTime second) {
        if (second != null) {
            assertThat(second).isBetween(first, END);
        }
    }

    private static <T> BigDecimal sum(List<T> rows, Function<T, BigDecimal> amount) {
        return rows.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static <T> Map<Integer, T> byId(List<T> rows, Function<T, Integer> id) {
        return rows.stream().collect(Collectors.toMap(id, row -> row));
    }

    private static List<Integer> numbersUpTo(List<?> rows) {
        return Stream.iterate(1, number -> number + 1).limit(rows.size()).toList();
    }
}
