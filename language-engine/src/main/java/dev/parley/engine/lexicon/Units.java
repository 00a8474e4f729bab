package dev.parley.engine.lexicon;

import dev.parley.engine.text.Resources;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Units of measurement and what they are of one another. */
public final class Units {

    private static final Units ENGLISH = new Units();

    private record Unit(String dimension, BigDecimal factor) {}

    private final Map<String, Unit> units = new HashMap<>();

    private Units() {
        for (String line : Resources.lines(Units.class, "units.txt")) {
            String[] parts = line.split(":", 2);
            for (String unit : parts[1].strip().split("\\s+")) {
                String[] pair = unit.split("=");
                units.put(pair[0], new Unit(parts[0], new BigDecimal(pair[1])));
            }
        }
    }

    public static Units english() {
        return ENGLISH;
    }

    /** Whether both measure the same, as "kg" and "gram" do. */
    public boolean alike(String one, String other) {
        return units.containsKey(one)
                && units.containsKey(other)
                && units.get(one).dimension().equals(units.get(other).dimension());
    }

    /** Whether a unit is one of what is measured: "km" of a distance. */
    public boolean measures(String unit, String measured) {
        return units.containsKey(unit)
                && List.of(units.get(unit).dimension().split(" ")).contains(measured);
    }

    /** How many of the other unit an amount is; empty where they do not measure the same. */
    public Optional<BigDecimal> converted(BigDecimal amount, String unit, String other) {
        return alike(unit, other)
                ? Optional.of(new BigDecimal(amount.multiply(units.get(unit).factor())
                        .divide(units.get(other).factor(), MathContext.DECIMAL64)
                        .stripTrailingZeros()
                        .toPlainString()))
                : Optional.empty();
    }
}
