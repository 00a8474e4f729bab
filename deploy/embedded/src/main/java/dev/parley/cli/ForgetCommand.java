package dev.parley.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "forget",
        description = {
            "Forgets what you chose that words mean, or wrote for yourself, so that Parley asks back again.",
            "'parley glossary' shows what there is."
        },
        mixinStandardHelpOptions = true)
final class ForgetCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "WORDS",
            description = "The words, as the answer or the glossary says them.")
    private String[] words;

    private final Terminal terminal;

    ForgetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String said = String.join(" ", words).strip();
        Gateway gateway = new StackControl(Parley.project()).gateway();
        List<Term> own = gateway.terms().stream()
                .filter(term -> term.words().equalsIgnoreCase(said) && term.isOnlyOf(StackControl.subject()))
                .toList();
        if (own.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "There is nothing of yours to forget about '" + said
                            + "'. './parley glossary' shows what there is.");
        }
        for (Term term : own) {
            gateway.forget(term.id());
            terminal.out()
                    .println("Forgotten: “" + Text.inline(term.words()) + "” is no longer taken as "
                            + Text.inline(term.meaning()) + " in " + Text.inline(term.database()) + ".");
        }
        return ExitCode.ANSWERED;
    }
}
