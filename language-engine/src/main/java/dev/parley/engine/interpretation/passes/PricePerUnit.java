package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.lexicon.Units;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * "The average price per kilo of each tea": the unit price of rows whose quantity is in kilos, and no price of each number
 * of kilos. Of rows whose quantity is in another unit it is refused.
 */
final class PricePerUnit {

    private static final String PRICES = "price|cost|rate|charge|fee";

    private PricePerUnit() {}

    static List<Evidence> named(List<Evidence> evidence, Ontology ontology) {
        List<Evidence> plain = new ArrayList<>(evidence);
        for (int at = 0; at + 2 < plain.size(); at++) {
            Evidence price = plain.get(at);
            String unit = plain.get(at + 2).lemma();
            boolean said = price.lemma().matches(PRICES)
                    && plain.get(at + 1).words().equalsIgnoreCase("per")
                    && (unit.equals("unit") || Units.english().alike(unit, unit));
            List<Property> ofOne = said ? unitPrices(price.lemma(), unit, ontology) : List.of();
            List<Property> fits =
                    ofOne.stream().filter(column -> isIn(column.entity(), unit)).toList();
            if (fits.size() == 1) {
                List<Token> tokens = plain.subList(at, at + 3).stream()
                        .flatMap(word -> word.tokens().stream())
                        .toList();
                plain.subList(at, at + 3).clear();
                plain.add(at, Evidence.mentions(tokens, List.of(new Mention.PropertyMention(fits.getFirst(), 1, ""))));
            } else if (!ofOne.isEmpty()) {
                plain.set(at + 2, plain.get(at + 2).withOperation(Operation.UNSUPPORTED));
            }
        }
        return plain;
    }

    /** The columns for the price of one, of rows that say how much there is in some such unit. */
    private static List<Property> unitPrices(String price, String unit, Ontology ontology) {
        return ontology.entities().stream()
                .filter(rows -> unit.equals("unit")
                        || units(rows).anyMatch(other -> Units.english().alike(unit, other)))
                .flatMap(rows -> rows.with(PropertyRole.MEASURE).stream())
                .filter(measure -> measure.words().equals(List.of("unit", price)))
                .toList();
    }

    private static boolean isIn(Entity rows, String unit) {
        return unit.equals("unit")
                || units(rows)
                        .flatMap(other -> Units.english().converted(BigDecimal.ONE, unit, other).stream())
                        .anyMatch(factor -> factor.compareTo(BigDecimal.ONE) == 0);
    }

    /** In what the figures of the rows are: "kg" of {@code load_kg}. */
    private static Stream<String> units(Entity rows) {
        return rows.with(PropertyRole.MEASURE).stream()
                .map(measure -> measure.words().getLast());
    }
}
