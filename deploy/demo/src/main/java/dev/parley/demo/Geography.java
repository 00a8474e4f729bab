package dev.parley.demo;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The countries, their cities, and made-up addresses in them. */
final class Geography {

    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXY";

    private final Map<String, Market> markets = new LinkedHashMap<>();
    private final Map<String, Weighted<City>> cities;
    private final Map<String, Streets> streets = new LinkedHashMap<>();
    private final Weighted<Market> byCustomers;

    Geography() {
        for (List<String> line : WordFile.lines("countries")) {
            Country country = new Country(line.get(0), line.get(1), line.get(2), new BigDecimal(line.get(3)));
            markets.put(country.code(), new Market(country, line.get(4), Integer.parseInt(line.get(5)), line.get(6)));
        }
        cities = WordFile.lines("cities").stream()
                .map(line -> new City(line.get(0), line.get(1), line.get(2), Integer.parseInt(line.get(3))))
                .collect(Collectors.groupingBy(
                        City::countryCode,
                        Collectors.collectingAndThen(
                                Collectors.toList(), found -> new Weighted<>(found, City::weight))));
        for (List<String> line : WordFile.lines("streets")) {
            streets.put(line.get(0), new Streets(line.get(1), WordFile.list(line.get(2))));
        }
        byCustomers = new Weighted<>(List.copyOf(markets.values()), Market::customers);
    }

    List<Country> countries() {
        return markets.values().stream().map(Market::country).toList();
    }

    Market market(String countryCode) {
        return markets.get(countryCode);
    }

    /** A country, the more often the more customers live there. */
    Market someMarket(Dice dice) {
        return byCustomers.pick(dice);
    }

    City someCity(Dice dice, String countryCode) {
        return cities.get(countryCode).pick(dice);
    }

    /** An address in that city that is nobody's yet. */
    Address address(Dice dice, int id, int customerId, AddressKind kind, City city) {
        Streets known = streets.get(market(city.countryCode()).language());
        String street = known.pattern()
                .replace("#", Integer.toString(dice.between(1, 140)))
                .replace("*", dice.pick(known.names()));
        return new Address(
                id, customerId, kind, street, postalCode(dice, city.postalPattern()), city.name(), city.countryCode());
    }

    private static String postalCode(Dice dice, String pattern) {
        StringBuilder code = new StringBuilder();
        for (char sign : pattern.toCharArray()) {
            code.append(
                    switch (sign) {
                        case '#' -> (char) ('0' + dice.between(0, 9));
                        case '@' -> LETTERS.charAt(dice.between(0, LETTERS.length() - 1));
                        default -> sign;
                    });
        }
        return code.toString();
    }

    /** A country as the shop sees it. */
    record Market(Country country, String language, int customers, String phonePrefix) {}

    record City(String countryCode, String name, String postalPattern, int weight) {}

    private record Streets(String pattern, List<String> names) {}
}
