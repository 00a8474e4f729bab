package dev.parley.demo;

import dev.parley.demo.Geography.Market;
import dev.parley.demo.Names.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brands, what departments they are at home in, and the suppliers they come through. */
final class VendorGenerator {

    private final Dice dice;
    private final Map<Brand, List<String>> departmentsOf = new LinkedHashMap<>();
    private final Map<Brand, Supplier> mainSupplierOf = new LinkedHashMap<>();
    private final List<Supplier> suppliers = new ArrayList<>();

    VendorGenerator(Dice dice, Period period, Geography geography, Names names) {
        this.dice = dice;
        for (List<String> line : WordFile.lines("suppliers")) {
            Market market = geography.market(line.get(1));
            Person contact = names.person(dice, market.language());
            String domain = Names.ascii(line.get(0)) + ".example";
            suppliers.add(new Supplier(
                    suppliers.size() + 1,
                    line.get(0),
                    line.get(1),
                    contact.first() + " " + contact.last(),
                    names.email(contact, domain),
                    dice.chance(0.85) ? Names.phone(dice, market.phonePrefix()) : null,
                    dice.dayBetween(
                            period.today().minusYears(12), period.today().minusYears(4))));
        }
        // The last three supply nothing any more: "suppliers without products" has an answer.
        List<Supplier> trading = suppliers.subList(0, suppliers.size() - 3);
        for (List<String> line : WordFile.lines("brands")) {
            String founded = line.get(2);
            Brand brand = new Brand(
                    departmentsOf.size() + 1,
                    line.get(0),
                    line.get(1),
                    founded.isEmpty() ? null : Integer.valueOf(founded));
            departmentsOf.put(brand, WordFile.list(line.get(3)));
            mainSupplierOf.put(brand, mainSupplier(brand, trading));
        }
    }

    /** One of the brand's own country where there is one, more often than not. */
    private Supplier mainSupplier(Brand brand, List<Supplier> trading) {
        List<Supplier> near = trading.stream()
                .filter(supplier -> supplier.countryCode().equals(brand.countryCode()))
                .toList();
        return dice.pick(near.isEmpty() || dice.chance(0.3) ? trading : near);
    }

    List<Brand> brands() {
        return List.copyOf(departmentsOf.keySet());
    }

    List<Supplier> suppliers() {
        return List.copyOf(suppliers);
    }

    Brand someBrandFor(String department) {
        return dice.pick(brands().stream()
                .filter(brand -> departmentsOf.get(brand).contains(department))
                .toList());
    }

    Supplier mainSupplierOf(Brand brand) {
        return mainSupplierOf.get(brand);
    }
}
