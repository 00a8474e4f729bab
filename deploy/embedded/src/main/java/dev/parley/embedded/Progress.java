package dev.parley.embedded;

/**
 * One thing that happened while a stack starts or stops.
 *
 * @param step what is being done, short: {@code Kafka}, {@code demo database}
 * @param millis how long it took; 0 when it has just started
 * @param detail a reason or a number worth showing; may be empty
 */
public record Progress(String step, State state, long millis, String detail) {

    /** Where a step is. */
    public enum State {
        STARTED,
        DONE,
        FAILED
    }
}
