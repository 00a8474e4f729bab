package dev.parley.demo;

import dev.parley.demo.Geography.City;
import dev.parley.demo.Geography.Market;
import dev.parley.demo.Names.Person;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Customers in the order they registered, each with a home and often more addresses. */
final class CustomerGenerator {

    private static final List<String> MAIL_DOMAINS = List.of("example.com", "example.net", "example.org");

    private final Dice dice;
    private final Period period;
    private final Geography geography;
    private final Names names;
    private int addressCount;

    CustomerGenerator(Dice dice, Period period, Geography geography, Names names) {
        this.dice = dice;
        this.period = period;
        this.geography = geography;
        this.names = names;
    }

    List<Shopper> shoppers(int count) {
        List<LocalDateTime> registrations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            registrations.add(registration());
        }
        registrations.sort(null);
        List<Shopper> shoppers = new ArrayList<>();
        for (LocalDateTime registeredAt : registrations) {
            shoppers.add(shopper(shoppers.size() + 1, registeredAt));
        }
        return shoppers;
    }

    private LocalDateTime registration() {
        int days = (int) ChronoUnit.DAYS.between(period.firstRegistrationDay(), period.today());
        // The better of two throws now and then: more customers come every year.
        int day = dice.chance(0.4) ? Math.max(dice.between(0, days), dice.between(0, days)) : dice.between(0, days);
        LocalDate date = period.firstRegistrationDay().plusDays(day);
        return date.equals(period.today())
                ? date.atStartOfDay().plusSeconds(dice.between(0, 3599))
                : dice.after(date.atTime(7, 0), 0, 16 * 60);
    }

    private Shopper shopper(int id, LocalDateTime registeredAt) {
        Market market = geography.someMarket(dice);
        String country = market.country().code();
        // A person moves: one in fifteen has a name from elsewhere.
        String language = dice.chance(0.93)
                ? market.language()
                : geography.someMarket(dice).language();
        Person person = names.person(dice, language);
        CustomerStatus status = status();
        Customer customer = new Customer(
                id,
                person.first(),
                person.last(),
                names.email(person, dice.pick(MAIL_DOMAINS)),
                dice.chance(0.72) ? Names.phone(dice, market.phonePrefix()) : null,
                dice.chance(0.8) ? birthDate() : null,
                country,
                status,
                dice.chance(0.41),
                registeredAt);
        return new Shopper(customer, addresses(id, country), appetite(), activeUntil(registeredAt, status));
    }

    private LocalDate birthDate() {
        int years = dice.chance(0.7) ? dice.between(24, 52) : dice.between(18, 79);
        // Of age already five years ago, when the first ones registered.
        return period.today().minusYears(years + 5L).minusDays(dice.between(1, 365));
    }

    private CustomerStatus status() {
        double share = dice.share();
        return share < 0.94 ? CustomerStatus.ACTIVE : share < 0.97 ? CustomerStatus.SUSPENDED : CustomerStatus.CLOSED;
    }

    /** One in seven never buys; a few buy a great deal. */
    private double appetite() {
        double share = dice.share();
        if (share < 0.14) {
            return 0;
        }
        return share < 0.6 ? 2 : share < 0.88 ? 4 : share < 0.98 ? 8 : 15;
    }

    private LocalDate activeUntil(LocalDateTime registeredAt, CustomerStatus status) {
        LocalDate registered = registeredAt.toLocalDate();
        return switch (status) {
            case ACTIVE -> dice.chance(0.7) ? period.today() : dice.dayBetween(registered.plusDays(90), period.today());
            case SUSPENDED, CLOSED ->
                dice.dayBetween(registered.plusDays(1), period.today().minusDays(30));
        };
    }

    private List<Address> addresses(int customerId, String country) {
        City home = geography.someCity(dice, country);
        List<Address> addresses = new ArrayList<>();
        addresses.add(geography.address(dice, ++addressCount, customerId, AddressKind.HOME, home));
        if (dice.chance(0.3)) {
            City work = dice.chance(0.65) ? home : geography.someCity(dice, country);
            addresses.add(geography.address(dice, ++addressCount, customerId, AddressKind.WORK, work));
        }
        if (dice.chance(0.28)) {
            String elsewhere = dice.chance(0.75)
                    ? country
                    : geography.someMarket(dice).country().code();
            addresses.add(geography.address(
                    dice, ++addressCount, customerId, AddressKind.OTHER, geography.someCity(dice, elsewhere)));
        }
        return addresses;
    }
}
