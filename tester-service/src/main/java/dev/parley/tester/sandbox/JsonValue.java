package dev.parley.tester.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.data.Interval;
import io.vertx.pgclient.data.Money;
import io.vertx.sqlclient.data.Numeric;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A database value as JSON has it: text, number, boolean, list, object or null. */
final class JsonValue {

    private static final String INFINITY = "infinity";
    private static final LocalDateTime BEGINNING =
            LocalDate.of(2000, 1, 1).atStartOfDay().plus(Long.MIN_VALUE, ChronoUnit.MICROS);
    private static final int MAX_DIGITS = 300;
    private static final int MAX_DEPTH = 40;

    private JsonValue() {}

    static Object of(Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean truth -> truth;
            case Numeric number -> number.isNaN() ? "NaN" : number(number.bigDecimalValue());
            case Double number -> Double.isFinite(number) ? number : number.toString();
            case Float number -> Float.isFinite(number) ? number : number.toString();
            case Number number -> number;
            case Interval interval -> iso(interval);
            case Money money -> money.bigDecimalValue();
            case JsonObject json -> isDeep(json.getMap(), 0) ? json.encode() : json.getMap();
            case JsonArray json -> isDeep(json.getList(), 0) ? json.encode() : json.getList();
            case Buffer bytes -> "\\x" + HexFormat.of().formatHex(bytes.getBytes());
            case Object[] array -> list(array);
            case LocalDate day when day.equals(LocalDate.MAX) -> INFINITY;
            case LocalDate day when day.equals(LocalDate.MIN) -> "-" + INFINITY;
            case LocalDateTime moment -> moment(moment, DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment));
            case OffsetDateTime moment ->
                moment(moment.toLocalDateTime(), DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment));
            case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
            case OffsetTime time -> DateTimeFormatter.ISO_OFFSET_TIME.format(time);
            default -> value.toString(); // days and UUIDs: their ISO text
        };
    }

    /** The driver has no infinite ones: it takes the last that Java knows, or counts as far back as 64 bits go. */
    private static String moment(LocalDateTime local, String iso) {
        if (local.equals(LocalDateTime.MAX)) {
            return INFINITY;
        }
        return local.equals(BEGINNING) || local.equals(LocalDateTime.MIN) ? "-" + INFINITY : iso;
    }

    /** As text where it has more digits than readers of JSON take for a number. */
    private static Object number(BigDecimal number) {
        boolean large = number.precision() > MAX_DIGITS || Math.abs(number.scale()) > MAX_DIGITS;
        return large ? number.toPlainString() : number;
    }

    /** Whether it nests deeper than a message may; it is brought as text then. */
    private static boolean isDeep(Object value, int depth) {
        if (depth > MAX_DEPTH) {
            return true;
        }
        return switch (value) {
            case Map<?, ?> map -> map.values().stream().anyMatch(inner -> isDeep(inner, depth + 1));
            case List<?> list -> list.stream().anyMatch(inner -> isDeep(inner, depth + 1));
            case JsonObject json -> isDeep(json.getMap(), depth);
            case JsonArray json -> isDeep(json.getList(), depth);
            case null, default -> false;
        };
    }

    private static List<Object> list(Object[] array) {
        List<Object> list = new ArrayList<>(array.length);
        for (Object item : array) {
            list.add(of(item));
        }
        return list;
    }

    /** ISO 8601, such as {@code P1Y2M3DT4H5M6.5S}; what PostgreSQL counts in parts stays in parts. */
    private static String iso(Interval interval) {
        BigDecimal seconds =
                BigDecimal.valueOf(interval.getMicroseconds(), 6).add(BigDecimal.valueOf(interval.getSeconds()));
        StringBuilder text = new StringBuilder("P");
        part(text, interval.getYears(), 'Y');
        part(text, interval.getMonths(), 'M');
        part(text, interval.getDays(), 'D');
        StringBuilder time = new StringBuilder();
        part(time, interval.getHours(), 'H');
        part(time, interval.getMinutes(), 'M');
        if (seconds.signum() != 0) {
            time.append(seconds.stripTrailingZeros().toPlainString()).append('S');
        }
        if (!time.isEmpty()) {
            text.append('T').append(time);
        }
        return text.length() == 1 ? "PT0S" : text.toString();
    }

    private static void part(StringBuilder text, int count, char unit) {
        if (count != 0) {
            text.append(count).append(unit);
        }
    }
}
