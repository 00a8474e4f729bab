package dev.parley.rewriter.optimizer;

/**
 * A change that was made.
 *
 * @param rule which rule made it, such as {@code unused_join}
 * @param reason why the rows stay the same, as a sentence
 */
public record Rewrite(String rule, String reason) {}
