package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.process.ProcessRecord;
import dev.parley.embedded.state.StackState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ask} against a gateway that says what the test wants; the stack it finds is this JVM. */
class AskCommandTest {

    private static final String ROWS =
            "{\"task_id\":\"t1\",\"status\":\"completed\",\"sql\":\"SELECT 1\",\"columns\":[{\"name\":\"n\",\"type\":\"int4\"}],"
                    + "\"results\":[{\"n\":1}],\"row_count\":1}";
    private static final String ASKS =
            "{\"task_id\":\"t1\",\"status\":\"awaiting_answer\",\"questions\":[{\"id\":\"q\",\"text\":\"Which date?\",\"options\":["
                    + "{\"id\":\"a\",\"meaning\":\"ordered\",\"default\":true},{\"id\":\"b\",\"meaning\":\"shipped\"}]}]}";

    @TempDir
    Path project;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private FakeGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new FakeGateway();
        System.setProperty("parley.project", project.toString());
        Path home = Files.createDirectories(project.resolve(".parley"));
        ProcessRecord self = ProcessRecord.of("stack", ProcessHandle.current().pid());
        new StackState(
                        "up",
                        self.pid(),
                        self.mark(),
                        0,
                        project.toString(),
                        gateway.uri().toString(),
                        null,
                        List.of())
                .write(home.resolve("stack.json"));
    }

    @AfterEach
    void stop() {
        gateway.close();
        System.clearProperty("parley.project");
    }

    @Test
    void shouldPrintTheRows() {
        gateway.stream("clarifying", "generating", "completed").answer(ROWS);
        assertThat(ask("how", "many?", "--limit", "5", "--assume")).isEqualTo(ExitCode.ANSWERED);
        assertThat(out.toString()).contains("SELECT 1").contains("(1 row)");
        assertThat(gateway.requests().get(0))
                .isEqualTo("POST /api/v1/query {\"query\":\"how many?\",\"database\":\"demo\","
                        + "\"options\":{\"row_limit\":5,\"assume\":true}}");
    }

    @Test
    void shouldGoOnBehindTheLastEventWhenTheStreamBreaks() {
        gateway.stream("clarifying", "generating").stream("completed").answer(ROWS);
        assertThat(ask("how many?")).isEqualTo(ExitCode.ANSWERED);
        assertThat(gateway.requests()).contains("GET /api/v1/query/t1/events after 2");
    }

    @Test
    void shouldPrintExactlyOneJsonObject() throws Exception {
        gateway.stream("completed").answer(ROWS);
        assertThat(ask("how many?", "--json")).isEqualTo(ExitCode.ANSWERED);
        assertThat(json().path("rows").toString()).isEqualTo("[[1]]");
    }

    @Test
    void shouldTellWhyItFailed() {
        gateway.stream("failed")
                .answer("{\"task_id\":\"t1\",\"status\":\"failed\",\"error\":{\"error_code\":1004,"
                        + "\"message\":\"I do not know 'zorbs'.\",\"hint\":\"Near: orders.\"}}");
        assertThat(ask("how many zorbs?")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("I do not know 'zorbs'.", "Hint: Near: orders.", "error 1004", "t1");
    }

    @Test
    void shouldShowTheQuestionBackWhereNobodyCanAnswer() throws Exception {
        gateway.stream("clarifying", "awaiting_answer").answer(ASKS);
        assertThat(ask("orders by date", "--json")).isEqualTo(ExitCode.ASKS_BACK);
        assertThat(json().path("questions").get(0).path("options")).hasSize(2);
    }

    @Test
    void shouldPrintTheChoicesAsText() {
        gateway.stream("awaiting_answer").answer(ASKS);
        assertThat(ask("orders by date")).isEqualTo(ExitCode.ASKS_BACK);
        assertThat(out.toString()).contains("Which date?", "1) ordered (default)", "2) shipped");
    }

    @Test
    void shouldPrintWhatEachChoiceGives() {
        gateway.stream("awaiting_answer").answer("""
                        {"task_id":"t1","status":"awaiting_answer","questions":[{"id":"q","text":"Which date?","options":[
                          {"id":"a","meaning":"ordered","default":true,"preview":{"row_count":1,"first":{"rows":[[42]]}}},
                          {"id":"b","meaning":"shipped","preview":{"row_count":0,"first":{"rows":[]}}},
                          {"id":"c","meaning":"paid","preview":{"row_count":1000,"at_least":true,
                           "first":{"rows":[["Ann",1],["Bob",null]],"truncated":true}}}]}]}
                        """);
        assertThat(ask("orders by date")).isEqualTo(ExitCode.ASKS_BACK);
        assertThat(out.toString())
                .contains("gives 42", "gives no rows", "gives more than 1000 rows: Ann, 1; Bob, ∅; …");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            9;2             | "option_id":"b"
            ' ;1,2'         | "option_id":"a"
            '1, 2'          | "option_ids":["a","b"]
            0;by shipping   | "text":"by shipping"
            none of these   | "text":"none of these"
            """)
    void shouldSendWhatThePersonSaysAndGoOn(String lines, String answer) {
        gateway.stream("awaiting_answer").stream("completed").answer(ASKS).answer(ROWS);
        Terminal terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(new StringReader(lines.replace(';', '\n') + "\n")),
                true,
                false,
                true,
                false,
                0);
        assertThat(Parley.run(terminal, "ask", "orders by date")).isEqualTo(ExitCode.ANSWERED);
        assertThat(gateway.requests()).contains("POST /api/v1/query/t1/answer {\"question_id\":\"q\"," + answer + "}");
        assertThat(out.toString()).contains("(1 row)");
        assertThat(err.toString()).contains("None of these: say it in your own words");
    }

    @Test
    void shouldTakeWordsAndSeveralChoicesThatWereNamedBefore() {
        gateway.stream("awaiting_answer").stream("awaiting_answer").stream("completed")
                .answer(ASKS)
                .answer(ASKS)
                .answer(ROWS);

        assertThat(ask("orders by date", "--choose", "neither, by payment", "--choose", "2,1"))
                .isEqualTo(ExitCode.ANSWERED);

        assertThat(gateway.requests())
                .contains(
                        "POST /api/v1/query/t1/answer {\"question_id\":\"q\",\"text\":\"neither, by payment\"}",
                        "POST /api/v1/query/t1/answer {\"question_id\":\"q\",\"option_ids\":[\"b\",\"a\"]}");
    }

    @Test
    void shouldTakeTheChoiceThatWasNamedBefore() throws Exception {
        gateway.stream("awaiting_answer").stream("completed").answer(ASKS).answer(ROWS);

        assertThat(ask("orders by date", "--choose", "2", "--json")).isEqualTo(ExitCode.ANSWERED);

        assertThat(gateway.requests())
                .contains("POST /api/v1/query/t1/answer {\"question_id\":\"q\",\"option_id\":\"b\"}");
        assertThat(json().path("status").asText()).isEqualTo("completed");
    }

    @Test
    void shouldRefuseAChoiceThatIsNotThere() {
        gateway.stream("awaiting_answer").answer(ASKS);

        assertThat(ask("orders by date", "--choose", "3")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("there are 2 choices");
        assertThat(ask("orders by date", "--choose", "0")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldEndWithItsOwnCodeWhenTimeIsUp() throws Exception {
        gateway.stream("clarifying").answer(ROWS);
        assertThat(ask("how many?", "--timeout", "1", "--json")).isEqualTo(ExitCode.TIMED_OUT);
        assertThat(json().path("status").asText()).isEqualTo("timed_out");
        assertThat(json().path("task_id").asText()).isEqualTo("t1");
    }

    @Test
    void shouldPassOnWhatTheGatewayRefuses() {
        gateway.refuse(
                404, "{\"title\":\"Not Found\",\"message\":\"There is no database 'x'.\",\"hint\":\"There is demo.\"}");
        assertThat(ask("how many?", "-d", "x")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("There is no database 'x'.", "Hint: There is demo.");
    }

    @Test
    void shouldSayThatTheGatewayIsAway() {
        gateway.close();
        assertThat(ask("how many?", "--json")).isEqualTo(ExitCode.NOT_UP);
        assertThat(err.toString()).contains("does not answer");
    }

    @Test
    void shouldFollowTheLastAnswerOfTheDatabase() throws Exception {
        gateway.stream("completed").stream("completed")
                .answer(ROWS)
                .answer("{\"task_id\":\"t1\",\"status\":\"completed\",\"follows\":\"t1\",\"carried_over\":true,"
                        + "\"clarified_query\":\"Show n, where year is 2023.\",\"sql\":\"SELECT 2\",\"columns\":[],"
                        + "\"results\":[],\"row_count\":0}");
        assertThat(ask("how many?", "--follow"))
                .as("there is nothing to follow yet")
                .isEqualTo(ExitCode.USAGE);
        assertThat(ask("how many?")).isEqualTo(ExitCode.ANSWERED);

        assertThat(ask("and in 2023?", "--follow")).isEqualTo(ExitCode.ANSWERED);

        assertThat(gateway.requests())
                .contains("POST /api/v1/query {\"query\":\"and in 2023?\",\"database\":\"demo\",\"options\":{},"
                        + "\"follows\":\"t1\"}");
        assertThat(out.toString()).contains("Understood: Show n, where year is 2023.");
        assertThat(ask("and in 2023?", "--follow", "-d", "other")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("no question about other was answered yet");
    }

    @Test
    void shouldSayThatAnEarlierChoiceDecidedAndHowToTakeItBack() {
        gateway.stream("completed")
                .answer(
                        ROWS.replace(
                                "\"row_count\"",
                                "\"assumptions\":[{\"words\":\"open order\",\"meaning\":\"taken as orders, as you chose on 2026-03-01\","
                                        + "\"term_id\":\"t\"},{\"words\":\"top\",\"meaning\":\"the first ten\"}],\"row_count\""));

        assertThat(ask("open orders", "--choose", "1")).isEqualTo(ExitCode.ANSWERED);

        assertThat(out.toString())
                .contains(
                        "Assumed: “open order”, taken as orders, as you chose on 2026-03-01."
                                + " To be asked again: ./parley forget open order\n",
                        "Assumed: “top”, the first ten\n");
        assertThat(err.toString())
                .contains(
                        "--choose \"1\" was not used, for Parley did not ask back: what you chose before decided it.");
    }

    @Test
    void shouldSayThatThereWasNothingToChoose() {
        gateway.stream("completed").answer(ROWS);

        assertThat(ask("how many?", "--choose", "1")).isEqualTo(ExitCode.ANSWERED);

        assertThat(err.toString()).contains("--choose \"1\" was not used, for Parley did not ask back.");
    }

    @Test
    void shouldShowTheGlossaryAndForgetWhatIsOnesOwn() {
        String you = System.getProperty("user.name");
        gateway.terms(
                term("1", "lyon", you, "me", "clarification"),
                term("2", "Lyon", you, "team", "written"),
                term("3", "lyon", "ann", "all", "written"));

        assertThat(run("glossary")).isEqualTo(ExitCode.ANSWERED);
        assertThat(out.toString())
                .contains("lyon", "orders.city = 'Lyon'", "demo", "you, asked back", "ann", "2026-03-01", "2026-08-28");
        assertThat(run("forget", "Lyon")).isEqualTo(ExitCode.ANSWERED);
        assertThat(out.toString()).contains("Forgotten: “lyon” is no longer taken as orders.city = 'Lyon' in demo.");
        assertThat(gateway.requests().stream().filter(request -> request.startsWith("DELETE")))
                .containsExactly("DELETE /api/v1/glossary/1");

        assertThat(run("forget", "Paris")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("nothing of yours to forget about 'Paris'");
    }

    private static String term(String id, String words, String owner, String scope, String source) {
        return """
                {"id":"%s","term":"%s","meaning":"orders.city = 'Lyon'","database":"demo","owner":"%s","scope":"%s",
                 "source":"%s","updated_at":"2026-03-01T12:00:00Z","expires_at":"2026-08-28T12:00:00Z"}
                """.formatted(id, words, owner, scope, source);
    }

    @Test
    void shouldHeadTheRowsOfEachReadingWhereItsNameWouldBeCutOff() {
        String billed = "the country of the address that the order was billed to";
        String shipped = "the country of the address that the order was shipped to";
        gateway.stream("completed").answer("""
                {"task_id":"t1","status":"completed","columns":[{"name":"reading"},{"name":"city"},{"name":"n"}],"results":[
                  {"reading":"%1$s","city":"Rome","n":1},{"reading":"%1$s","city":"Kyoto","n":2},
                  {"reading":"%2$s","city":"Rome","n":3}],"row_count":3}
                """.formatted(billed, shipped));
        Terminal narrow = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(new StringReader("")),
                false,
                true,
                false,
                false,
                60);

        assertThat(Parley.run(narrow, "ask", "orders")).isEqualTo(ExitCode.ANSWERED);

        assertThat(out.toString()).contains(billed + ":\ncity", "Kyoto  2\n\n" + shipped + ":\n");
    }

    @Test
    void shouldRefuseWrongUsage() {
        assertThat(ask(" ")).isEqualTo(ExitCode.USAGE);
        assertThat(ask("x", "--limit", "10001")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("The question is empty.", "--limit wants a number from 1 to 10000.");
        assertThat(gateway.requests()).isEmpty();
        assertThat(ask()).isEqualTo(ExitCode.USAGE);
        assertThat(ask("x", "--limit", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(ask("x", "--json", "--csv")).isEqualTo(ExitCode.USAGE);
        assertThat(ask("x", "--nonsense")).isEqualTo(ExitCode.USAGE);
    }

    private int ask(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "ask";
        System.arraycopy(args, 0, all, 1, args.length);
        return run(all);
    }

    private int run(String... args) {
        return Parley.run(Terminal.plain(new PrintWriter(out, true), new PrintWriter(err, true)), args);
    }

    private JsonNode json() throws Exception {
        assertThat(out.toString().strip().lines()).hasSize(1);
        return Answer.MAPPER.readTree(out.toString());
    }
}
