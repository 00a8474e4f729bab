package dev.parley.model.message;

/**
 * @param words words of the question
 * @param target what they stand for: a table, {@code table.column}, {@code table.column = value}, or an operation
 * @param kind {@code table}, {@code column}, {@code value} or {@code operation}
 */
public record SchemaLink(String words, String target, String kind) {}
