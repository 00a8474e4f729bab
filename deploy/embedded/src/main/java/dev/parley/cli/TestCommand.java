package dev.parley.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Listed here for the help only: the script runs it, because it needs Maven and no built Parley. */
@Command(
        name = "test",
        description =
                "Runs the whole test suite; more arguments go to Maven. Ends with 'N passed, N failed, N skipped'.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new CommandFailure(ExitCode.USAGE, "Run the script ./parley for this.");
    }
}
