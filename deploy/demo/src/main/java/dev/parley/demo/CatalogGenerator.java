package dev.parley.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Categories in two levels and the products on their shelves. */
final class CatalogGenerator {

    private static final int PRODUCTS_PER_SHELF = 12;

    private final Dice dice;
    private final Period period;
    private final VendorGenerator vendors;
    private final List<String> series = WordFile.lines("series").stream()
            .map(List::getFirst)
            .flatMap(line -> WordFile.list(line).stream())
            .toList();
    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final List<Article> articles = new ArrayList<>();
    private final Set<String> takenNames = new HashSet<>();

    CatalogGenerator(Dice dice, Period period, VendorGenerator vendors) {
        this.dice = dice;
        this.period = period;
        this.vendors = vendors;
    }

    Catalog catalog() {
        for (List<String> line : WordFile.lines("departments")) {
            addCategory(null, line.get(0), line.get(1));
        }
        List<Shelf> shelves = WordFile.lines("catalog").stream().map(Shelf::of).toList();
        for (Shelf shelf : shelves) {
            addCategory(categories.get(shelf.department()).id(), shelf.name(), null);
        }
        for (Shelf shelf : shelves) {
            for (int i = 0; i < PRODUCTS_PER_SHELF; i++) {
                articles.add(article(shelf));
            }
        }
        return new Catalog(List.copyOf(categories.values()), vendors.brands(), vendors.suppliers(), articles);
    }

    private void addCategory(Integer parentId, String name, String description) {
        categories.put(name, new Category(categories.size() + 1, parentId, name, description));
    }

    private Article article(Shelf shelf) {
        String thing = dice.pick(shelf.things());
        String make = dice.pick(shelf.makes());
        String name = freeName(make + " " + thing);
        Brand brand = vendors.someBrandFor(shelf.department());
        long price = Money.shelfPrice(priceIn(shelf));
        LocalDate launched = launch();
        int id = articles.size() + 1;
        Product product = new Product(
                id,
                "%s-%04d".formatted(Names.ascii(shelf.name()).substring(0, 3).toUpperCase(Locale.ROOT), id),
                name,
                dice.chance(0.85) ? description(name, brand, thing) : null,
                categories.get(shelf.name()).id(),
                brand.id(),
                vendors.mainSupplierOf(brand).id(),
                Money.euros(price),
                Money.euros(price * dice.between(38, 68) / 100),
                dice.between(shelf.lightest(), shelf.heaviest()) / 10 * 10,
                launched,
                discontinued(launched));
        return new Article(product, shelf.department(), shelf.season(), popularity(), quality());
    }

    private String freeName(String plain) {
        String name = dice.pick(series) + " " + plain;
        while (!takenNames.add(name)) {
            name = dice.pick(series) + " " + plain;
        }
        return name;
    }

    private String description(String name, Brand brand, String thing) {
        return switch (dice.between(0, 3)) {
            case 0 -> "%s by %s, made to last.".formatted(name, brand.name());
            case 1 -> "%s for every day, tested in our own house.".formatted(thing);
            case 2 -> "%s, with a guarantee of five years.".formatted(name);
            default -> "From the workshop of %s.".formatted(brand.name());
        };
    }

    /** Most things stand near the low end of their shelf. */
    private double priceIn(Shelf shelf) {
        double share = dice.share();
        return 100 * (shelf.lowest() + (shelf.highest() - shelf.lowest()) * share * share);
    }

    private LocalDate launch() {
        LocalDate start = period.firstOrderDay();
        return dice.chance(0.6)
                ? dice.dayBetween(start.minusYears(4), start.minusDays(1))
                : dice.dayBetween(start, period.today().minusDays(3));
    }

    private LocalDate discontinued(LocalDate launched) {
        LocalDate earliest = launched.plusDays(200);
        return dice.chance(0.09) && earliest.isBefore(period.today())
                ? dice.dayBetween(earliest, period.today())
                : null;
    }

    /** One in sixteen never sells; a handful are each in every twentieth basket. */
    private double popularity() {
        double share = dice.share();
        if (share < 0.06) {
            return 0;
        }
        return share < 0.5 ? 1 : share < 0.85 ? 2.5 : share < 0.97 ? 6 : 22;
    }

    private double quality() {
        return dice.chance(0.12) ? 2.3 + dice.share() : 3.4 + 1.3 * dice.share();
    }

    private record Shelf(
            String department,
            String name,
            Season season,
            int lowest,
            int highest,
            int lightest,
            int heaviest,
            List<String> things,
            List<String> makes) {

        static Shelf of(List<String> line) {
            return new Shelf(
                    line.get(0),
                    line.get(1),
                    Season.valueOf(line.get(2)),
                    Integer.parseInt(line.get(3)),
                    Integer.parseInt(line.get(4)),
                    Integer.parseInt(line.get(5)),
                    Integer.parseInt(line.get(6)),
                    WordFile.list(line.get(7)),
                    WordFile.list(line.get(8)));
        }
    }
}
