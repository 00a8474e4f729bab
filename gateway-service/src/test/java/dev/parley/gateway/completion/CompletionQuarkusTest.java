package dev.parley.gateway.completion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.testing.RestClient;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.TableName;
import dev.parley.runtime.schema.SchemaCatalog;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.values.StoredValues;
import dev.parley.runtime.values.ValueCatalog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the demo shop; what a clarifier would have read of its values is put where it leaves it. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class CompletionQuarkusTest {

    private static final String DEMO = "/api/v1/databases/demo/";

    private final RestClient reader = RestClient.of("typist", "query:read");

    @Inject
    SchemaCatalog schemas;

    @Inject
    ValueCatalog values;

    @BeforeEach
    void read() {
        SchemaSnapshot schema = schemas.snapshot("demo");
        values.of(
                schema,
                () -> List.of(new StoredValues(
                        new TableName("public", "orders"), "carrier", List.of("Zephyr Freight"), true)));
    }

    @Test
    void shouldCompleteNamesAndValues() {
        assertThat(texts("How many cust")).first().isEqualTo("How many customers");
        assertThat(texts("Show all orders whose carrier is "))
                .startsWith("Show all orders whose carrier is Zephyr Freight");
        JsonNode first = completions("orders in zeph").path(0);
        assertThat(first.path("completion").asText()).isEqualTo("Zephyr Freight");
        assertThat(first.path("kind").asText()).isEqualTo("value");
    }

    @Test
    void shouldSuggestQuestionsToBeginWith() {
        JsonNode suggestions = reader.get(DEMO + "suggestions").body().path("suggestions");

        assertThat(suggestions.size()).isBetween(5, 10);
    }

    @Test
    void shouldRefuseWhatIsTooLongAndWhatIsNotThere() {
        assertThat(reader.get(DEMO + "completions?text=" + "x".repeat(501)).status())
                .isEqualTo(400);
        assertThat(reader.get("/api/v1/databases/none/completions?text=a").status())
                .isEqualTo(404);
        assertThat(reader.get("/api/v1/databases/none/suggestions").status()).isEqualTo(404);
        assertThat(reader.get(DEMO + "completions").status()).isEqualTo(200);
    }

    private List<String> texts(String typed) {
        return completions(typed).findValuesAsText("text");
    }

    private JsonNode completions(String typed) {
        return reader.get(DEMO + "completions?text=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .body()
                .path("completions");
    }
}
