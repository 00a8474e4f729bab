package dev.parley.cli;

/** What scripts learn from the end of the command. */
final class ExitCode {

    static final int ANSWERED = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int NOT_UP = 3;
    static final int ASKS_BACK = 4;
    static final int TIMED_OUT = 5;

    private ExitCode() {}
}
