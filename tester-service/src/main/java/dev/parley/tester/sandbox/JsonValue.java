package dev.parley.tester.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.data.Money;
import io.vertx.sqlclient.data.Numeric;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A database value as JSON has it: text, number, boolean, list, object or null. */
final class JsonValue {

    private JsonValue() {}

    static Object of(Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean truth -> truth;
            case Numeric number -> number.isNaN() ? "NaN" : number.bigDecimalValue();
            case Double number -> Double.isFinite(number) ? number : number.toString();
            case Float number -> Float.isFinite(number) ? number : number.toString();
            case Number number -> number;
            case Money money -> money.bigDecimalValue();
            case JsonObject json -> json.getMap();
            case JsonArray json -> json.getList();
            case Buffer bytes -> "\\x" + HexFormat.of().formatHex(bytes.getBytes());
            case Object[] array -> list(array);
            default -> value.toString(); // dates, times, intervals, UUIDs, geometry: their ISO or PostgreSQL text
        };
    }

    private static List<Object> list(Object[] array) {
        List<Object> list = new ArrayList<>(array.length);
        for (Object item : array) {
            list.add(of(item));
        }
        return list;
    }
}
