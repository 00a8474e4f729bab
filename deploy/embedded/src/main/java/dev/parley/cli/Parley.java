package dev.parley.cli;

import dev.parley.embedded.StackException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command itself: {@code ./parley}. */
@Command(
        name = "parley",
        description = "Asks a PostgreSQL database in plain English and shows the SQL, what it assumed, and the rows.",
        mixinStandardHelpOptions = true,
        versionProvider = Parley.Version.class,
        subcommands = {
            AskCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            EvaluateCommand.class,
            SandboxCommand.class,
            GlossaryCommand.class,
            ForgetCommand.class,
            TestCommand.class,
            TokenCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:answered, done, or up",
            "1:the question failed or was not understood; tests failed",
            "2:wrong usage",
            "3:the stack is not up or cannot start",
            "4:Parley asks back: the question has several readings",
            "5:no answer in time"
        },
        footer = {
            "",
            "Environment: PARLEY_PORT (the gateway's port), PARLEY_HOME (data folder, .parley),",
            "JAVA_HOME (a JDK 21 or newer), NO_COLOR."
        })
public final class Parley implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        System.exit(run(Terminal.ofProcess(), args));
    }

    static int run(Terminal terminal, String... args) {
        CommandLine.IFactory picocli = CommandLine.defaultFactory();
        CommandLine commands = new CommandLine(new Parley(), new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                try {
                    return type.getDeclaredConstructor(Terminal.class).newInstance(terminal);
                } catch (NoSuchMethodException e) {
                    return picocli.create(type);
                }
            }
        });
        commands.setOut(terminal.out());
        commands.setErr(terminal.err());
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.outColours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        commands.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, terminal));
        return commands.execute(args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "What shall Parley do? Name a command.");
    }

    /** The checkout this command belongs to. */
    static Path project() {
        String folder = System.getProperty("parley.project");
        return folder == null ? dev.parley.embedded.ProjectFolder.find() : Path.of(folder);
    }

    private static int explain(Exception failure, Terminal terminal) {
        if (failure instanceof CommandFailure known) {
            terminal.complain(known.getMessage());
            return known.exitCode();
        }
        if (failure instanceof StackException known) {
            terminal.complain(known.getMessage());
            return ExitCode.NOT_UP;
        }
        if (Boolean.getBoolean("parley.debug")) {
            failure.printStackTrace(terminal.err());
        }
        terminal.complain("Something unexpected happened: " + failure
                + ". Please report it; PARLEY_JAVA_OPTS=-Dparley.debug=true shows where.");
        return ExitCode.FAILED;
    }

    /** From the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Parley.class.getPackage().getImplementationVersion();
            return new String[] {
                "parley " + (version == null ? "(not packaged)" : version) + ", Java " + Runtime.version()
            };
        }
    }
}
