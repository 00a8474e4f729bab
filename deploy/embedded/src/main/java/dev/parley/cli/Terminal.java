package dev.parley.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a command writes and reads. Results go to {@link #out}, everything else to {@link #err}.
 *
 * @param columns the width to keep to; 0 when the output is not a terminal
 */
record Terminal(
        PrintWriter out,
        PrintWriter err,
        BufferedReader in,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal,
        boolean colours,
        int columns) {

    private static final String RESET = "\u001b[0m";
    private static final String CLEAR_LINE = "\r\u001b[2K";

    static Terminal ofProcess() {
        String terminals = System.getProperty("parley.terminals", "");
        boolean out = terminals.contains("1");
        return new Terminal(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                terminals.contains("0"),
                out,
                terminals.contains("2"),
                System.getenv().getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(System.getenv("TERM")),
                out ? Integer.getInteger("parley.columns", 0) : 0);
    }

    /** Neither a terminal nor coloured. */
    static Terminal plain(PrintWriter out, PrintWriter err) {
        Reader nothing = new StringReader("");
        return new Terminal(out, err, new BufferedReader(nothing), false, false, false, false, 0);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }

    boolean outColours() {
        return outIsTerminal && colours;
    }

    /** A message for the person about what went wrong. */
    void complain(String message) {
        err.println(paintErr(Paint.RED, "parley: ") + Text.printable(message));
    }

    /** Something to know that is not the result. */
    void note(String message) {
        err.println(Text.printable(message));
    }

    String paint(Paint paint, String text) {
        return outColours() ? paint.code + text + RESET : text;
    }

    String paintErr(Paint paint, String text) {
        return errIsTerminal && colours ? paint.code + text + RESET : text;
    }

    /** Shows a line that the next output replaces; nothing where that cannot be. */
    void transientLine(String text) {
        if (errIsTerminal) {
            String shown = Text.printable(text);
            err.print(CLEAR_LINE + Text.cut(shown, Math.max(20, width() - 1)));
            err.flush();
        }
    }

    void clearTransientLine() {
        if (errIsTerminal) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    /** A line the person types; empty at the end of the input. */
    Optional<String> read(String prompt) {
        err.print(prompt);
        err.flush();
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private int width() {
        return Integer.getInteger("parley.columns", 80);
    }

    /** The few colours there are. */
    enum Paint {
        RED("\u001b[31m"),
        GREEN("\u001b[32m"),
        YELLOW("\u001b[33m"),
        DIM("\u001b[2m"),
        BOLD("\u001b[1m");

        private final String code;

        Paint(String code) {
            this.code = code;
        }
    }
}
