package dev.parley.gateway.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.openapi.ApiDocument.Operation;
import dev.parley.model.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Requests by the OpenAPI document that are right in most of their parts and hostile in some. The same random numbers make
 * the same requests.
 */
final class HostileRequests {

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private static final List<String> HOSTILE_TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\ud800",
            "\udc00\ud800",
            "\r\nSet-Cookie: a=b",
            "\u202e\ufeff\u0301",
            "😀👩‍👩‍👧",
            "ﬀ İ ß ſ",
            "'; DROP TABLE tasks; --",
            "${jndi:ldap://127.0.0.1/a} %s %n {0}",
            "../../../../etc/passwd",
            "%00%ff",
            "null",
            "-1",
            "1e400",
            "9".repeat(400),
            "NaN",
            "2026-02-30T25:61:61Z",
            "-999999999-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "P9999999999D",
            "AAAA",
            "MDE5OS8w",
            "*",
            "W/\"1\"",
            "\"99999999999999999999\"",
            "x".repeat(3_000));

    private static final List<String> HOSTILE_ESCAPES =
            List.of("%00", "%ff%fe", "%c0%80", "%ed%a0%80", "..%2f..%2f", "%7e", "%25", "%0d%0a");

    private static final List<String> PLAUSIBLE_TEXTS = List.of(
            "demo",
            "How many customers are there?",
            "SELECT count(*) FROM customers",
            "customers",
            "customers.newsletter = true",
            "postgresql://169.254.169.254:1/nowhere",
            "fuzz",
            "PT30S",
            "\"1\"",
            "parley.agents");

    private static final List<String> WRONG_BODIES = List.of(
            "",
            "null",
            "[]",
            "7",
            "\"text\"",
            "{",
            "{}}",
            "{\"a\": 1, \"a\": 2}",
            "{\"query\": NaN}",
            "\ufeff{}",
            "query=a&database=demo",
            "[".repeat(5_000),
            "{\"a\":".repeat(2_000),
            " ".repeat(70_000));

    private final ApiDocument document;
    private final Random random;
    private final List<String> ids;

    /** @param ids of things that are there */
    HostileRequests(ApiDocument document, Random random, List<String> ids) {
        this.document = document;
        this.random = random;
        this.ids = ids;
    }

    /** The bytes of a whole request on a connection of its own. */
    byte[] next(Operation operation, String token) {
        List<String> head = new ArrayList<>();
        head.add(operation.method() + " " + target(operation) + " HTTP/1.1");
        head.add("Host: localhost");
        head.add("Connection: close");
        if (token != null) {
            head.add("Authorization: Bearer " + token);
        }
        for (JsonNode header : operation.parameters("header")) {
            if (chance(0.5)) {
                head.add(header.path("name").asText() + ": " + headerValue());
            }
        }
        if (chance(0.1)) {
            head.add("Accept: " + pick(List.of("image/png", "text/html;q=0.1", "*/*;q=0", "nonsense", "text/csv")));
        }
        byte[] body = operation.requestSchema().isMissingNode() ? new byte[0] : body(operation.requestSchema());
        if (!operation.requestSchema().isMissingNode() || body.length > 0) {
            head.add("Content-Type: "
                    + (chance(0.95)
                            ? "application/json"
                            : pick(List.of("text/plain", "application/xml", "application/json; charset=utf-16"))));
            head.add("Content-Length: " + body.length);
        }
        byte[] start = (String.join("\r\n", head) + "\r\n\r\n").getBytes(UTF_8);
        byte[] request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        return request;
    }

    private String target(Operation operation) {
        String path = operation.path();
        for (JsonNode parameter : operation.parameters("path")) {
            String name = parameter.path("name").asText();
            path = path.replace("{" + name + "}", pathValue(parameter));
        }
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.parameters("query")) {
            for (int times = chance(0.4) ? chance(0.1) ? 2 : 1 : 0; times > 0; times--) {
                query.add(parameter.path("name").asText() + "=" + parameterValue(parameter.path("schema")));
            }
        }
        if (chance(0.05)) {
            query.add(encoded(hostileText()) + "=" + encoded(hostileText()));
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private String pathValue(JsonNode parameter) {
        String value = chance(0.7) ? plausible(parameter.path("schema")).asText() : hostileText();
        return switch (random.nextInt(10)) {
            case 0 -> pick(HOSTILE_ESCAPES);
            case 1 -> encoded(value) + pick(HOSTILE_ESCAPES);
            default -> value.isEmpty() ? "%20" : encoded(value);
        };
    }

    private String parameterValue(JsonNode schema) {
        if (chance(0.05)) {
            return pick(HOSTILE_ESCAPES);
        }
        JsonNode value = chance(0.6) ? plausible(schema) : NODES.textNode(hostileText());
        return encoded(value.isArray() ? value.path(0).asText() : value.asText());
    }

    /** Bytes that HTTP lets through in a header. */
    private String headerValue() {
        String value = chance(0.4) ? pick(PLAUSIBLE_TEXTS) : hostileText();
        return value.replaceAll("[^\\x20-\\x7e\\xa0-\\xff]", "?");
    }

    private byte[] body(JsonNode schema) {
        if (chance(0.15)) {
            return pick(WRONG_BODIES).getBytes(UTF_8);
        }
        JsonNode body = plausible(schema);
        if (chance(0.6)) {
            body = spoiled(body);
        }
        byte[] bytes = body.toString().getBytes(UTF_8);
        if (bytes.length > 2 && chance(0.05)) {
            bytes[1 + random.nextInt(bytes.length - 2)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** A value that the schema lets through, or nearly. */
    private JsonNode plausible(JsonNode reference) {
        JsonNode schema = document.resolved(reference);
        if (schema.has("anyOf")) {
            return plausible(schema.path("anyOf")
                    .path(random.nextInt(schema.path("anyOf").size())));
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
        }
        JsonNode type = schema.path("type");
        String name = type.isArray() ? type.path(random.nextInt(type.size())).asText() : type.asText();
        return switch (name) {
            case "object" -> object(schema);
            case "array" -> array(schema);
            case "integer" -> NODES.numberNode(random.nextInt(12));
            case "number" -> NODES.numberNode(BigDecimal.valueOf(random.nextInt(400), 1));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "null" -> NODES.nullNode();
            case "string" -> NODES.textNode(text(schema.path("format").asText()));
            default -> hostile();
        };
    }

    private String text(String format) {
        return switch (format) {
            case "uuid" -> chance(0.7) ? pick(ids) : new UUID(random.nextLong(), random.nextLong()).toString();
            case "date-time" -> pick(List.of("2026-03-01T00:00:00Z", "2030-01-01T00:00:00.123456789Z"));
            default -> pick(PLAUSIBLE_TEXTS);
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = NODES.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(property -> {
            if (chance(required.contains(property.getKey()) ? 0.95 : 0.4)) {
                object.set(property.getKey(), plausible(property.getValue()));
            }
        });
        return object;
    }

    private ArrayNode array(JsonNode schema) {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(3); i > 0; i--) {
            array.add(plausible(schema.path("items")));
        }
        return array;
    }

    /** With one value in it replaced, or one more. */
    private JsonNode spoiled(JsonNode node) {
        if (node instanceof ObjectNode object && !object.isEmpty() && chance(0.9)) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = chance(0.9) ? pick(names) : hostileText();
            return object.set(name, spoiled(object.path(name)));
        }
        if (node instanceof ArrayNode array && !array.isEmpty() && chance(0.9)) {
            int at = random.nextInt(array.size());
            return array.set(at, spoiled(array.path(at)));
        }
        return hostile();
    }

    private JsonNode hostile() {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(true);
            case 2 -> NODES.numberNode(new BigInteger("9".repeat(1 + random.nextInt(60))).negate());
            case 3 -> NODES.numberNode(new BigDecimal("1e400"));
            case 4 -> NODES.numberNode(new BigDecimal("0.1"));
            case 5 -> NODES.arrayNode().add(NODES.nullNode());
            case 6 -> NODES.objectNode().put("a", "b");
            case 7 -> Json.read("[".repeat(60) + "]".repeat(60), JsonNode.class);
            default -> NODES.textNode(hostileText());
        };
    }

    private String hostileText() {
        return pick(HOSTILE_TEXTS);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
