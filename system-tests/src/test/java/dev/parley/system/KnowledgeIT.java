package dev.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.EmbeddedStack;
import dev.parley.model.Json;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write down of a database is used for the next question, by REST, over the packaged services. */
class KnowledgeIT {

    private static final EmbeddedStack STACK = RunningStack.get();

    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final Client ann = client("ann-" + id);
    private final Client bob = client("bob-" + id);

    private static Client client(String subject) {
        List<String> permissions = List.of("query:submit", "query:read");
        return new Client(STACK.gatewayUri(), STACK.token(subject, permissions, Duration.ofMinutes(30)));
    }

    /** Words that are in no dictionary: without the term nobody can know. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zorbels       | customers                               | How many zorbels are there?              | SELECT count(*) FROM customers
            zorbled       | customers.newsletter = true             | How many zorbled customers are there?    | SELECT count(*) FROM customers WHERE newsletter
            zorbance      | products.price                          | What is the highest zorbance?            | SELECT max(price) FROM products
            zorbly        | products.price > 500 AND products.cost < 400 | How many zorbly products are there? | SELECT count(*) FROM products WHERE price > 500 AND cost < 400
            """)
    void shouldAnswerWithATermWhatItCouldNotAnswerWithout(String word, String meaning, String question, String sql)
            throws SQLException {
        JsonNode before = ann.ask(question);
        assertThat(before.path("status").asText()).as(before.toString()).isEqualTo("FAILED");

        Client.Reply created = ann.post(
                "/api/v1/glossary",
                Json.mapper()
                        .createObjectNode()
                        .put("term", word)
                        .put("meaning", meaning)
                        .put("database", "demo")
                        .toString());
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);

        JsonNode after = ann.ask(question);
        assertThat(after.path("status").asText()).as(after.toString()).isEqualTo("COMPLETED");
        assertThat(after.path("results").path(0).iterator().next().decimalValue())
                .as(after.path("sql").asText())
                .isEqualByComparingTo(number(sql));
        assertThat(after.path("assumptions").toString()).contains(word).contains("by the glossary");
        assertThat(bob.ask(question).path("status").asText()).as("bob's words").isEqualTo("FAILED");
    }

    @Test
    void shouldAnswerAsVerifiedAndTheOrdinaryWayOnceThatIsBroken() {
        String question = "How many brands are there?";
        JsonNode verified = ann.post(
                        "/api/v1/verified-queries",
                        Json.mapper()
                                .createObjectNode()
                                .put("question", question)
                                .put("sql", "SELECT count(*) + 1000 AS brands FROM brands")
                                .put("database", "demo")
                                .toString())
                .body();

        JsonNode answer = ann.ask("how many brands are there");
        assertThat(answer.path("status").asText()).as(answer.toString()).isEqualTo("COMPLETED");
        assertThat(answer.path("sql").asText()).contains("1000");
        assertThat(answer.path("results").path(0).path("brands").asInt()).isEqualTo(1036);
        assertThat(answer.path("assumptions").toString()).contains("answered by the verified query");
        assertThat(bob.ask(question).path("sql").asText()).doesNotContain("1000");

        ann.delete("/api/v1/verified-queries/" + verified.path("id").asText());
        String broken = ann.post(
                        "/api/v1/verified-queries",
                        Json.mapper()
                                .createObjectNode()
                                .put("question", question)
                                .put("sql", "SELECT count(*) FROM makers")
                                .put("database", "demo")
                                .toString())
                .body()
                .path("id")
                .asText();

        JsonNode ordinary = ann.ask(question);
        assertThat(ordinary.path("status").asText()).as(ordinary.toString()).isEqualTo("COMPLETED");
        assertThat(ordinary.path("results").path(0).iterator().next().asInt()).isEqualTo(36);
        JsonNode now = ann.get("/api/v1/verified-queries/" + broken).body();
        assertThat(now.path("status").asText()).isEqualTo("broken");
        assertThat(now.path("reason").asText()).startsWith("PARLEY-1003").doesNotContain("makers");
    }

    private static BigDecimal number(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        STACK.demoOwner().jdbcUrl(),
                        STACK.demoOwner().user(),
                        STACK.demoOwner().password());
                var result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getBigDecimal(1);
        }
    }
}
