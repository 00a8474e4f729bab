package dev.parley.cli;

import dev.parley.embedded.secrets.SigningKey;
import dev.parley.embedded.secrets.TokenIssuer;
import dev.parley.embedded.secrets.TokenIssuer.Bearer;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "token",
        description = "Prints a bearer token for this checkout's gateway, as the last line.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Option(names = "--subject", paramLabel = "NAME", description = "Who it stands for (default: you).")
    private String subject = TokenIssuer.subject();

    @Option(
            names = "--permissions",
            split = ",",
            paramLabel = "NAME",
            description = "What it permits, separated by commas (default: everything).")
    private List<String> permissions = TokenIssuer.ALL_PERMISSIONS;

    @Option(names = "--tenant", paramLabel = "NAME", description = "Whose subject that is (default: of no tenant).")
    private String tenant;

    @Option(
            names = "--databases",
            split = ",",
            paramLabel = "NAME",
            description = "The only ones it is good for, separated by commas (default: what the gateway's grants say).")
    private List<String> databases;

    @Option(
            names = "--expires-in",
            paramLabel = "TIME",
            defaultValue = "12h",
            description = "How long it is good for: 90s, 30m, 12h, 7d (default: ${DEFAULT-VALUE}).")
    private String expiresIn;

    private final Terminal terminal;

    TokenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        SigningKey key = SigningKey.in(new StackControl(Parley.project()).home().keys());
        List<String> unknown = permissions.stream()
                .filter(permission -> !TokenIssuer.ALL_PERMISSIONS.contains(permission))
                .toList();
        if (!unknown.isEmpty()) {
            terminal.note("Note: Parley knows no permission called " + String.join(", ", unknown) + "; it knows "
                    + String.join(", ", TokenIssuer.ALL_PERMISSIONS) + ".");
        }
        terminal.out()
                .println(new TokenIssuer(key)
                        .issue(new Bearer(subject, tenant, permissions, databases), duration(expiresIn)));
        return ExitCode.ANSWERED;
    }

    static Duration duration(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            Duration duration = Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Said below, with an example.
        }
        throw new CommandFailure(ExitCode.USAGE, "'" + text + "' is not a length of time such as 90s, 30m, 12h or 7d.");
    }
}
