package dev.parley.cli;

import dev.parley.embedded.Part;
import dev.parley.embedded.StackHome;
import dev.parley.embedded.process.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows the end of the logs, or follows them.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final String SUPERVISOR = "supervisor";
    private static final int POLL_MILLIS = 200;

    @Parameters(
            arity = "0..1",
            paramLabel = "PART",
            description = "gateway, clarifier, coder, tester, postgres, kafka, redis or supervisor; all without it.")
    private String part;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on as lines are written, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "50",
            paramLabel = "N",
            description = "How many of the last lines (default: ${DEFAULT-VALUE}).")
    private int lines;

    private final Terminal terminal;

    LogsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Map<String, Path> logs = chosen(new StackControl(Parley.project()).home());
        if (logs.values().stream().noneMatch(Files::exists)) {
            throw new CommandFailure(ExitCode.NOT_UP, "There is no log yet; './parley up' starts the stack.");
        }
        logs.forEach((name, file) -> LogFile.tail(file, lines).forEach(line -> print(logs, name, line)));
        if (follow) {
            follow(logs);
        }
        return ExitCode.ANSWERED;
    }

    private Map<String, Path> chosen(StackHome home) {
        Map<String, Path> logs = new LinkedHashMap<>();
        logs.put(SUPERVISOR, home.supervisorLog());
        for (Part each : Part.values()) {
            logs.put(each.id(), home.log(each));
        }
        if (part == null) {
            return logs;
        }
        Path log = logs.get(part);
        if (log == null) {
            throw new CommandFailure(
                    ExitCode.USAGE, "There is no log of '" + part + "'; there are " + String.join(", ", logs.keySet()));
        }
        return Map.of(part, log);
    }

    private void follow(Map<String, Path> logs) throws IOException, InterruptedException {
        List<Map.Entry<String, LineFollower>> followers = new ArrayList<>();
        for (Map.Entry<String, Path> log : logs.entrySet()) {
            followers.add(Map.entry(log.getKey(), new LineFollower(log.getValue()).fromEnd()));
        }
        while (!terminal.out().checkError()) {
            boolean quiet = true;
            for (Map.Entry<String, LineFollower> follower : followers) {
                Optional<String> line = follower.getValue().next();
                if (line.isPresent()) {
                    quiet = false;
                    print(logs, follower.getKey(), line.get());
                }
            }
            if (quiet) {
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private void print(Map<String, Path> logs, String name, String line) {
        String prefix = logs.size() == 1 ? "" : terminal.paint(Terminal.Paint.DIM, Text.padRight(name, 10) + " | ");
        terminal.out().println(prefix + Text.printable(line));
    }
}
