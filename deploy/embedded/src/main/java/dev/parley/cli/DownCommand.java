package dev.parley.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "down",
        description = "Ends the stack in order and waits for its end. Its data stays.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Kills what has not ended by then (default: ${DEFAULT-VALUE}).")
    private int seconds;

    private final Terminal terminal;

    DownCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        boolean ended = new StackControl(Parley.project()).stop(Duration.ofSeconds(seconds));
        terminal.out().println(ended ? "Parley is down." : "Parley was not up.");
        return ExitCode.ANSWERED;
    }
}
