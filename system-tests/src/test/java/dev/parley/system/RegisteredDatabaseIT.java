package dev.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.EmbeddedStack;
import dev.parley.runtime.testing.ZooDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that is registered, changed and removed while all services run. */
class RegisteredDatabaseIT {

    private static final EmbeddedStack STACK = RunningStack.get();
    private static final String PATH = "/api/v1/databases";

    private final Client admin = new Client(STACK.gatewayUri(), STACK.token());
    private final Client asker = new Client(
            STACK.gatewayUri(), STACK.token("asker", List.of("query:submit", "query:read"), Duration.ofMinutes(10)));

    @AfterEach
    void remove() {
        admin.delete(PATH + "/zoo"); // 404 where the test came to its end
    }

    @Test
    void shouldBeAskedAtOnceAndForgottenAtOnce() throws SQLException {
        ZooDatabase zoo = ZooDatabase.on(STACK);

        Client.Reply registered = admin.post(PATH, "{" + zoo.registration("zoo") + "}");
        assertThat(registered.status()).as(registered.body().toString()).isEqualTo(201);
        JsonNode counted = ask(asker, "How many animals are there?");
        assertThat(counted.path("results").path(0).path("animal_count").asInt())
                .as(counted.toString())
                .isEqualTo(3);
        JsonNode keepers = ask(asker, "Names and emails of keepers");
        assertThat(keepers.path("results").toString()).as(keepers.toString()).contains("ann@zoo.test");

        String etag = registered.headers().get("etag").getFirst();
        Client.Reply changed = admin.put(PATH + "/zoo", etag, """
                {"url": "%s", "catalog": {"username": "zoo_catalog"}, "sandbox": {"username": "zoo_reader"},
                 "hide": ["public.animals.weight"], "sensitive": ["public.keepers.email"]}""".formatted(zoo.url()));
        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        JsonNode schema = admin.get(PATH + "/zoo/schema").body();
        assertThat(schema.toString()).doesNotContain("weight").contains("\"sensitive\":true");
        JsonNode masked = ask(asker, "Names and emails of keepers");
        assertThat(masked.path("results").toString())
                .as(masked.toString())
                .contains("Ann")
                .doesNotContain("email", "@zoo.test");
        assertThat(masked.path("columns").toString()).contains("\"masked\":true");
        assertThat(ask(admin, "Names and emails of keepers").path("results").toString())
                .contains("ann@zoo.test");
        assertThat(ask(asker, "Average weight of animals").toString()).doesNotContain("1773");

        assertThat(admin.delete(PATH + "/zoo").status()).isEqualTo(204);
        assertThat(asker.post("/api/v1/query", question("How many animals are there?"))
                        .status())
                .isEqualTo(404);
        assertThat(ask(asker, "How many customers are there?", "demo")
                        .path("status")
                        .asText())
                .isEqualTo("COMPLETED");
    }

    private static JsonNode ask(Client client, String question) {
        return ask(client, question, "zoo");
    }

    private static JsonNode ask(Client client, String question, String database) {
        Client.Reply reply =
                client.post("/api/v1/query", question(question).replace("\"zoo\"", "\"" + database + "\""));
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
        return client.finished(reply.body().path("task_id").asText());
    }

    private static String question(String question) {
        return "{\"query\": \"" + question + "\", \"database\": \"zoo\", \"options\": {\"assume\": true}}";
    }
}
