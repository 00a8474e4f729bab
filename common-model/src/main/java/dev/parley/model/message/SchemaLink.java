package dev.parley.model.message;

/**
 * @param words words of the question
 * @param target what they stand for: a table, {@code table.column}, {@code table.column = value}, an operation, or a way
 *     in plain words ("the city of the billing address")
 * @param kind {@code table}, {@code column}, {@code value}, {@code term}, {@code operation}, {@code way}, or {@code
 *     follow_up} of words that were read as going on from the question before
 */
public record SchemaLink(String words, String target, String kind) {}
