package dev.parley.cli;

import dev.parley.embedded.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows a start while it goes on: what is done as lines, what is being done as a line that changes. */
final class ProgressView {

    private static final int STEP_COLUMNS = 16;
    private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};

    private final Terminal terminal;
    private final List<String> running = new ArrayList<>();
    private final long began = System.nanoTime();
    private boolean headed;

    ProgressView(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(Progress step) {
        head();
        switch (step.state()) {
            case STARTED -> running.add(step.step());
            case DONE -> {
                running.remove(step.step());
                terminal.clearTransientLine();
                terminal.err()
                        .println("  " + terminal.paintErr(Terminal.Paint.GREEN, "✓") + " " + name(step)
                                + seconds(step.millis())
                                + (step.detail().isEmpty() ? "" : "  " + Text.inline(step.detail())));
            }
            case FAILED -> {
                running.remove(step.step());
                terminal.clearTransientLine();
                terminal.err()
                        .println("  " + terminal.paintErr(Terminal.Paint.RED, "✗") + " " + name(step)
                                + seconds(step.millis()));
            }
        }
        tick();
    }

    void tick() {
        if (!running.isEmpty()) {
            long millis = (System.nanoTime() - began) / 1_000_000;
            terminal.transientLine("  " + SPINNER[(int) (millis / 100 % SPINNER.length)] + " "
                    + String.join(", ", running) + " … " + seconds(millis).strip());
        }
    }

    void end() {
        terminal.clearTransientLine();
    }

    void tail(Path log, List<String> lines) {
        end();
        terminal.note("The end of " + log + ":");
        lines.forEach(line -> terminal.note("  | " + line));
    }

    private void head() {
        if (!headed) {
            headed = true;
            terminal.note("Starting Parley: PostgreSQL, Kafka, Redis and the four services.");
        }
    }

    private static String name(Progress step) {
        return Text.padRight(Text.inline(step.step()), STEP_COLUMNS);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%5.1f s", millis / 1000.0);
    }
}
