package dev.parley.gateway.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.model.Json;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.Topics;
import dev.parley.runtime.kafka.DeadLetterHeaders;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.testing.TopicClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

/** Records of every wrong kind among good ones, and back after what was wrong is mended; on a real broker. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class PoisonQuarkusTest {

    private static final int COUNT = 1_000;
    /** The one header that the connector takes away: it means something to it. */
    private static final String CONNECTORS_OWN = "deserialization-failure-dlq";

    private static final Duration LIMIT = Duration.ofSeconds(50);

    @Inject
    Pool pool;

    private final RestClient operator = RestClient.of("olga", "admin:dead-letters");
    private final String run = "run-" + UUID.randomUUID();

    @Test
    void shouldTakeEveryGoodRecordAndPutEveryBadOneAsideAsItCame() {
        PoisonRecords records = new PoisonRecords(4711, run);
        List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
        Map<String, ProducerRecord<byte[], byte[]>> poison = new HashMap<>();
        for (int i = 0; i < COUNT; i++) {
            ProducerRecord<byte[], byte[]> bad = records.poison(i);
            poison.put(mark(bad.headers()), bad);
            sent.add(bad);
            sent.add(records.good(i));
        }
        Collections.shuffle(sent, new Random(4711));

        topic(Topics.QUERIES).send(sent);

        List<ConsumerRecord<byte[], byte[]>> dead =
                topic(Topics.dead(Topics.QUERIES)).awaitRaw(COUNT, LIMIT, this::isOfThisRun);
        assertThat(records.kinds()).isGreaterThan(60);
        assertThat(dead.stream().map(letter -> mark(letter.headers())))
                .containsExactlyInAnyOrderElementsOf(poison.keySet());
        for (ConsumerRecord<byte[], byte[]> letter : dead) {
            assertIsAsItCame(letter, poison.get(mark(letter.headers())));
        }
        Eventually.holds(() -> assertThat(tasks(run + "-good-%")).isEqualTo(COUNT));
        assertThat(tasks(run + "-bad-%")).isZero();
    }

    /** A cancellation that came before its question is mended by the question. */
    @Test
    void shouldCarryOutWhatIsReplayedOnce() {
        UUID taskId = Envelope.newId();
        String key = run + "-late";
        queries(key, "{\"reason\": \"enough\"}", "ce_type", "QueryCancelled", "ce_subject", taskId.toString());
        JsonNode letter = letters(key, 1).getFirst();
        assertThat(letter.path("error_code").asText()).isEqualTo("PARLEY-2003");
        queries(key, question("How many?"), "ce_subject", taskId.toString());
        Eventually.holds(() -> assertThat(status(taskId)).isEqualTo("CLARIFYING"));

        for (int i = 0; i < 2; i++) {
            RestClient.Reply reply = operator.post(path(letter) + "/replay", "");
            assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
            assertThat(reply.body().path("place").path("topic").asText()).isEqualTo("parley.queries");
        }

        Eventually.holds(() -> assertThat(status(taskId)).isEqualTo("CANCELLED"));
        queries(key, "no json"); // of the same key, so behind both
        assertThat(letters(key, 2)).hasSize(2);
    }

    /** The producers send what was wrong again, in order and under the same ids; the operator replays all the same. */
    @Test
    void shouldMakeNoSecondTaskOfWhatIsReplayedAfterItsCorrection() {
        int count = 50;
        for (String query : List.of("\\u0000", "How many?")) {
            topic(Topics.QUERIES)
                    .send(IntStream.range(0, count)
                            .mapToObj(i -> {
                                String value =
                                        "{\"query\": \"%s\", \"database\": \"demo\", \"reference\": \"%s-fixed-%d\"}"
                                                .formatted(query, run, i);
                                var made = new ProducerRecord<>(
                                        Topics.QUERIES, run.getBytes(UTF_8), value.getBytes(UTF_8));
                                made.headers()
                                        .add("ce_id", ("fixed-" + i).getBytes(UTF_8))
                                        .add("ce_source", run.getBytes(UTF_8));
                                return made;
                            })
                            .toList());
        }
        letters(run, count);
        Eventually.holds(() -> assertThat(tasks(run + "-fixed-%")).isEqualTo(count));

        int replayed = 0;
        String cursor = null;
        do {
            RestClient.Reply reply = operator.post(
                    "/api/v1/admin/dead-letters/replay",
                    Json.string(Json.mapper()
                            .createObjectNode()
                            .put("topic", "parley.queries")
                            .put("key", run)
                            .put("limit", 20)
                            .put("cursor", cursor)));
            assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
            assertThat(reply.body().path("refused")).isEmpty();
            replayed += reply.body().path("replayed").asInt();
            cursor = reply.body().path("next").asText(null);
        } while (cursor != null);

        assertThat(replayed).isEqualTo(count);
        List<JsonNode> letters = letters(run, 2 * count);
        assertThat(letters.stream().filter(letter -> letter.has("replayed_from")))
                .hasSize(count);
        assertThat(tasks(run + "-fixed-%")).isEqualTo(count);
    }

    @Test
    void shouldShowADeadLetterWithAllThatItHas() {
        ProducerRecord<byte[], byte[]> bad =
                new ProducerRecord<>(Topics.QUERIES, run.getBytes(UTF_8), new byte[] {'{', (byte) 0xff, 0x1b});
        bad.headers().add("x", "1".getBytes(UTF_8)).add("x", null).add("authorization", "s3cret".getBytes(UTF_8));
        topic(Topics.QUERIES).send(List.of(bad));
        JsonNode listed = letters(run, 1).getFirst();

        RestClient.Reply reply = operator.get(path(listed));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("value_base64").asText()).isEqualTo("e/8b");
        assertThat(reply.body().path("value_text").asText()).isEqualTo("{\ufffd\ufffd");
        assertThat(reply.body().path("headers").toString())
                .isEqualTo("[{\"name\":\"x\",\"value\":\"1\"},{\"name\":\"x\"},"
                        + "{\"name\":\"authorization\",\"value\":\"redacted\"}]");
        assertThat(reply.body().path("letter")).isEqualTo(listed);
        assertThat(listed.path("reason").asText()).contains("authorization");
        assertThat(listed.path("error_code").asText()).isEqualTo("PARLEY-3001");
        assertThat(listed.path("original").path("topic").asText()).isEqualTo("parley.queries");
        assertThat(operator.text("/q/metrics")).contains("parley_dead_letters_total{topic=\"parley.queries\"");
    }

    /** The token is taken from the original, for a dead letter has none; it has to be valid still. */
    @Test
    void shouldReplayForTheBearerOfTheTokenAlone() {
        UUID taskId = Envelope.newId();
        String ann = "Bearer " + EmbeddedServers.stack().token("ann", List.of("query:submit"), Duration.ofMinutes(5));
        String late = "Bearer " + EmbeddedServers.stack().token("ann", List.of("query:submit"), Duration.ofMinutes(-5));
        String cancel = "{\"reason\": \"enough\"}";
        queries(run, cancel, "ce_type", "QueryCancelled", "ce_subject", taskId.toString(), "authorization", ann);
        queries(run + "-late", question("How many?"), "authorization", late);
        JsonNode cancelled = letters(run, 1).getFirst();
        JsonNode expired = letters(run + "-late", 1).getFirst();
        queries(run, question("How many?"), "ce_subject", taskId.toString(), "authorization", ann);
        Eventually.holds(() -> assertThat(status(taskId)).isEqualTo("CLARIFYING"));

        assertThat(operator.post(path(cancelled) + "/replay", "").status()).isEqualTo(200);
        RestClient.Reply refused = operator.post(path(expired) + "/replay", "");

        Eventually.holds(() -> assertThat(status(taskId)).isEqualTo("CANCELLED"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("error_code").asText()).isEqualTo("PARLEY-2031");
        assertThat(refused.body().path("message").asText()).contains("producer send it again");
    }

    @Test
    void shouldTurnPages() {
        for (int i = 0; i < 5; i++) {
            queries(run, "not json " + i);
        }
        letters(run, 5);
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            RestClient.Reply page =
                    operator.get("/api/v1/admin/dead-letters?topic=parley.queries&limit=2&key=" + run + cursor);
            assertThat(page.status()).isEqualTo(200);
            page.body()
                    .path("dead_letters")
                    .forEach(letter -> seen.add(letter.path("preview").asText()));
            cursor = page.body().has("next")
                    ? "&cursor=" + page.body().path("next").asText()
                    : null;
        } while (cursor != null);

        assertThat(seen).containsExactly("not json 4", "not json 3", "not json 2", "not json 1", "not json 0");
    }

    @Test
    void shouldRefuseWhoMayNotAndWhatIsNotThere() {
        String path = "/api/v1/admin/dead-letters";
        RestClient ann = RestClient.of("ann", "query:submit", "query:read", "admin:read");

        assertThat(ann.get(path).status()).isEqualTo(403);
        assertThat(ann.post(path + "/replay", "{}").status()).isEqualTo(403);
        assertThat(operator.get(path + "?topic=parley.results").status()).isEqualTo(404);
        assertThat(operator.get(path + "?limit=0").status()).isEqualTo(400);
        assertThat(operator.get(path + "?cursor=x").status()).isEqualTo(400);
        assertThat(operator.get(path + "?from=today").status()).isEqualTo(400);
        assertThat(operator.get(path + "/parley.queries.dead/0/99999999").status())
                .isEqualTo(404);
        assertThat(operator.get(path + "/parley.queries.dead/99/0").status()).isEqualTo(404);
        assertThat(operator.get(path + "/parley.queries.dead/x/0").status()).isEqualTo(404);
        assertThat(operator.post(path + "/parley.queries.dead/0/99999999/replay", "")
                        .status())
                .isEqualTo(404);
        assertThat(operator.post(path + "/replay", "{}").status()).isEqualTo(400);
        assertThat(operator.post(path + "/replay", "{\"topic\": \"parley.queries\", \"limit\": 1001}")
                        .status())
                .isEqualTo(400);
    }

    private void assertIsAsItCame(ConsumerRecord<byte[], byte[]> letter, ProducerRecord<byte[], byte[]> sent) {
        DeadLetterHeaders.Parts parts = DeadLetterHeaders.parts(letter.headers());
        assertThat(parts.block().get(DeadLetterHeaders.REASON)).isNotBlank().hasSizeLessThan(1_100);
        assertThat(parts.block().get(DeadLetterHeaders.ERROR_CODE)).matches("PARLEY-(200[1347]|3001)");
        assertThat(parts.block())
                .containsEntry(DeadLetterHeaders.TOPIC, Topics.QUERIES)
                .containsKeys(DeadLetterHeaders.PARTITION, DeadLetterHeaders.OFFSET, DeadLetterHeaders.TIMESTAMP);
        assertThat(letter.key()).isEqualTo(sent.key());
        assertThat(letter.value()).isEqualTo(sent.value());
        assertThat(parts.original().stream().map(PoisonQuarkusTest::shown))
                .containsExactlyElementsOf(StreamSupport.stream(sent.headers().spliterator(), false)
                        .filter(header -> !header.key().equals(CONNECTORS_OWN))
                        .map(header -> DeadLetterHeaders.isToken(header) ? header.key() + "=redacted" : shown(header))
                        .toList());
    }

    private static String shown(Header header) {
        return header.key() + "=" + (header.value() == null ? null : new String(header.value(), UTF_8));
    }

    private boolean isOfThisRun(ConsumerRecord<byte[], byte[]> received) {
        String mark = mark(received.headers());
        return mark != null && mark.startsWith(run);
    }

    private static String mark(Headers headers) {
        return TopicClient.text(headers.lastHeader(PoisonRecords.MARK));
    }

    private void queries(String key, String value, String... headers) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            named.put(headers[i], headers[i + 1]);
        }
        topic(Topics.QUERIES).send(key, named, value.getBytes(UTF_8));
    }

    /** Those of a key, newest first, once there are as many. */
    private List<JsonNode> letters(String key, int count) {
        List<JsonNode> found = new ArrayList<>();
        Eventually.holds(() -> {
            RestClient.Reply reply =
                    operator.get("/api/v1/admin/dead-letters?topic=parley.queries.dead&limit=500&key=" + key);
            found.clear();
            reply.body().path("dead_letters").forEach(found::add);
            assertThat(found).as(reply.body().toString()).hasSize(count);
        });
        return found;
    }

    private static String path(JsonNode letter) {
        JsonNode place = letter.path("place");
        return "/api/v1/admin/dead-letters/" + place.path("topic").asText() + "/"
                + place.path("partition").asInt() + "/" + place.path("offset").asLong();
    }

    private static String question(String query) {
        return "{\"query\": \"" + query + "\", \"database\": \"demo\"}";
    }

    private long tasks(String references) {
        return pool.preparedQuery("SELECT count(*) AS n FROM tasks WHERE reference LIKE $1")
                .executeAndAwait(Tuple.of(references))
                .iterator()
                .next()
                .getLong("n");
    }

    private String status(UUID taskId) {
        var rows = pool.preparedQuery("SELECT status FROM tasks WHERE id = $1")
                .executeAndAwait(Tuple.of(taskId))
                .iterator();
        return rows.hasNext() ? rows.next().getString("status") : null;
    }

    private static TopicClient topic(String name) {
        return new TopicClient(EmbeddedServers.stack().kafkaBootstrapServers(), name);
    }
}
