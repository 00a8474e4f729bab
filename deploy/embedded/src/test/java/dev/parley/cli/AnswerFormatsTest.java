package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The same answer as JSON, as CSV and as text. */
class AnswerFormatsTest {

    private static final String COMPLETED = """
            {"task_id":"t1","status":"COMPLETED","sql":"SELECT 1","columns":[{"name":"name","type":"text"},
             {"name":"total","type":"numeric(10,2)"}],"results":[{"name":"=1+1","total":-10.50},
             {"name":"a,\\"b\\"\\n","total":null},{"name":"","total":12345678901234567890.10}],
             "row_count":3,"truncated":true,"assumptions":[{"words":"sales","meaning":"sum of totals"}],
             "verdict":"PASS_WITH_WARNINGS","changes":[{"kind":"REPAIR","name":"count_once","reason":"Each counts once"}],
             "checks":[{"name":"plan","passed":true,"detail":"ok"},{"name":"ties_cut","passed":false,"detail":"2 more rank as high","level":"WARNING","suggestion":"Ask for all of them"},
             {"name":"coverage","passed":true,"detail":"seen","level":"NOTE"}],
             "performance_metrics":{"execution_millis":12.4}}
            """;

    @Test
    void shouldPrintOneJsonObjectWithRowsAsLists() throws Exception {
        JsonNode json = Answer.MAPPER.readTree(AnswerJson.of(answer(COMPLETED)));
        assertThat(json.path("task_id").asText()).isEqualTo("t1");
        assertThat(json.path("status").asText()).isEqualTo("completed");
        assertThat(json.path("columns").toString()).isEqualTo("[\"name\",\"total\"]");
        assertThat(json.path("rows").toString())
                .isEqualTo("[[\"=1+1\",-10.50],[\"a,\\\"b\\\"\\n\",null],[\"\",12345678901234567890.10]]");
        assertThat(json.get("error").isNull()).isTrue();
        assertThat(json.path("verdict").asText()).isEqualTo("PASS_WITH_WARNINGS");
        assertThat(json.path("warnings").toString())
                .isEqualTo(
                        "[{\"test\":\"ties_cut\",\"message\":\"2 more rank as high\",\"suggestion\":\"Ask for all of them\"}]");
        assertThat(json.path("changes").path(0).path("name").asText()).isEqualTo("count_once");
        assertThat(json.has("questions")).isFalse();
    }

    @Test
    void shouldHaveEveryKeyWhenItFailed() throws Exception {
        JsonNode json = Answer.MAPPER.readTree(
                AnswerJson.of(answer("{\"task_id\":\"t2\",\"status\":\"failed\",\"error\":{\"message\":\"no\"}}")));
        assertThat(json.path("error").path("message").asText()).isEqualTo("no");
        assertThat(json.get("sql").isNull()).isTrue();
        assertThat(json.path("rows").isArray()).isTrue();
        assertThat(json.path("columns").isArray()).isTrue();
        assertThat(json.path("assumptions").isArray()).isTrue();
    }

    @Test
    void shouldWriteCsvThatNoSpreadsheetRuns() {
        assertThat(AnswerCsv.of(answer(COMPLETED)))
                .isEqualTo("name,total\r\n'=1+1,-10.50\r\n\"a,\"\"b\"\"\n\",\r\n\"\",12345678901234567890.10\r\n");
    }

    @Test
    void shouldGuardEveryStartOfAFormulaInTextOnly() {
        for (String start : new String[] {"=", "+", "-", "@", "\\t", "\\r"}) {
            String csv = AnswerCsv.of(answer("{\"columns\":[{\"name\":\"a\",\"type\":\"text\"},"
                    + "{\"name\":\"b\",\"type\":\"numeric\"}],\"results\":[{\"a\":\"" + start
                    + "x\",\"b\":\"-1.0\"}]}"));
            assertThat(csv.split("\r\n", 2)[1]).matches("(?s)\"?'.*,-1.0\r\n");
        }
    }

    @Test
    void shouldShowThatACellIsMasked() throws Exception {
        Answer masked = answer("{\"columns\":[{\"name\":\"id\",\"type\":\"int8\"},"
                + "{\"name\":\"salary\",\"type\":\"numeric\",\"masked\":true}],"
                + "\"results\":[{\"id\":1,\"salary\":null}]}");

        assertThat(AnswerCsv.of(masked)).isEqualTo("id,salary\r\n1,***\r\n");
        assertThat(text(masked.json().toString())).contains("***");
        JsonNode json = Answer.MAPPER.readTree(AnswerJson.of(masked));
        assertThat(json.path("rows").toString()).isEqualTo("[[1,null]]");
        assertThat(json.path("masked").toString()).isEqualTo("[\"salary\"]");
    }

    @Test
    void shouldShowTheAnswerToPeople() {
        assertThat(text(COMPLETED)).isEqualTo("""
                        SELECT 1
                        -- Each counts once.

                        Assumed: “sales”, sum of totals

                        name                      total
                        ──────  ───────────────────────
                        =1+1                     -10.50
                        a,"b"↵                        ∅
                                12345678901234567890.10
                        (3 rows, 12 ms) More rows exist; --limit N shows more.
                        Careful: 2 more rank as high. Ask for all of them.
                        """);
    }

    private static String text(String json) {
        StringWriter out = new StringWriter();
        new AnswerText(Terminal.plain(new PrintWriter(out, true), new PrintWriter(out, true))).print(answer(json));
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    private static Answer answer(String json) {
        try {
            return new Answer(Answer.MAPPER.readTree(json));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
