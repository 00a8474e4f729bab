package dev.parley.rewriter.repair;

/**
 * @param sql another statement
 * @param repair what was done, such as {@code fractional_division}
 * @param reason why, as a sentence
 */
public record Repaired(String sql, String repair, String reason) {}
