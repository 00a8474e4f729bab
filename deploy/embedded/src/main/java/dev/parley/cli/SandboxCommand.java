package dev.parley.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.EmbeddedStack;
import dev.parley.model.message.TestLayers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "sandbox",
        description = {
            "Sends SQL of your own through the tester and says what became of it.",
            "Each statement goes the way of a question's: Kafka, tester, database. It is blocked, runs, or is cut off at a "
                    + "limit. So you see what your database's roles and Parley hold against it. The tester is started "
                    + "for it and nothing is changed."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SandboxCommand implements Callable<Integer> {

    /** Few, so that the times told are those of a statement and not of a queue. */
    private static final int IN_FLIGHT = 4;

    @Option(names = "--file", paramLabel = "FILE", description = "One JSON object a line: {\"id\": …, \"sql\": …}.")
    private Path file;

    @Option(
            names = "--check-role",
            description =
                    "Only says what the role of --jdbc-url may do beyond reading rows, with the SQL that mends it.")
    private boolean checkRole;

    @Option(
            names = {"-d", "--database"},
            paramLabel = "NAME",
            description = "A database of the sandbox's own servers (default: demo, the only one).")
    private String database;

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description = "Or your own: jdbc:postgresql://HOST:PORT/NAME?user=ROLE&password=SECRET, in the role that "
                    + "questions would have.")
    private String jdbcUrl;

    @Option(
            names = "--allow-wide-role",
            description = "Runs although the role of --jdbc-url may do harm by itself; the guard and the READ ONLY "
                    + "transaction are then all that holds.")
    private boolean allowWideRole;

    @Option(
            names = "--only",
            defaultValue = "both",
            paramLabel = "guard|database|both",
            description = "guard: only the judgement of the text, the planner's is switched off. database: only the "
                    + "planner, the role, the transaction and the limits. (default: ${DEFAULT-VALUE})")
    private String only;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the verdicts go (default: stdout).")
    private Path out;

    @Option(
            names = "--limit",
            defaultValue = "100",
            paramLabel = "N",
            description = "Most rows of one statement (default: ${DEFAULT-VALUE}).")
    private int limit;

    private final Terminal terminal;

    SandboxCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** One line of the file. */
    private record Line(String id, String sql) {}

    @Override
    public Integer call() {
        if (checkRole) {
            return new RoleReport(terminal).of(jdbcUrl);
        }
        if (file == null) {
            throw new CommandFailure(ExitCode.USAGE, "--file is missing: one JSON object a line, with \"sql\".");
        }
        String layers = layers();
        if (database != null && jdbcUrl != null) {
            throw new CommandFailure(ExitCode.USAGE, "--database and --jdbc-url exclude each other.");
        }
        List<Line> lines = lines();
        Path project = Parley.project();
        SandboxStack target = jdbcUrl == null
                ? SandboxStack.ofLocal(project, database == null ? "demo" : database)
                : SandboxStack.ofUrl(project, jdbcUrl, allowWideRole);
        // What Kafka tells in passing would stand between the verdicts.
        Logger.getLogger("").setLevel(Level.WARNING);
        terminal.note("Starting a tester (about 20 s) …");
        try (EmbeddedStack stack = target.start();
                TesterClient tester = new TesterClient(stack.kafkaBootstrapServers());
                PrintWriter verdicts = verdicts()) {
            new SandboxRun(tester, target.database(), TestLayers.BOTH, 1).warmUp();
            SandboxSummary summary =
                    run(lines, new SandboxRun(tester, target.database(), TestLayers.valueOf(layers), limit), verdicts);
            summary.lines().forEach(terminal::note);
        }
        return ExitCode.ANSWERED;
    }

    private SandboxSummary run(List<Line> lines, SandboxRun run, PrintWriter verdicts) {
        SandboxSummary summary = new SandboxSummary();
        Deque<SandboxRun.Pending> pending = new ArrayDeque<>();
        int done = 0;
        for (Line line : lines) {
            pending.add(run.send(line.id(), line.sql()));
            if (pending.size() == IN_FLIGHT) {
                write(pending.remove(), summary, verdicts);
                terminal.transientLine("  " + ++done + "/" + lines.size());
            }
        }
        while (!pending.isEmpty()) {
            write(pending.remove(), summary, verdicts);
            terminal.transientLine("  " + ++done + "/" + lines.size());
        }
        terminal.clearTransientLine();
        return summary;
    }

    private static void write(SandboxRun.Pending pending, SandboxSummary summary, PrintWriter verdicts) {
        SandboxVerdict verdict = pending.verdict();
        summary.add(verdict);
        verdicts.println(verdict.json());
        verdicts.flush();
    }

    /** Not as the contract's type: the other commands list this one without having the contract on their class path. */
    private String layers() {
        String layers = only.toUpperCase(Locale.ROOT);
        if (!List.of("BOTH", "GUARD", "DATABASE").contains(layers)) {
            throw new CommandFailure(ExitCode.USAGE, "--only is guard, database or both, not '" + only + "'.");
        }
        return layers;
    }

    private List<Line> lines() {
        try {
            List<Line> lines = new ArrayList<>();
            List<String> texts = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int i = 0; i < texts.size(); i++) {
                if (!texts.get(i).isBlank()) {
                    lines.add(line(texts.get(i), i + 1));
                }
            }
            if (lines.isEmpty()) {
                throw new CommandFailure(ExitCode.USAGE, file + " has no statement.");
            }
            return lines;
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.USAGE, "There is no file " + file + ".");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, file + " cannot be read: " + e.getMessage());
        }
    }

    private Line line(String text, int number) {
        try {
            JsonNode json = Answer.MAPPER.readTree(text);
            JsonNode sql = json.path("sql");
            if (!sql.isTextual()) {
                throw new CommandFailure(ExitCode.USAGE, file + ", line " + number + ": \"sql\" is missing.");
            }
            return new Line(json.path("id").asText(String.valueOf(number)), sql.asText());
        } catch (JsonProcessingException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, file + ", line " + number + ": not JSON: " + e.getOriginalMessage());
        }
    }

    private PrintWriter verdicts() {
        try {
            return out == null
                    ? new PrintWriter(terminal.out(), true)
                    : new PrintWriter(Files.newBufferedWriter(out, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, out + " cannot be written: " + e.getMessage());
        }
    }
}
