package dev.parley.cli;

import dev.parley.embedded.state.StackState;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Starts the stack in the background and waits until it is ready.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    static final int USUAL_PORT = 8080;
    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The gateway's port; must be free. Without it (and without PARLEY_PORT) 8080, or a free one"
                    + " when that is taken.")
    private Integer chosenPort;

    private final Terminal terminal;

    UpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Integer port = chosenPort == null ? portOfEnvironment() : checked(chosenPort);
        StackControl stack = new StackControl(Parley.project());
        boolean already = stack.findUp().isPresent();
        StackState up = stack.ensureUp(port, new ProgressView(terminal));
        if (already && port != null && !up.gatewayUrl().endsWith(":" + port)) {
            throw new CommandFailure(
                    ExitCode.NOT_UP,
                    "The stack is already up at " + up.gatewayUrl() + "; end it with './parley down' to move it.");
        }
        if (!already) {
            sayPort(terminal, port, up);
        }
        terminal.out().println((already ? "Parley is already up: " : "Parley is up: ") + up.gatewayUrl());
        return ExitCode.ANSWERED;
    }

    static void sayPort(Terminal terminal, Integer asked, StackState up) {
        if (asked == null && !up.gatewayUrl().endsWith(":" + USUAL_PORT)) {
            terminal.note("Port " + USUAL_PORT + " is taken by another program, so the gateway has another.");
        }
    }

    /** The port that the environment asks for; null for none. */
    static Integer portOfEnvironment() {
        String port = System.getenv("PARLEY_PORT");
        try {
            return port == null || port.isBlank() ? null : checked(Integer.valueOf(port));
        } catch (NumberFormatException e) {
            throw new CommandFailure(ExitCode.USAGE, "PARLEY_PORT is not a number: " + port);
        }
    }

    private static Integer checked(Integer port) {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new CommandFailure(ExitCode.USAGE, "A port is a number from 1 to 65535, not " + port + ".");
        }
        return port;
    }
}
