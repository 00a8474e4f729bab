package dev.parley.runtime.work;

/** Nobody waits any more for what is being worked on. Not a failure: whoever works on it stops, and says nothing. */
public final class WithdrawnException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WithdrawnException() {
        super("the request was withdrawn");
    }

    /** Whether a failure is this one, or comes of it. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof WithdrawnException) {
                return true;
            }
        }
        return false;
    }
}
