package dev.parley.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "glossary",
        description = {
            "Shows what words mean to you: what you chose when Parley asked back, and terms that people wrote.",
            "'parley forget WORDS' takes one of your own back."
        },
        mixinStandardHelpOptions = true)
final class GlossaryCommand implements Callable<Integer> {

    private static final List<TablePrinter.Column> COLUMNS = List.of(
            new TablePrinter.Column("words", false),
            new TablePrinter.Column("mean", false),
            new TablePrinter.Column("in", false),
            new TablePrinter.Column("from", false),
            new TablePrinter.Column("since", false),
            new TablePrinter.Column("until", false));

    @Option(
            names = {"-d", "--database"},
            paramLabel = "NAME",
            description = "Of this database only (default: all).")
    private String database;

    private final Terminal terminal;

    GlossaryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Term> terms = new StackControl(Parley.project())
                .gateway().terms().stream()
                        .filter(term -> database == null || term.database().equals(database))
                        .toList();
        if (terms.isEmpty()) {
            terminal.out()
                    .println("No word means anything of its own. What you choose when Parley asks back is kept here.");
            return ExitCode.ANSWERED;
        }
        List<List<String>> rows = terms.stream()
                .map(term -> List.of(
                        Text.inline(term.words()),
                        Text.inline(term.meaning()),
                        Text.inline(term.database()),
                        from(term),
                        term.since(),
                        term.until()))
                .toList();
        new TablePrinter(COLUMNS, rows, terminal.columns()).lines().forEach(terminal.out()::println);
        return ExitCode.ANSWERED;
    }

    private static String from(Term term) {
        String owner = term.owner().equals(StackControl.subject()) ? "you" : Text.inline(term.owner());
        return owner + (term.learnt() ? ", asked back" : "");
    }
}
