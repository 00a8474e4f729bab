package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;

/** A value of a result as text. */
final class Cells {

    private Cells() {}

    private static final int SHOWN_DECIMALS = 6;

    /** Exactly as it came. */
    static String text(JsonNode value) {
        if (value.isBigDecimal()) {
            return value.decimalValue().toPlainString();
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** For people: averages come with sixteen decimals, of which six are shown, or six digits when it is that small. */
    static String shown(JsonNode value) {
        if (!value.isBigDecimal() || value.decimalValue().scale() <= SHOWN_DECIMALS) {
            return text(value);
        }
        BigDecimal exact = value.decimalValue();
        int digits = Math.max(SHOWN_DECIMALS, exact.precision() - exact.scale() + SHOWN_DECIMALS);
        return exact.round(new MathContext(digits)).stripTrailingZeros().toPlainString();
    }
}
