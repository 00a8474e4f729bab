package dev.parley.model.message;

/**
 * One test that the SQL went through.
 *
 * @param name such as {@code plan} or {@code read_only}
 * @param passed whether it held
 * @param detail what was seen, as a sentence
 */
public record Check(String name, boolean passed, String detail) {}
