package dev.parley.model.message;

/**
 * One test that the SQL went through.
 *
 * @param name such as {@code plan} or {@code read_only}
 * @param passed whether it held
 * @param detail what was seen, as a sentence
 * @param level how much it says against the answer; null when it says nothing against it
 * @param suggestion what to change in the SQL or in the question; null when there is nothing to say
 */
public record Check(String name, boolean passed, String detail, CheckLevel level, String suggestion) {

    public Check(String name, boolean passed, String detail) {
        this(name, passed, detail, null, null);
    }
}
