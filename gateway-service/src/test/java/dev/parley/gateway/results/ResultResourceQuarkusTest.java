package dev.parley.gateway.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.RestClient.Reply;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.gateway.testing.SubmittedTask;
import dev.parley.model.Json;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultSet;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of an answer over HTTP, in each format. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class ResultResourceQuarkusTest {

    private static final ResultSet VALUES = new ResultSet(
            List.of(
                    new ResultColumn("name", "text"),
                    new ResultColumn("total", "numeric"),
                    new ResultColumn("total", "int8"),
                    new ResultColumn("tags", "jsonb")),
            List.of(
                    Arrays.asList("=1+1", new BigDecimal("-10.50"), 9_007_199_254_740_993L, Map.of("a", List.of(1))),
                    Arrays.asList(
                            "Zoë, \"Z\"\n", new BigDecimal("12345678901234567890.12345678901234567890"), -1, null),
                    Arrays.asList("", new BigDecimal("0.0000001"), null, "-x")),
            true);

    @Inject
    TaskProcessor processor;

    private final String owner = "ann-" + UUID.randomUUID();
    private final RestClient ann = RestClient.of(owner, "query:submit", "query:read");

    @Test
    void shouldKeepEveryDigitInJson() {
        HttpResponse<String> reply = ann.exchange("GET", path(answered(VALUES)), null);

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(header(reply, "Content-Type")).startsWith("application/json");
        JsonNode page = Json.read(reply.body(), JsonNode.class);
        assertThat(page.path("columns").findValuesAsText("name")).containsExactly("name", "total", "total_2", "tags");
        assertThat(page.path("rows").get(0).get(2).bigIntegerValue()).isEqualTo("9007199254740993");
        assertThat(reply.body())
                .contains("[\"=1+1\",-10.50,9007199254740993,{\"a\":[1]}]")
                .contains("12345678901234567890.12345678901234567890");
        assertThat(page.path("row_count").asInt()).isEqualTo(3);
        assertThat(page.path("truncated").asBoolean()).isTrue();
        assertThat(page.has("next")).isFalse();
    }

    @Test
    void shouldWriteOneObjectALineInNdjson() {
        HttpResponse<String> reply =
                ann.exchange("GET", path(answered(VALUES)), null, "Accept", "application/x-ndjson");

        assertThat(header(reply, "Content-Type")).startsWith("application/x-ndjson");
        List<String> lines = reply.body().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst())
                .isEqualTo("{\"name\":\"=1+1\",\"total\":-10.50,\"total_2\":9007199254740993,\"tags\":{\"a\":[1]}}");
        assertThat(lines).allSatisfy(line -> Json.read(line, JsonNode.class));
        assertThat(lines).as("nothing but an object").allMatch(line -> line.startsWith("{\"name\""));
        assertThat(reply.body()).endsWith("}\n");
    }

    @Test
    void shouldWriteCsvThatNoSpreadsheetRuns() {
        UUID id = answered(VALUES);
        HttpResponse<String> reply = ann.exchange("GET", path(id), null, "Accept", "text/csv");

        assertThat(header(reply, "Content-Type").replace(" ", "").toLowerCase(java.util.Locale.ROOT))
                .startsWith("text/csv;")
                .contains("charset=utf-8");
        assertThat(header(reply, "Content-Disposition")).isEqualTo("attachment; filename=\"parley-" + id + ".csv\"");
        assertThat(header(reply, "Parley-Row-Count")).isEqualTo("3");
        assertThat(header(reply, "Parley-Truncated")).isEqualTo("true");
        assertThat(reply.headers().firstValue("Parley-Masked-Columns")).isEmpty();
        assertThat(reply.body())
                .isEqualTo("name,total,total_2,tags\r\n"
                        + "'=1+1,-10.50,9007199254740993,\"{\"\"a\"\":[1]}\"\r\n"
                        + "\"Zoë, \"\"Z\"\"\n\",12345678901234567890.12345678901234567890,-1,\r\n"
                        + "\"\",0.0000001,,'-x\r\n");
    }

    @Test
    void shouldNotTakeAMaskedCellForANull() {
        String path = path(answered(new ResultSet(
                List.of(new ResultColumn("id", "int8"), new ResultColumn("salary, net", "numeric", true)),
                List.of(Arrays.asList(1, null)),
                false)));

        JsonNode page = Json.read(ann.exchange("GET", path, null).body(), JsonNode.class);
        String csv = ann.exchange("GET", path, null, "Accept", "text/csv").body();
        HttpResponse<String> ndjson = ann.exchange("GET", path, null, "Accept", "application/x-ndjson");

        assertThat(page.path("columns").toString())
                .isEqualTo("[{\"name\":\"id\",\"type\":\"int8\"},"
                        + "{\"name\":\"salary, net\",\"type\":\"numeric\",\"masked\":true}]");
        assertThat(page.path("rows").toString()).isEqualTo("[[1,null]]");
        assertThat(ndjson.body()).as("null would be a value").isEqualTo("{\"id\":1}\n");
        assertThat(header(ndjson, "Parley-Masked-Columns")).isEqualTo("salary%2C%20net");
        assertThat(csv).isEqualTo("id,\"salary, net\"\r\n1,***\r\n");
    }

    @Test
    void shouldLetTheFormatGoBeforeWhatIsAccepted() {
        UUID id = answered(VALUES);

        assertThat(header(ann.exchange("GET", path(id) + "?format=CSV", null, "Accept", "text/html"), "Content-Type"))
                .startsWith("text/csv");
        assertThat(header(
                        ann.exchange("GET", path(id), null, "Accept", "text/csv;q=0.5, application/x-ndjson"),
                        "Content-Type"))
                .startsWith("application/x-ndjson");
        assertThat(header(ann.exchange("GET", path(id), null, "Accept", "text/*"), "Content-Type"))
                .startsWith("text/csv");
        assertThat(ann.exchange("GET", path(id), null, "Accept", "image/png").statusCode())
                .isEqualTo(406);
        assertThat(ann.exchange("GET", path(id), null, "Accept", "nonsense").statusCode())
                .isEqualTo(400);
        assertThat(ann.exchange("GET", path(id) + "?format=xlsx", null).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "ndjson", "csv"})
    void shouldBringAllRowsPageByPage(String format) {
        UUID id = answered(new ResultSet(
                List.of(new ResultColumn("n", "int4")),
                IntStream.range(0, 2_500).<List<Object>>mapToObj(List::of).toList(),
                false));

        List<String> rows = new ArrayList<>();
        String next = path(id) + "?format=" + format + "&limit=1000";
        int pages = 0;
        while (next != null) {
            HttpResponse<String> reply = ann.exchange("GET", next, null);
            assertThat(reply.statusCode()).isEqualTo(200);
            rows.addAll(numbers(format, reply.body()));
            next = reply.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(rows)
                .isEqualTo(IntStream.range(0, 2_500).mapToObj(Integer::toString).toList());
    }

    private static List<String> numbers(String format, String body) {
        return switch (format) {
            case "json" -> {
                List<String> numbers = new ArrayList<>();
                Json.read(body, JsonNode.class)
                        .path("rows")
                        .forEach(row -> numbers.add(row.get(0).asText()));
                yield numbers;
            }
            case "ndjson" ->
                body.lines()
                        .map(line -> Json.read(line, JsonNode.class).path("n").asText())
                        .toList();
            default -> body.lines().skip(1).toList();
        };
    }

    @ParameterizedTest
    @CsvSource({"cursor,abc", "cursor,%00", "limit,0", "limit,10001", "limit,1e3", "format,xml"})
    void shouldSayWhichParameterIsWrong(String name, String value) {
        Reply reply = ann.get(path(answered(VALUES)) + "?" + name + "=" + value);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("message").asText()).contains("`" + name + "`");
    }

    @Test
    void shouldRefuseACursorOfOtherResults() {
        String next =
                ann.get(path(answered(VALUES)) + "?limit=1").body().path("next").asText();

        assertThat(ann.get(path(answered(VALUES)) + "?cursor=" + next).status()).isEqualTo(400);
    }

    @Test
    void shouldSayThatThereAreNoRowsYetAndWhatToDo() {
        SubmittedTask task = SubmittedTask.of(processor, owner, "Brands").understood();

        Reply reply = ann.get(path(task.id()));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body().path("error_code").asText()).isEqualTo("PARLEY-2011");
        assertThat(reply.body().path("details").path("status").asText()).isEqualTo("GENERATING");
        assertThat(reply.body().path("hint").asText()).contains("/events");
        ann.get("/api/v1/audit"); // refused, and so the last of the rows that are written
        Eventually.holds(() -> assertThat(RestClient.of("auditor", "audit:read")
                        .get("/api/v1/audit?outcome=REFUSED&principal=" + owner)
                        .body()
                        .path("entries")
                        .findValuesAsText("error_code"))
                .as("to look too early is no offence")
                .containsExactly("PARLEY-3002"));
    }

    @Test
    void shouldSayThatThereWillBeNoRows() {
        SubmittedTask cancelled = SubmittedTask.of(processor, owner, "Brands");
        ann.delete("/api/v1/query/" + cancelled.id());
        SubmittedTask dry = SubmittedTask.of(
                        processor,
                        owner,
                        new QuerySubmitted(
                                "Brands", "demo", new QueryOptions(null, null, null, null, true, null), null))
                .understood()
                .coded("SELECT 1")
                .answered(new ResultSet(List.of(), List.of(), false));

        assertThat(ann.get(path(cancelled.id())).status()).isEqualTo(404);
        assertThat(ann.get(path(cancelled.id())).body().path("error_code").asText())
                .isEqualTo("PARLEY-2012");
        Reply reply = ann.get(path(dry.id()));
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body().path("hint").asText()).contains("rerun");
        JsonNode view = ann.get("/api/v1/query/" + dry.id()).body();
        assertThat(view.path("sql").asText()).isEqualTo("SELECT 1");
        assertThat(view.path("performance_metrics").path("plan_cost").asDouble())
                .isEqualTo(10);
        assertThat(view.has("results") || view.has("row_count")).isFalse();
    }

    @Test
    void shouldShowRowsToTheirOwnerOnly() {
        assertThat(RestClient.of("eve", "query:read")
                        .get(path(answered(VALUES)))
                        .status())
                .isEqualTo(404);
    }

    private UUID answered(ResultSet results) {
        return SubmittedTask.of(processor, owner, "Brands")
                .understood()
                .coded("SELECT 1")
                .answered(results)
                .id();
    }

    private static String path(UUID id) {
        return "/api/v1/query/" + id + "/results";
    }

    private static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }
}
