package dev.parley.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Listed here for the help only: the script runs the module {@code evaluation}, which has the engine on its path. */
@Command(
        name = "evaluate",
        description = "Asks a set of questions, judges the answers, and writes scores and a report.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new CommandFailure(ExitCode.USAGE, "Run the script ./parley for this.");
    }
}
