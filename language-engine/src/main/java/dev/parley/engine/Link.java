package dev.parley.engine;

/**
 * Words of the question and the part of the schema they stand for.
 *
 * @param target such as {@code public.member}, {@code public.member.name}, {@code public.member.city = Lyon} or the
 *     name of an operation
 * @param kind {@code table}, {@code column}, {@code value} or {@code operation}
 */
public record Link(String words, String target, String kind) {}
