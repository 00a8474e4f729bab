package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** A value of a result as text. */
final class Cells {

    private Cells() {}

    static String text(JsonNode value) {
        if (value.isBigDecimal()) {
            return value.decimalValue().toPlainString();
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
