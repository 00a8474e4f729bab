package dev.parley.gateway.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.model.message.Topics;
import dev.parley.runtime.testing.EmbeddedServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that cannot be taken, of many kinds and each another, made from a seed; and good ones beside them. */
final class PoisonRecords {

    /** The header that says which record it is. */
    static final String MARK = "mark";

    private static final String STRUCTURED = "application/cloudevents+json";

    private final Random random;
    private final String run;
    private final List<Kind> kinds = new ArrayList<>();

    private interface Kind {
        Draft make(String word, int size);
    }

    /** @param run marks all records of it */
    PoisonRecords(long seed, String run) {
        this.random = new Random(seed);
        this.run = run;
        values();
        headers();
        structuredEvents();
        commands();
        identities();
    }

    int kinds() {
        return kinds.size();
    }

    /** The kinds one after the other, each time with another content. */
    ProducerRecord<byte[], byte[]> poison(int number) {
        Draft draft = kinds.get(number % kinds.size()).make(word(), number / kinds.size());
        return draft.header(MARK, run + "-bad-" + number).record();
    }

    /** Each a task of its own, in one of the forms that are taken. */
    ProducerRecord<byte[], byte[]> good(int number) {
        String reference = run + "-good-" + number;
        String question = "{\"query\": \"How many %s?\", \"database\": \"demo\", \"reference\": \"%s\"}"
                .formatted(word(), reference);
        String id = "order " + number;
        Draft draft =
                switch (number % 5) {
                    case 0 ->
                        new Draft()
                                .value("{\"query\": \"How many?\", \"database\": \"demo\"}")
                                .key(reference);
                    case 1 -> new Draft().value(question).header("ce_id", id).header("ce_source", "/" + run);
                    case 2 ->
                        new Draft()
                                .value(question)
                                .header("ce_specversion", "1.0")
                                .header("ce_type", "com.example.QuerySubmitted")
                                .header("ce_id", id)
                                .header("ce_source", "/" + run)
                                .header("ce_tone", word());
                    case 3 -> structured(id, "QuerySubmitted", "\"data\": " + question);
                    default ->
                        structured(id, "dev.parley.QuerySubmitted", "\"data_base64\": \"" + base64(question) + "\"");
                };
        return draft.record();
    }

    private void values() {
        value((word, n) -> null);
        value((word, n) -> new byte[0]);
        value((word, n) -> bytes(1 + n * 10));
        value((word, n) -> "[".repeat(n == 0 ? 1024 * 1024 : 1 + n * 100).getBytes(UTF_8));
        value((word, n) -> ("{\"query\":" + "{\"a\":".repeat(70 + n)).getBytes(UTF_8));
        value((word, n) -> " ".repeat(EventReader.MAX_VALUE_BYTES + 1 + n).getBytes(UTF_8));
        value((word, n) -> invalidUtf8(word));
        text((word, n) -> "{\"query\": \"" + word + "\\ud8" + (10 + n % 80) + "\", \"database\": \"demo\"}");
        text((word, n) -> "{\"query\": \"" + word + "\\u0000\", \"database\": \"demo\"}");
        text((word, n) -> "{\"query\": \"q\", \"database\": \"" + word + "\\u0000\"}");
        text((word, n) -> "{\"query\": "
                + List.of(n, n + ".5", "true", "null", "[]", "{}").get(n % 6) + ", \"database\": \"demo\"}");
        text((word, n) -> question("\"options\": {\"row_limit\": 1e" + (9_999 + n) + "}"));
        text((word, n) -> question("\"options\": {\"row_limit\": " + "9".repeat(400 + n) + "}"));
        text((word, n) -> question("\"options\": {\"row_limit\": " + (10_001 + n) + "}"));
        text((word, n) -> question("\"options\": {\"row_limit\": \"" + n + "\"}"));
        text((word, n) -> question("\"options\": {\"expected_results\": {\"rows\": [[1, 2], [" + n + "]]}}"));
        text((word, n) -> question("\"options\": {\"expected_results\": {\"rows\": [[\"" + word + "\\u0000\"]]}}"));
        text((word, n) -> question("\"options\": {\"expected_results\": {\"rows\": [[1e" + (200_000 + n) + "]]}}"));
        text((word, n) -> question("\"" + word + "\": 1"));
        text((word, n) -> question("\"database\": \"" + word + "\""));
        text((word, n) -> question("\"reference\": \"" + "r".repeat(201 + n) + "\""));
        text((word, n) -> "{\"query\": \"" + word.repeat(1_000) + "\", \"database\": \"demo\"}");
        text((word, n) -> "{\"query\": \"" + " ".repeat(n) + "\", \"database\": \"demo\"}");
        text((word, n) -> "{\"query\": \"" + word + "\"}");
        text((word, n) -> question("\"options\": 1").substring(0, 10 + n % 30));
        text((word, n) -> question("\"options\": {}") + word);
        text((word, n) -> List.of("null", "1", "\"" + word + "\"", "[\"" + word + "\"]", "true")
                .get(n % 5));
        text((word, n) -> "\ufeff".repeat(2 + n) + word);
    }

