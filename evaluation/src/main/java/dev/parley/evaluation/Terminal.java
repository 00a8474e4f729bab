package dev.parley.evaluation;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Where the command writes: the scores to {@link #out}, everything else to {@link #err}. */
record Terminal(PrintWriter out, PrintWriter err, boolean errIsTerminal) {

    private static final String CLEAR_LINE = "\r\u001b[2K";

    static Terminal ofProcess() {
        return new Terminal(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                System.getProperty("parley.terminals", "").contains("2"));
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }

    void complain(String message) {
        clearTransientLine();
        err.println("parley: " + message);
    }

    void note(String message) {
        clearTransientLine();
        err.println(message);
    }

    /** Progress through so many things: a line that changes, or where that cannot be, one for each tenth. */
    synchronized void progress(String what, int done, int of) {
        if (errIsTerminal) {
            err.print(CLEAR_LINE + "  " + what + " " + done + "/" + of);
            err.flush();
            if (done == of) {
                clearTransientLine();
            }
        } else if (done == of || done * 10L / of != (done - 1) * 10L / of && of >= 100) {
            err.println("  " + what + " " + done + "/" + of);
        }
    }

    private void clearTransientLine() {
        if (errIsTerminal) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }
}
