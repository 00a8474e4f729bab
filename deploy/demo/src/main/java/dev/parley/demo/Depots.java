package dev.parley.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The warehouses, which countries each one sends to, and what lies in them. */
final class Depots {

    private final List<Warehouse> warehouses = new ArrayList<>();
    private final Map<String, Warehouse> byCountry = new LinkedHashMap<>();

    Depots(Period period) {
        for (List<String> line : WordFile.lines("warehouses")) {
            int id = warehouses.size() + 1;
            int years = Integer.parseInt(line.get(4));
            Warehouse warehouse = new Warehouse(
                    id,
                    line.get(0),
                    line.get(1),
                    line.get(2),
                    Integer.parseInt(line.get(3)),
                    period.today().minusYears(years).minusDays(id * 37L));
            warehouses.add(warehouse);
            WordFile.list(line.get(5)).forEach(country -> byCountry.put(country, warehouse));
        }
    }

    List<Warehouse> warehouses() {
        return List.copyOf(warehouses);
    }

    Warehouse sendingTo(String countryCode) {
        return byCountry.get(countryCode);
    }

    /** Best sellers lie everywhere; what was discontinued is sold out but for leftovers. */
    List<Stock> stock(Dice dice, Period period, List<Article> articles) {
        List<Stock> stock = new ArrayList<>();
        for (Article article : articles) {
            boolean everywhere = article.popularity() > 5;
            boolean discontinued = article.product().discontinuedOn() != null;
            for (Warehouse warehouse : warehouses) {
                if (everywhere || dice.chance(0.6)) {
                    int reorderLevel = dice.between(1, 6) * (everywhere ? 10 : 5);
                    boolean empty = dice.chance(discontinued ? 0.8 : 0.06);
                    stock.add(new Stock(
                            article.product().id(),
                            warehouse.id(),
                            empty ? 0 : dice.between(1, reorderLevel * (discontinued ? 1 : 8)),
                            discontinued ? 0 : reorderLevel,
                            dice.chance(0.85) ? period.today().minusDays(dice.between(1, 400)) : null));
                }
            }
        }
        return stock;
    }
}