    private void headers() {
        kinds.add((word, n) -> good().header("ce_type", word));
        kinds.add(
                (word, n) -> good().header("ce_type", "dev.parley.TestRequest").header("x", word));
        kinds.add((word, n) -> good().header("ce_type", "QuerySubmitted" + "!".repeat(1 + n * 1_000)));
        kinds.add((word, n) -> good().header("ce_subject", word));
        kinds.add((word, n) -> good().header("ce_subject", n + "-1-1-1-1"));
        kinds.add((word, n) -> good().header("ce_id", (byte[]) null).header("x", word));
        kinds.add((word, n) -> good().header("ce_id", word).header("ce_id", word));
        kinds.add((word, n) -> good().header("ce_id", " ".repeat(n)));
        kinds.add((word, n) -> good().header("ce_specversion", "0." + n));
        kinds.add((word, n) -> good().header("ce_source", invalidUtf8(word)));
        kinds.add((word, n) -> good().header("content-type", "application/cloudevents+" + word));
        kinds.add((word, n) -> good().header("content-type", "application/cloudevents-batch+json")
                .header("x", word));
        kinds.add((word, n) -> good().header("content-type", (byte[]) null).header("x", word));
        kinds.add((word, n) -> good().keyBytes(invalidUtf8(word)));
        kinds.add((word, n) -> good().key("k".repeat(201 + n)));
        kinds.add((word, n) -> good().key(word + "\0"));
        kinds.add((word, n) ->
                good().header("dead-letter-replayed", (byte[]) null).header("x", word));
        kinds.add((word, n) -> new Draft()
                .value(word)
                .header("traceparent", (byte[]) null)
                .header("dead-letter-reason", "forged")
                .header("dead-letter-offset", "-1")
                .header("deserialization-failure-dlq", "true"));
    }

    private void structuredEvents() {
        kinds.add((word, n) -> new Draft().value(word).header("content-type", STRUCTURED));
        kinds.add((word, n) -> structured(word, "QuerySubmitted", "\"x\": 1"));
        kinds.add((word, n) -> structured(word, "QuerySubmitted", "\"data\": \"" + word + "\""));
        kinds.add((word, n) -> structured(word, "QuerySubmitted", "\"data\": {}, \"data_base64\": \"e30=\""));
        kinds.add((word, n) -> structured(word, "QuerySubmitted", "\"data_base64\": \"" + word + "!\""));
        kinds.add((word, n) -> structured(word, "QuerySubmitted", "\"data_base64\": \"" + base64(word) + "\""));
        kinds.add((word, n) -> structured(word, word, "\"data\": {}"));
        kinds.add((word, n) -> new Draft()
                .value("{\"specversion\": \"1.0\", \"type\": \"QuerySubmitted\", \"" + word + "\": 1}")
                .header("content-type", STRUCTURED));
    }

