package dev.parley.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.EmbeddedStack;
import dev.parley.model.Json;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.EnvelopeCodec.Headers;
import dev.parley.model.message.Topics;
import dev.parley.runtime.testing.TopicClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions by REST, by events and by Kafka, over the packaged services and real servers. */
class QuestionPathIT {

    private static final EmbeddedStack STACK = RunningStack.get();

    private final Client client = new Client(STACK.gatewayUri(), STACK.token());

    /** Right means: the rows that hand-written SQL gives, in its order where the question asks for one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            How many customers are there?                | bag     | SELECT count(*) FROM customers
            How many customers are from France?          | bag     | SELECT count(*) FROM customers c JOIN countries k ON k.code = c.country_code WHERE k.name = 'France'
            How many orders were placed in March 2025?   | bag     | SELECT count(*) FROM orders WHERE ordered_at >= '2025-03-01' AND ordered_at < '2025-04-01'
            How many orders were placed last month?      | bag     | SELECT count(*) FROM orders WHERE ordered_at >= date_trunc('month', current_date) - interval '1 month' AND ordered_at < date_trunc('month', current_date)
            Number of orders per status                  | bag     | SELECT status::text, count(*) FROM orders GROUP BY status
            Top 5 products by revenue                    | ordered | SELECT p.name, sum(i.quantity * i.unit_price) FROM products p JOIN order_items i ON i.product_id = p.id GROUP BY p.id ORDER BY 2 DESC, p.id LIMIT 5
            Average rating per category                  | bag     | SELECT c.name, avg(r.rating) FROM reviews r JOIN products p ON p.id = r.product_id JOIN categories c ON c.id = p.category_id GROUP BY c.id
            Names of the products with a price over 500  | bag     | SELECT name FROM products WHERE price > 500
            Names of countries with over 100 customers   | bag     | SELECT k.name FROM countries k JOIN customers c ON c.country_code = k.code GROUP BY k.code HAVING count(*) > 100
            Which supplier has the most products?        | ordered | SELECT s.name FROM suppliers s JOIN products p ON p.supplier_id = s.id GROUP BY s.id ORDER BY count(*) DESC, s.id LIMIT 1
            How many customers have no orders?           | bag     | SELECT count(*) FROM customers c WHERE NOT EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id)
            employees and their managers                 | bag     | SELECT e.first_name, e.last_name, m.first_name, m.last_name FROM employees e LEFT JOIN employees m ON m.id = e.manager_id
            """)
    void shouldAnswerWhatHandWrittenSqlAnswers(String question, String order, String sql) throws SQLException {
        JsonNode task = client.ask(question);

        assertThat(task.path("status").asText()).as(task.toString()).isEqualTo("COMPLETED");
        if (order.equals("ordered")) {
            assertThat(rows(task)).as(task.path("sql").asText()).isEqualTo(rows(sql));
        } else {
            assertThat(rows(task)).as(task.path("sql").asText()).containsExactlyInAnyOrderElementsOf(rows(sql));
        }
    }

    @Test
    void shouldTellHowItCameToTheAnswer() {
        JsonNode task = client.ask("How many orders were placed in March 2025?");

        assertThat(task.path("sql").asText()).contains("count(*)");
        assertThat(task.path("explanation")).isNotEmpty();
        assertThat(task.path("links").findValuesAsText("target")).contains("public.orders");
        assertThat(task.path("assumptions").toString()).contains("ordered_at");
        assertThat(task.path("checks").findValuesAsText("name"))
                .containsExactly("guard", "plan", "read_only", "sandbox", "truth");
        assertThat(task.path("performance_metrics").path("plan_cost").asDouble())
                .isPositive();
    }

    @Test
    void shouldCutRowsAtTheLimitAndSaySo() {
        Client.Reply reply = client.post("/api/v1/query", """
                {"query": "list all products", "database": "demo", "options": {"row_limit": 3}}
                """);
        JsonNode task = client.finished(reply.body().path("task_id").asText());

        assertThat(task.path("results")).hasSize(3);
        assertThat(task.path("row_count").asInt()).isEqualTo(3);
        assertThat(task.path("truncated").asBoolean()).isTrue();
    }

    @Test
    void shouldNameTheWordItCannotPlace() {
        JsonNode task = client.ask("How many flugelhorns are there?");

        assertThat(task.path("status").asText()).isEqualTo("FAILED");
        assertThat(task.path("error").path("error_code").asText()).isEqualTo("PARLEY-1020");
        assertThat(task.path("error").path("message").asText()).contains("flugelhorns");
        assertThat(task.has("sql")).isFalse();
    }

    @Test
    void shouldAskBackWhenReadingsDifferAndGoOnWithTheAnswer() throws SQLException {
        JsonNode asked = client.ask("How many orders are to Lyon?");

        assertThat(asked.path("status").asText()).as(asked.toString()).isEqualTo("AWAITING_ANSWER");
        JsonNode question = asked.path("questions").path(0);
        List<String> meanings = question.path("options").findValuesAsText("meaning");
        int shipping = meanings.indexOf(meanings.stream()
                .filter(meaning -> meaning.contains("shipping"))
                .findFirst()
                .orElseThrow());
        String taskId = asked.path("task_id").asText();
        client.post(
                "/api/v1/query/" + taskId + "/answer",
                Json.mapper()
                        .createObjectNode()
                        .put("question_id", question.path("id").asText())
                        .put(
                                "option_id",
                                question.path("options")
                                        .path(shipping)
                                        .path("id")
                                        .asText())
                        .toString());

        JsonNode task = Eventually.get("answered", () -> {
            JsonNode now = client.finished(taskId);
            return now.path("status").asText().equals("AWAITING_ANSWER") ? null : now;
        });
        assertThat(rows(task))
                .isEqualTo(rows("SELECT count(*) FROM orders o JOIN addresses a ON a.id = o.shipping_address_id"
                        + " WHERE a.city = 'Lyon'"));
    }

    @Test
    void shouldUnderstandAnAnswerInWords() throws SQLException {
        JsonNode asked = client.ask("How many orders are to Lyon?");
        String path = "/api/v1/query/" + asked.path("task_id").asText();
        String question = asked.path("questions").path(0).path("id").asText();

        assertThat(client.post(path + "/answer", "{\"question_id\": \"" + question + "\"}")
                        .status())
                .isEqualTo(400);
        client.post(
                path + "/answer", "{\"question_id\": \"" + question + "\", \"text\": \"where they are shipped to\"}");

        JsonNode task = settled(asked.path("task_id").asText());
        assertThat(rows(task))
                .as(task.toString())
                .isEqualTo(rows("SELECT count(*) FROM orders o JOIN addresses a ON a.id = o.shipping_address_id"
                        + " WHERE a.city = 'Lyon'"));
        assertThat(task.path("assumptions").path(0).path("meaning").asText()).startsWith("your answer, ");
        assertThat(client.post(path + "/answer", "{\"question_id\": \"" + question + "\", \"text\": \"the first\"}")
                        .status())
                .as("answered twice")
                .isEqualTo(409);
    }

    @Test
    void shouldShowSeveralReadingsToAProducer() throws IOException, SQLException {
        String job = "job-" + UUID.randomUUID();
        topic(Topics.QUERIES).send(job, Map.of(), """
                        {"query": "How many orders are to Lyon?", "database": "demo"}
                        """.getBytes(UTF_8));
        ConsumerRecord<String, byte[]> asked = topic(Topics.RESULTS)
                .await(1, Eventually.PATIENCE, r -> text(r).contains(job))
                .getFirst();
        JsonNode question =
                Json.mapper().readTree(asked.value()).path("questions").path(0);
        var answer = Json.mapper()
                .createObjectNode()
                .put("question_id", question.path("id").asText());
        question.path("options").forEach(option -> answer.withArray("option_ids")
                .add(option.path("id").asText()));

        topic(Topics.QUERIES)
                .send(
                        job,
                        Map.of(Headers.TYPE, "ClarificationAnswered", Headers.SUBJECT, asked.key()),
                        answer.toString().getBytes(UTF_8));

        JsonNode result = Json.mapper()
                .readTree(topic(Topics.RESULTS)
                        .await(2, Eventually.PATIENCE, r -> text(r).contains(job))
                        .getLast()
                        .value());
        assertThat(result.path("results").path("columns").path(0).path("name").asText())
                .as(result.toString())
                .isEqualTo("reading");
        assertThat(result.path("results").path("rows"))
                .hasSize(question.path("options").size());
        String shipped = rows("SELECT count(*) FROM orders o JOIN addresses a ON a.id = o.shipping_address_id"
                        + " WHERE a.city = 'Lyon'")
                .getFirst()
                .getFirst();
        assertThat(result.path("results").path("rows").toString()).contains("shipping", shipped);
    }

    private JsonNode settled(String taskId) {
        return Eventually.get("answered", () -> {
            JsonNode now = client.finished(taskId);
            return now.path("status").asText().equals("AWAITING_ANSWER") ? null : now;
        });
    }

    @Test
    void shouldTakeTheDefaultAndSaySoWhenAskedToAssume() {
        Client.Reply reply = client.post("/api/v1/query", """
                {"query": "How many orders are to Lyon?", "database": "demo", "options": {"assume": true}}
                """);
        JsonNode task = client.finished(reply.body().path("task_id").asText());

        assertThat(task.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(task.path("assumptions").toString()).contains("could also mean");
    }

    @Test
    void shouldStreamEveryStepAndEnd() {
        String taskId = client.submit("How many brands are there?");

        List<String> lines = client.events(taskId, null);

        assertThat(names(lines)).containsExactly("submitted", "clarifying", "generating", "testing", "completed");
        assertThat(ids(lines)).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void shouldReplayAfterTheLastEventThatWasSeen() {
        String taskId = client.ask("How many brands are there?").path("task_id").asText();

        assertThat(names(client.events(taskId, "3"))).containsExactly("testing", "completed");
        assertThat(names(client.events(taskId, "not a number"))).hasSize(5);
    }

    @Test
    void shouldAnswerAPlainProducer() throws IOException {
        String job = "job-" + UUID.randomUUID();
        topic(Topics.QUERIES).send(job, Map.of(), """
                        {"query": "How many brands are there?", "database": "demo"}
                        """.getBytes(UTF_8));

        JsonNode result = only(topic(Topics.RESULTS).await(1, Eventually.PATIENCE, r -> text(r).contains(job)));
        assertThat(result.path("reference").asText()).isEqualTo(job);
        assertThat(result.path("results").path("rows").path(0).path(0).asInt()).isEqualTo(36);
    }

    @Test
    void shouldTakeARecordThatComesTwiceOnce() {
        String key = UUID.randomUUID().toString();
        String taskId = Envelope.newId().toString();
        Map<String, String> headers = Map.of(
                Headers.ID, UUID.randomUUID().toString(), Headers.TYPE, "QuerySubmitted", Headers.SUBJECT, taskId);
        byte[] value = "{\"query\": \"How many tags are there?\", \"database\": \"demo\"}".getBytes(UTF_8);

        topic(Topics.QUERIES).send(key, headers, value);
        topic(Topics.QUERIES).send(key, headers, value);
        // The same key, so the same partition: when this one has its answer, both before it have been taken in.
        topic(Topics.QUERIES).send(key, Map.of(), value);

        List<ConsumerRecord<String, byte[]>> results =
                topic(Topics.RESULTS).await(2, Eventually.PATIENCE, r -> text(r).contains(key));
        assertThat(results.stream().map(ConsumerRecord::key).distinct())
                .as("the third is another question of the same producer")
                .hasSize(2)
                .contains(taskId);
        assertThat(topic(Topics.RESULTS).all(r -> taskId.equals(r.key()))).hasSize(1);
    }

    @Test
    void shouldTellAProducerThatTheDatabaseIsUnknown() throws IOException {
        String job = "job-" + UUID.randomUUID();
        topic(Topics.QUERIES).send(job, Map.of(), """
                        {"query": "How many brands are there?", "database": "elsewhere"}
                        """.getBytes(UTF_8));

        JsonNode result = only(topic(Topics.RESULTS).await(1, Eventually.PATIENCE, r -> text(r).contains(job)));
        assertThat(result.path("failure").path("error_code").asText()).isEqualTo("PARLEY-2002");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            parley.queries   | not json at all                | not JSON
            parley.queries   | {"query": " ", "database": "d"} | `query` cannot be empty
            parley.queries   | [1, 2, 3]                      | not a JSON object
            parley.clarifier | {"sql": 1}                     | header `ce_type` is missing
            parley.coder     | ""                             | header `ce_type` is missing
            parley.tester    | {}                             | header `ce_type` is missing
            parley.replies   | {}                             | header `ce_type` is missing
            """)
    void shouldPutPoisonAsideAndGoOn(String topic, String value, String reason) {
        String key = "poison-" + UUID.randomUUID();
        topic(topic).send(key, Map.of("x-mine", "kept"), value.getBytes(UTF_8));

        ConsumerRecord<String, byte[]> dead = topic(Topics.dead(topic))
                .await(1, Eventually.PATIENCE, r -> key.equals(r.key()))
                .getFirst();
        assertThat(text(dead)).isEqualTo(value);
        assertThat(TopicClient.header(dead, "x-mine")).isEqualTo("kept");
        assertThat(TopicClient.header(dead, "dead-letter-reason")).contains(reason);
        assertThat(TopicClient.header(dead, "dead-letter-error-code")).isEqualTo("PARLEY-2004");
        assertThat(TopicClient.header(dead, "dead-letter-topic")).isEqualTo(topic);
        assertThat(client.ask("How many brands are there?").path("status").asText())
                .isEqualTo("COMPLETED");
    }

    @ParameterizedTest
    @CsvSource({
        "parley.clarifier, ClarificationRequest",
        "parley.coder, CodeGenerationRequest",
        "parley.tester, TestRequest",
        "parley.replies, TestComplete"
    })
    void shouldPutAsideWhatIsJsonButNoMessage(String topic, String type) {
        String taskId = Envelope.newId().toString();
        Map<String, String> headers = Map.of(
                Headers.ID,
                Envelope.newId().toString(),
                Headers.TYPE,
                type,
                Headers.SOURCE,
                "/test",
                Headers.SUBJECT,
                taskId,
                Headers.TIME,
                "2026-03-01T12:00:00Z");

        topic(topic).send(taskId, headers, "{}".getBytes(UTF_8));

        ConsumerRecord<String, byte[]> dead = topic(Topics.dead(topic))
                .await(1, Eventually.PATIENCE, r -> taskId.equals(r.key()))
                .getFirst();
        assertThat(TopicClient.header(dead, "dead-letter-reason")).contains("not a " + type);
    }

    @Test
    void shouldNotKeepATokenInTheDeadLetters() {
        String key = "poison-" + UUID.randomUUID();
        topic(Topics.QUERIES).send(key, Map.of("authorization", "Bearer " + STACK.token()), "{".getBytes(UTF_8));

        ConsumerRecord<String, byte[]> dead = topic(Topics.dead(Topics.QUERIES))
                .await(1, Eventually.PATIENCE, r -> key.equals(r.key()))
                .getFirst();
        assertThat(TopicClient.header(dead, "authorization")).isEqualTo("redacted");
    }

    @Test
    void shouldTellAWatcherWhoHasSeenTheEndNotToComeBack() {
        String taskId = client.ask("How many brands are there?").path("task_id").asText();

        assertThat(client.events(taskId, "5")).isEmpty();
    }

    private static TopicClient topic(String name) {
        return new TopicClient(STACK.kafkaBootstrapServers(), name);
    }

    private static String text(ConsumerRecord<String, byte[]> received) {
        return new String(received.value(), UTF_8);
    }

    private static JsonNode only(List<ConsumerRecord<String, byte[]>> found) throws IOException {
        assertThat(found).hasSize(1);
        return Json.mapper().readTree(found.getFirst().value());
    }

    private static List<String> names(List<String> lines) {
        return after(lines, "event:");
    }

    private static List<String> ids(List<String> lines) {
        return after(lines, "id:");
    }

    private static List<String> after(List<String> lines, String prefix) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .toList();
    }

    /** The answer's rows as comparable text. */
    private static List<List<String>> rows(JsonNode task) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : task.path("results")) {
            List<String> values = new ArrayList<>();
            row.forEach(value -> values.add(
                    value.isNull() ? null : value.isNumber() ? number(value.decimalValue()) : value.asText()));
            rows.add(values);
        }
        return rows;
    }

    private static List<List<String>> rows(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        STACK.demoOwner().jdbcUrl(),
                        STACK.demoOwner().user(),
                        STACK.demoOwner().password());
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    Object value = result.getObject(i);
                    values.add(
                            value == null
                                    ? null
                                    : value instanceof Number ? number(result.getBigDecimal(i)) : value.toString());
                }
                rows.add(values);
            }
            return rows;
        }
    }

    private static String number(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
