package dev.parley.cli;

import dev.parley.embedded.state.StackState;
import dev.parley.embedded.state.StackState.PartState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        description = "Shows what runs: process, port, state, memory, age and restarts of each part.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final List<TablePrinter.Column> COLUMNS = List.of(
            new TablePrinter.Column("part", false),
            new TablePrinter.Column("pid", true),
            new TablePrinter.Column("port", true),
            new TablePrinter.Column("state", false),
            new TablePrinter.Column("memory", true),
            new TablePrinter.Column("uptime", true),
            new TablePrinter.Column("restarts", true));

    private final Terminal terminal;

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<StackState> found = new StackControl(Parley.project()).find();
        if (found.isEmpty()) {
            terminal.out().println("Parley is down. './parley up' starts it.");
            return ExitCode.NOT_UP;
        }
        StackState stack = found.get();
        List<List<String>> rows = new ArrayList<>();
        for (PartState part : stack.parts()) {
            rows.add(List.of(
                    part.name(),
                    part.pid() < 0 ? "" : Long.toString(part.pid()),
                    Integer.toString(part.port()),
                    part.state(),
                    megabytes(part.pid() < 0 ? OptionalLong.empty() : Memory.ofTree(part.pid())),
                    part.since() == 0 ? "" : ageSince(part.since()),
                    Integer.toString(part.restarts())));
        }
        rows.add(List.of(
                "supervisor",
                Long.toString(stack.pid()),
                "",
                stack.state(),
                megabytes(Memory.of(stack.pid())),
                ageSince(stack.since()),
                ""));
        new TablePrinter(COLUMNS, rows, terminal.columns()).lines().forEach(terminal.out()::println);
        terminal.out().println();
        terminal.out().println("gateway  " + stack.gatewayUrl());
        terminal.out().println("kafka    " + stack.kafkaBootstrapServers());
        boolean up = stack.state().equals("up")
                && stack.parts().stream().allMatch(part -> part.state().equals("up"));
        return up ? ExitCode.ANSWERED : ExitCode.NOT_UP;
    }

    private static String megabytes(OptionalLong kilobytes) {
        return kilobytes.isEmpty() ? "" : kilobytes.getAsLong() / 1024 + " MB";
    }

    private static String ageSince(long epochMillis) {
        return age(Duration.ofMillis(System.currentTimeMillis() - epochMillis));
    }

    static String age(Duration age) {
        if (age.toHours() >= 48) {
            return age.toDays() + "d " + age.toHoursPart() + "h";
        }
        if (age.toMinutes() >= 60) {
            return age.toHours() + "h " + age.toMinutesPart() + "m";
        }
        return age.toSeconds() >= 60
                ? age.toMinutes() + "m " + age.toSecondsPart() + "s"
                : Math.max(0, age.toSeconds()) + "s";
    }
}