    private void commands() {
        kinds.add(
                (word, n) -> new Draft().value("{\"reason\": \"" + word + "\"}").header("ce_type", "QueryCancelled"));
        kinds.add((word, n) -> new Draft()
                .value("{\"reason\": \"" + word + "\"}")
                .header("ce_type", "QueryCancelled")
                .header("ce_subject", uuid()));
        kinds.add((word, n) -> new Draft()
                .value("{\"question_id\": \"" + word + "\", \"option_id\": \"1\"}")
                .header("ce_type", "ClarificationAnswered")
                .header("ce_subject", uuid()));
        kinds.add((word, n) -> new Draft()
                .value("{\"option_id\": \"" + word + "\"}")
                .header("ce_type", "ClarificationAnswered")
                .header("ce_subject", uuid()));
    }

    private void identities() {
        kinds.add((word, n) -> good().header("authorization", "Bearer " + word));
        kinds.add((word, n) -> good().header("Authorization", "Basic " + base64(word)));
        kinds.add((word, n) -> good().header("authorization", (byte[]) null).header("x", word));
        kinds.add((word, n) -> good().header(
                        "authorization",
                        "Bearer " + EmbeddedServers.stack().token(word, List.of("query:read"), Duration.ofMinutes(5))));
        kinds.add((word, n) -> good().header(
                        "AUTHORIZATION",
                        EmbeddedServers.stack().token(word, List.of("query:submit"), Duration.ofMinutes(-5))));
    }

    private interface Bytes {
        byte[] make(String word, int size);
    }

    private interface Text {
        String make(String word, int size);
    }

    private void value(Bytes value) {
        kinds.add((word, n) -> new Draft().bytes(value.make(word, n)));
    }

    private void text(Text value) {
        kinds.add((word, n) -> new Draft().value(value.make(word, n)));
    }

    private Draft good() {
        return new Draft().value(question("\"options\": {}"));
    }

    private static String question(String more) {
        return "{\"query\": \"How many?\", \"database\": \"demo\", " + more + "}";
    }

    private Draft structured(String id, String type, String data) {
        return new Draft()
                .value("{\"specversion\": \"1.0\", \"id\": \"%s\", \"source\": \"/%s\", \"type\": \"%s\", %s}"
                        .formatted(id, run, type, data))
                .header("content-type", STRUCTURED + "; charset=UTF-8");
    }

    /** Of letters alone, and no name that means something. */
    private String word() {
        StringBuilder word = new StringBuilder("z");
        for (int i = 5 + random.nextInt(10); i > 0; i--) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        bytes[0] = (byte) 0xff;
        return bytes;
    }

    private byte[] invalidUtf8(String word) {
        byte[] bytes = ("{\"query\": \"" + word + "\", \"database\": \"demo\"}").getBytes(UTF_8);
        bytes[12 + random.nextInt(word.length() - 1)] = (byte) (0xf8 + random.nextInt(8));
        return bytes;
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /** A record in the making. */
    private static final class Draft {

        private byte[] key;
        private byte[] value;
        private final List<String> names = new ArrayList<>();
        private final List<byte[]> values = new ArrayList<>();

        Draft value(String text) {
            return bytes(text.getBytes(UTF_8));
        }

        Draft bytes(byte[] bytes) {
            value = bytes;
            return this;
        }

        Draft key(String text) {
            return keyBytes(text.getBytes(UTF_8));
        }

        Draft keyBytes(byte[] bytes) {
            key = bytes;
            return this;
        }

        Draft header(String name, String text) {
            return header(name, text.getBytes(UTF_8));
        }

        Draft header(String name, byte[] bytes) {
            names.add(name);
            values.add(bytes);
            return this;
        }

        ProducerRecord<byte[], byte[]> record() {
            ProducerRecord<byte[], byte[]> made = new ProducerRecord<>(Topics.QUERIES, key, value);
            for (int i = 0; i < names.size(); i++) {
                made.headers().add(names.get(i), values.get(i));
            }
            return made;
        }
    }
}
