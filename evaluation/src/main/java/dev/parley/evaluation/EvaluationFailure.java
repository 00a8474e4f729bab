package dev.parley.evaluation;

/** What ends the command with a message for the person. */
final class EvaluationFailure extends RuntimeException {

    private final int exitCode;

    EvaluationFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Of the person's input. */
    static EvaluationFailure usage(String message) {
        return new EvaluationFailure(2, message);
    }

    int exitCode() {
        return exitCode;
    }
}
