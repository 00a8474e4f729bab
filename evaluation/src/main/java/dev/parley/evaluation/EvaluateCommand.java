package dev.parley.evaluation;

import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.ProjectFolder;
import dev.parley.embedded.StackException;
import dev.parley.embedded.StackHome;
import dev.parley.embedded.postgres.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./parley evaluate}. */
@Command(
        name = "parley evaluate",
        description = {
            "Asks a set of questions, judges the answers where the set says what is right, and writes scores,",
            "predictions.jsonl and report.html. Databases come from files, loaded into a PostgreSQL of its own",
            "(kept between runs), or the questions go to your own database with --jdbc-url."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and no score below what was asked for",
            "1:a score is below --min-right or --min-precision",
            "2:wrong usage: a file that is not there or cannot be read, an unknown database, no question",
            "3:PostgreSQL cannot be started or reached"
        })
final class EvaluateCommand implements Callable<Integer> {

    @Option(
            names = "--questions",
            required = true,
            paramLabel = "FILE",
            description = "One JSON object a line: question, database, and where known id, split, gold (SQL, or a list "
                    + "of which any is right), readings, hints (or evidence).")
    private Path questions;

    @Option(
            names = "--databases",
            paramLabel = "DIR",
            description = "Holds DATABASE.sql, as pg_dump --inserts writes it.")
    private Path databases;

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description = "Asks this PostgreSQL database, whatever the questions name. Everything is read-only.")
    private String jdbcUrl;

    @Option(names = "--split", paramLabel = "NAME", description = "Only the questions of this split.")
    private String split;

    @Option(names = "--database", split = ",", paramLabel = "NAME", description = "Only the questions on these.")
    private List<String> only;

    @Option(names = "--limit", paramLabel = "N", description = "Only the first so many.")
    private Integer limit;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where predictions.jsonl, report.html and scores.txt go (default: evaluation/out in .parley).")
    private Path out;

    @Option(
            names = "--through",
            defaultValue = "engine",
            paramLabel = "engine|gateway",
            description =
                    "engine: the engine in this process (default). gateway: a whole stack that is started for it, "
                            + "asked over REST; only with --databases. Its options have no SQL, its times are of the whole way.")
    private String through;

    @Option(
            names = "--today",
            paramLabel = "DATE",
            description = "The day that \"last month\" is counted from (default: today).")
    private LocalDate today;

    @Option(
            names = "--hints",
            description = "Gives the engine the hints of each question (what its words mean in columns and values).")
    private boolean hints;

    @Option(
            names = "--scores-only",
            description =
                    "Writes and shows no question and no answer, only scores: for sets that nobody may learn from.")
    private boolean scoresOnly;

    @Option(
            names = "--fit-confidence",
            paramLabel = "FILE",
            description = "Writes the weights of the engine's confidence, fitted to these answers.")
    private Path fitted;

    @Option(
            names = "--context",
            paramLabel = "TABLES",
            description =
                    "Instead of answers measures the part of the schema that a question is given: how much of what "
                            + "the gold SQL reads is in it, also on a schema of at least so many tables made of several of the "
                            + "set's databases. Only with --databases.")
    private Integer context;

    @Option(names = "--min-right", paramLabel = "PERCENT", description = "Exit code 1 when fewer are right, of all.")
    private Double minRight;

    @Option(
            names = "--min-precision",
            paramLabel = "PERCENT",
            description = "Exit code 1 when fewer are right, of those answered.")
    private Double minPrecision;

    private final Terminal terminal;
    private final GoldGuard guard = new GoldGuard();
    private final RewriteCheck rewrites = new RewriteCheck();

    EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] args) {
        System.exit(run(Terminal.ofProcess(), args));
    }

    static int run(Terminal terminal, String... args) {
        quiet();
        CommandLine command = new CommandLine(new EvaluateCommand(terminal));
        command.setOut(terminal.out());
        command.setErr(terminal.err());
        command.setExecutionExceptionHandler((failure, line, parsed) -> explain(failure, terminal));
        return command.execute(args);
    }

    /** What libraries tell in passing would stand between the progress. */
    private static void quiet() {
        Logger.getLogger("").setLevel(Level.WARNING);
    }

    private static int explain(Exception failure, Terminal terminal) {
        if (failure instanceof EvaluationFailure known) {
            terminal.complain(known.getMessage());
            return known.exitCode();
        }
        if (failure instanceof StackException) {
            terminal.complain(failure.getMessage());
            return 3;
        }
        if (Boolean.getBoolean("parley.debug")) {
            failure.printStackTrace(terminal.err());
        }
        terminal.complain("Something unexpected happened: " + failure
                + ". Please report it; PARLEY_JAVA_OPTS=-Dparley.debug=true shows where.");
        return 1;
    }

    @Override
    public Integer call() throws IOException {
        requireUsage();
        List<TestQuestion> set = selected(new QuestionFile(questions).read());
        RunReport report =
                new RunReport(out == null ? home().root().resolve("evaluation/out") : out, scoresOnly, terminal);
        if (context != null) {
            report.write("Context", onFiles(set, logins -> new ContextRun(day(), context, connector(logins), terminal)
                    .over(set)));
            return 0;
        }
        return reported(jdbcUrl == null ? overFiles(set) : overUrl(set), report);
    }

    /** Options that do not go together. */
    private void requireUsage() {
        if ((databases == null) == (jdbcUrl == null)) {
            throw EvaluationFailure.usage("Name either --databases or --jdbc-url.");
        }
        if (databases != null && !Files.isDirectory(databases)) {
            throw EvaluationFailure.usage("There is no folder " + databases + ".");
        }
        if (!Set.of("engine", "gateway").contains(through)) {
            throw EvaluationFailure.usage("--through is engine or gateway, not \"" + through + "\".");
        }
        if (through.equals("gateway") && databases == null) {
            throw EvaluationFailure.usage("--through gateway wants --databases.");
        }
        if (fitted != null && through.equals("gateway")) {
            throw EvaluationFailure.usage("--fit-confidence wants the engine's answers, not the gateway's.");
        }
        if (hints && through.equals("gateway")) {
            throw EvaluationFailure.usage("--hints are for the engine; the gateway takes none yet.");
        }
        if (limit != null && limit < 1) {
            throw EvaluationFailure.usage("--limit wants a number from 1.");
        }
        if (context != null && (databases == null || context < 1)) {
            throw EvaluationFailure.usage("--context wants --databases, and a number from 1.");
        }
    }

    private List<TestQuestion> selected(List<TestQuestion> all) {
        for (String name : only == null ? List.<String>of() : only) {
            if (all.stream().noneMatch(question -> question.database().equals(name))) {
                throw EvaluationFailure.usage("No question is on a database \"" + name + "\".");
            }
        }
        List<TestQuestion> set = all.stream()
                .filter(question -> split == null || question.split().equals(split))
                .filter(question -> only == null || only.contains(question.database()))
                .limit(limit == null ? Long.MAX_VALUE : limit)
                .toList();
        if (set.isEmpty()) {
            Set<String> splits = new TreeSet<>();
            all.forEach(question -> splits.add(question.split()));
            throw EvaluationFailure.usage("No question is left of " + all.size() + "; the file has the splits "
                    + String.join(", ", splits) + ".");
        }
        return set;
    }

    private List<Judged> overFiles(List<TestQuestion> set) {
        return onFiles(set, logins -> {
            Run.Connector connector = connector(logins);
            if (through.equals("engine")) {
                return ask(set, engine(), connector);
            }
            StackHome own = new StackHome(home().root().resolve("evaluation/stack"));
            try (EmbeddedStack stack = EvaluationStack.start(project(), own, logins, terminal)) {
                return ask(set, new GatewayAsker(stack.gatewayUri(), stack.token()), connector);
            }
        });
    }

    private static Run.Connector connector(Map<String, Login> logins) {
        return name -> new QueryRunner(logins.get(name).connect());
    }

    /** @param work is given how to read each database, by the name that questions use */
    private <T> T onFiles(List<TestQuestion> set, Function<Map<String, Login>, T> work) {
        Set<String> names = new TreeSet<>();
        for (TestQuestion question : set) {
            if (question.database().isEmpty()) {
                throw EvaluationFailure.usage("The question " + question.id() + " names no database.");
            }
            names.add(question.database());
        }
        StackHome home = home();
        try (EvaluationServer server =
                EvaluationServer.start(home.root().resolve("evaluation"), home.binaries(), terminal)) {
            return work.apply(new DatabaseFolder(databases, server, terminal).load(names));
        }
    }

    private List<Judged> overUrl(List<TestQuestion> set) {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw EvaluationFailure.usage("--jdbc-url begins with jdbc:postgresql:, as in "
                    + "jdbc:postgresql://localhost/shop?user=reader&password=secret.");
        }
        return ask(set, engine(), name -> new QueryRunner(DriverManager.getConnection(jdbcUrl)));
    }

    private LocalDate day() {
        return today == null ? LocalDate.now() : today;
    }

    private Asker engine() {
        return new DifferingReadings(new EngineAsker(day(), hints));
    }

    private List<Judged> ask(List<TestQuestion> set, Asker asker, Run.Connector connector) {
        return new Run(asker, connector, terminal, guard, rewrites).over(set);
    }

    /** @return the exit code */
    private int reported(List<Judged> judged, RunReport report) throws IOException {
        Scores scores = new Scores(judged);
        List<String> remarks =
                Stream.concat(guard.lines().stream(), rewrites.lines().stream()).toList();
        report.write(judged, scores, remarks, rewrites.different());
        if (fitted != null) {
            if (scores.tally().answered() == 0) {
                throw EvaluationFailure.usage("--fit-confidence wants answers that were judged; there is none.");
            }
            Files.write(fitted, new ConfidenceFit(judged).lines());
        }
        return below("right of all", scores.tally().right(), minRight)
                        | below("right of answered", scores.tally().precision(), minPrecision)
                ? 1
                : 0;
    }

    private boolean below(String what, double score, Double least) {
        boolean below = least != null && !(score >= least);
        if (below) {
            terminal.complain(what + ": " + Tally.shown(score) + " %, less than " + least + " %.");
        }
        return below;
    }

    private static StackHome home() {
        return StackHome.ofProject(project());
    }

    private static Path project() {
        String project = System.getProperty("parley.project");
        return project == null ? ProjectFolder.find() : Path.of(project);
    }
}
