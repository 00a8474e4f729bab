package dev.parley.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.ProjectFolder;
import dev.parley.embedded.StackHome;
import dev.parley.embedded.postgres.Login;
import dev.parley.model.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command over a database and questions of its own. */
class EvaluateCommandIT {

    private static final String LIGHTHOUSES = """
            SET search_path = '';
            CREATE TABLE public.lighthouse (
                id integer PRIMARY KEY, name text NOT NULL, country character(12), height numeric NOT NULL,
                region text);
            INSERT INTO public.lighthouse VALUES
                (1, 'Bell Rock', 'Scotland', 35, 'Angus'), (2, 'Cordouan', 'France', 67.5, 'Gironde'),
                (3, 'La Jument', 'France', 47.4, 'Finistère'), (4, 'Fastnet; <b>Rock</b>', 'Ireland', 54, 'Cork');
            """;

    private static final String QUESTIONS = """
            {"id": "right", "database": "coast", "question": "How many lighthouses are there?", "gold": "SELECT count(*) FROM lighthouse"}
            {"id": "wrong", "database": "coast", "question": "How many lighthouses are there?", "gold": ["SELECT 5"]}
            {"id": "refused", "database": "coast", "question": "Which frobnicators gleam zurkly?", "gold": "SELECT 1"}
            {"id": "broken gold", "database": "coast", "question": "How many lighthouses are there?", "gold": "SELEC 1"}
            {"id": "no gold", "database": "coast", "question": "List the names of all lighthouses"}
            {"id": "asked", "database": "coast", "question": "Where is Cordouan?", "gold": "SELECT country FROM lighthouse WHERE id = 2"}
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path databases;
    private Path questions;

    @BeforeEach
    void write() throws IOException {
        databases = Files.createDirectory(folder.resolve("databases"));
        Files.writeString(databases.resolve("coast.sql"), LIGHTHOUSES);
        questions = Files.writeString(folder.resolve("questions.jsonl"), QUESTIONS);
        System.setProperty("parley.project", folder.toString());
    }

    @Test
    void shouldTellRepeatedRowsFromOtherRows() throws IOException {
        shareBinaries();
        Files.writeString(questions, """
                {"database": "coast", "question": "Which countries have a lighthouse?", "gold": "SELECT country FROM lighthouse"}
                """);

        int code = run("--questions", questions, "--databases", databases, "--out", folder);

        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString()).contains("repeated rows").doesNotContain("fewer rows");
    }

    @Test
    void shouldMeasureWhatOfTheSchemaAQuestionIsGiven() throws IOException {
        shareBinaries();
        Files.writeString(databases.resolve("inland.sql"), """
                SET search_path = '';
                CREATE TABLE public.mill (id integer PRIMARY KEY, river text NOT NULL);
                """);
        Files.writeString(questions, """
                {"database": "coast", "question": "How many lighthouses are there?", "gold": "SELECT count(*) FROM lighthouse WHERE height > 0"}
                {"database": "inland", "question": "Which frobnicators gleam zurkly?", "gold": "SELECT river FROM mill"}
                """);

        int code = run("--questions", questions, "--databases", databases, "--context", 2, "--out", folder);

        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString().lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
                .contains(
                        "2 tables | 2 | 50.0 | 50.0 | 50.0 | 0.5 | 1",
                        "2 tables, understood | 1 | 100.0 | 100.0 | 100.0 | 1.0 | 1",
                        "its own, refused | 1 | 0.0 | 0.0 | 0.0 | 0.0 | 0");
    }

    @Test
    void shouldAskJudgeAndWrite() throws IOException {
        shareBinaries();
        Path results = folder.resolve("out");
        int code = run("--questions", questions, "--databases", databases, "--out", results);
        assertThat(code).as(err.toString()).isZero();
        List<JsonNode> predictions = Files.readAllLines(results.resolve("predictions.jsonl")).stream()
                .map(line -> Json.read(line, JsonNode.class))
                .toList();
        assertThat(predictions).hasSize(6);
        assertThat(predictions.get(0).path("outcome").asText()).isEqualTo("answered");
        assertThat(predictions.get(0).path("correct").asBoolean()).isTrue();
        assertThat(predictions.get(1).path("correct").asBoolean(true)).isFalse();
        assertThat(predictions.get(2).path("outcome").asText()).isEqualTo("refused");
        assertThat(predictions.get(2).path("unplaced").toString()).contains("frobnicators");
        assertThat(predictions.get(3).path("gold_error").asText()).contains("syntax error");
        assertThat(err.toString())
                .contains("Not judged: the gold SQL of broken gold does not run: ")
                .contains("syntax error");
        assertThat(predictions.get(4).has("correct")).isFalse();
        assertThat(Files.readString(results.resolve("report.html")))
                .contains("zurkly")
                .doesNotContain("<b>Rock");
        assertThat(predictions.get(5).path("outcome").asText()).isEqualTo("asked");
        assertThat(out.toString()).contains("right %", "no join");
        assertThat(out.toString().replaceAll(" +", " ")).contains("needlessly: the first reading was right 1 4 25.0");

        assertThat(run("--questions", questions, "--databases", databases, "--out", results, "--min-right", "90"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("right of all: 25.0 %");

        run("--questions", questions, "--databases", databases, "--out", results, "--scores-only");
        assertThat(results.resolve("predictions.jsonl")).doesNotExist();
        assertThat(results.resolve("report.html")).doesNotExist();
        assertThat(Files.readString(results.resolve("scores.txt"))).doesNotContain("lighthouse");

        changedFileIsLoadedAnew(results);
    }

    @Test
    void shouldCountWhoIsToldThatItIsNotThere() throws IOException {
        shareBinaries();
        Files.writeString(questions, """
                {"database": "coast", "question": "Which frobnicators gleam zurkly?", "unanswerable": "near"}
                {"database": "coast", "question": "delete all lighthouses", "unanswerable": "off"}
                {"database": "coast", "question": "List the names of all lighthouses", "unanswerable": "off"}
                """);
        Path results = folder.resolve("out");

        int code = run("--questions", questions, "--databases", databases, "--out", results, "--min-right", "70");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("right of all: 66.7 %");
        assertThat(out.toString().replaceAll(" +", " "))
                .contains("near 1 1 0 0 0 100.0", "off 2 1 1 0 0 50.0", "all 3 2 1 0 0 66.7")
                .contains("off changes data 1", "near not in database 1");
        assertThat(Files.readAllLines(results.resolve("predictions.jsonl")).get(1))
                .contains("\"no\":\"changes data\"", "\"correct\":true");
    }

    private void changedFileIsLoadedAnew(Path results) throws IOException {
        Files.writeString(
                databases.resolve("coast.sql"),
                LIGHTHOUSES + "INSERT INTO public.lighthouse VALUES (5, 'Eddystone', NULL, 49);");
        run("--questions", questions, "--databases", databases, "--out", results);
        assertThat(Files.readAllLines(results.resolve("predictions.jsonl")).get(1))
                .contains("\"correct\":true");
    }

    @Test
    void shouldExplainBadInput() throws IOException {
        assertThat(run("--questions", questions)).isEqualTo(2);
        assertThat(run("--questions", folder.resolve("none"), "--databases", databases))
                .isEqualTo(2);
        assertThat(run("--questions", questions, "--databases", folder.resolve("none")))
                .isEqualTo(2);
        assertThat(run("--questions", questions, "--databases", databases, "--split", "none"))
                .isEqualTo(2);
        assertThat(run("--questions", questions, "--databases", databases, "--through", "post"))
                .isEqualTo(2);
        assertThat(run("--questions", questions, "--jdbc-url", "postgres://x")).isEqualTo(2);
        shareBinaries();
        Files.delete(databases.resolve("coast.sql"));
        assertThat(run("--questions", questions, "--databases", databases)).isEqualTo(2);
        assertThat(err.toString()).contains("There is no database \"coast\"").doesNotContain("\tat ");
    }

    @Test
    void shouldAskADatabaseThatRuns() throws Exception {
        shareBinaries();
        Terminal terminal = terminal();
        try (EvaluationServer server =
                EvaluationServer.start(folder.resolve("other"), folder.resolve(".parley/bin"), terminal)) {
            Map<String, Login> logins = new DatabaseFolder(databases, server, terminal).load(List.of("coast"));
            Login login = logins.get("coast");
            Path anywhere = Files.writeString(
                    folder.resolve("anywhere.jsonl"),
                    "{\"question\": \"How many lighthouses are there?\", \"gold\": \"SELECT 4\"}\n");
            int code = run(
                    "--questions",
                    anywhere,
                    "--jdbc-url",
                    login.jdbcUrl() + "?user=" + login.user() + "&password=" + login.password(),
                    "--min-precision",
                    "100",
                    "--out",
                    folder.resolve("out"));
            assertThat(code).as(err.toString()).isZero();
        }
    }

    /** PostgreSQL's programs are unpacked once a checkout. */
    private void shareBinaries() throws IOException {
        Path home = Files.createDirectories(folder.resolve(".parley"));
        Path shared = new StackHome(ProjectFolder.find().resolve(".parley")).binaries();
        Files.createDirectories(shared);
        Files.createSymbolicLink(home.resolve("bin"), shared);
    }

    private Terminal terminal() {
        return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
    }

    private int run(Object... arguments) {
        return EvaluateCommand.run(
                terminal(),
                java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }
}
