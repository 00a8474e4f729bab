package dev.parley.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.embedded.StackException;
import dev.parley.embedded.state.StackState;
import dev.parley.model.message.QueryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "ask",
        description = {
            "Asks a question and shows the SQL, what was assumed, and the rows.",
            "Starts the stack when it is not up; Ctrl-C leaves it up."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:answered",
            "1:failed or not understood; the reason is on stderr (with --json in \"error\")",
            "2:wrong usage",
            "3:the stack is not up or cannot start",
            "4:Parley asks back; the choices are shown (with --json in \"questions\")",
            "5:no answer in time"
        })
final class AskCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "The question, in plain English.")
    private String[] words;

    @Option(
            names = {"-d", "--database"},
            defaultValue = "demo",
            paramLabel = "NAME",
            description = "The database to ask (default: ${DEFAULT-VALUE}).")
    private String database;

    @Option(names = "--json", description = "Prints one JSON object and nothing else.")
    private boolean json;

    @Option(names = "--csv", description = "Prints the rows as CSV with a head line.")
    private boolean csv;

    @Option(
            names = "--assume",
            description = "Takes what you chose before, or else the default reading, rather than ask back.")
    private boolean assume;

    @Option(
            names = "--follow",
            description = {
                "The question may go on from the last one that was answered, such as \"and in 2023?\".",
                "What it was taken for is shown."
            })
    private boolean follow;

    @Option(
            names = "--choose",
            paramLabel = "ANSWER",
            description =
                    "Answers when Parley asks back: N takes the N-th choice, N,M shows both, anything else are your"
                            + " own words. Once more for the second time that it asks.")
    private List<String> choices = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "Shows at most so many rows.")
    private Integer limit;

    @Option(
            names = "--timeout",
            defaultValue = "120",
            paramLabel = "SECONDS",
            description = "How long to wait for the answer (default: ${DEFAULT-VALUE}).")
    private int timeout;

    private final Terminal terminal;
    private LastAnswer last;
    private String taskId;
    private int asked;

    AskCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        check();
        try {
            return ask();
        } catch (CommandFailure | StackException e) {
            if (json) {
                int code = e instanceof CommandFailure known ? known.exitCode() : ExitCode.NOT_UP;
                terminal.out()
                        .println(AnswerJson.failure(
                                taskId, code == ExitCode.TIMED_OUT ? "timed_out" : "failed", e.getMessage()));
            }
            throw e;
        }
    }

    private void check() {
        if (json && csv) {
            throw new CommandFailure(ExitCode.USAGE, "--json and --csv exclude each other.");
        }
        if (choices.stream().anyMatch(said -> said.isBlank() || said.strip().equals("0"))) {
            throw new CommandFailure(ExitCode.USAGE, "--choose wants a number from 1, several with commas, or words.");
        }
        if (limit != null && (limit < 1 || limit > QueryOptions.MAX_ROW_LIMIT)) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--limit wants a number from 1 to " + QueryOptions.MAX_ROW_LIMIT + ".");
        }
        if (question().isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "The question is empty.");
        }
        if (timeout < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--timeout wants a number of seconds from 1.");
        }
    }

    private int ask() {
        StackControl stack = new StackControl(Parley.project());
        boolean already = stack.findUp().isPresent();
        Integer port = UpCommand.portOfEnvironment();
        StackState up = stack.ensureUp(port, new ProgressView(terminal));
        if (!already) {
            UpCommand.sayPort(terminal, port, up);
        }
        Gateway gateway = stack.gateway(up);
        last = new LastAnswer(stack.home().root());
        taskId = gateway.submit(question(), database, options(), follow ? followed() : null);
        return follow(gateway);
    }

    private String question() {
        return String.join(" ", words).strip();
    }

    private String followed() {
        return last.of(database)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "--follow: no question about " + database + " was answered yet. Ask one first."));
    }

    private ObjectNode options() {
        ObjectNode options = Answer.MAPPER.createObjectNode();
        if (limit != null) {
            options.put("row_limit", limit);
        }
        if (assume) {
            options.put("assume", true);
        }
        return options;
    }

    private int follow(Gateway gateway) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(timeout));
        try (TaskFollower events = new TaskFollower(gateway, taskId)) {
            while (true) {
                Optional<TaskEvent> event = events.next(deadline);
                if (event.isEmpty()) {
                    throw new CommandFailure(
                            ExitCode.TIMED_OUT, "No answer within " + timeout + " s (task " + taskId + ").");
                }
                terminal.transientLine("  " + event.get().status() + "  "
                        + Text.inline(event.get().message()));
                if (event.get().isLast()) {
                    return show(gateway.read(taskId));
                }
                if (event.get().asksBack()) {
                    Answer answer = gateway.read(taskId);
                    if (answer.asksBack()) {
                        if (!choose(gateway, answer)) {
                            return ExitCode.ASKS_BACK;
                        }
                        deadline = Instant.now().plus(Duration.ofSeconds(timeout));
                    }
                }
            }
        } finally {
            terminal.clearTransientLine();
        }
    }

    /** @return whether a choice was made and sent */
    private boolean choose(Gateway gateway, Answer answer) {
        terminal.clearTransientLine();
        if (asked < choices.size()) {
            answer.questions().forEach(question -> gateway.answer(taskId, question.id(), chosen(question)));
            return true;
        }
        if (json) {
            terminal.out().println(AnswerJson.of(answer));
            return false;
        }
        if (!terminal.inIsTerminal() || !terminal.errIsTerminal()) {
            var out = csv ? terminal.err() : terminal.out();
            answer.questions().forEach(question -> AnswerText.question(question).forEach(out::println));
            terminal.note(
                    "Choose with --choose N, say it with --choose \"…\", or take the default with --assume. (task "
                            + taskId + ")");
            return false;
        }
        for (Answer.Question question : answer.questions()) {
            Optional<Pick> pick = new Choice(terminal).of(question);
            if (pick.isEmpty()) {
                return false;
            }
            gateway.answer(taskId, question.id(), pick.get());
        }
        return true;
    }

    /** By the next {@code --choose}. */
    private Pick chosen(Answer.Question question) {
        String said = asked < choices.size() ? choices.get(asked) : choices.getLast();
        asked++;
        try {
            Pick pick = Pick.of(said, question);
            terminal.note("Chosen: " + Text.inline(pick.meaning()));
            return pick;
        } catch (CommandFailure e) {
            AnswerText.question(question).forEach(terminal.err()::println);
            throw e;
        }
    }

    private int show(Answer answer) {
        terminal.clearTransientLine();
        if (asked < choices.size()) {
            terminal.note("Note: --choose \"" + choices.get(asked) + "\" was not used, for Parley did not ask back"
                    + (answer.assumptions().stream().anyMatch(Answer.Assumption::learnt)
                            ? ": what you chose before decided it."
                            : "."));
        }
        if (answer.completed()) {
            last.keep(database, taskId);
        }
        if (json) {
            terminal.out().println(AnswerJson.of(answer));
        } else if (!answer.completed()) {
            if (csv) {
                new AnswerText(Terminal.plain(terminal.err(), terminal.err())).printFailure(answer);
            } else {
                new AnswerText(terminal).printFailure(answer);
            }
        } else if (csv) {
            terminal.out().print(AnswerCsv.of(answer));
            terminal.out().flush();
            new AnswerText(Terminal.plain(terminal.err(), terminal.err())).printWarnings(answer);
        } else {
            new AnswerText(terminal).print(answer);
        }
        return answer.completed() ? ExitCode.ANSWERED : ExitCode.FAILED;
    }
}
