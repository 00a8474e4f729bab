package dev.parley.rewriter.optimizer;

import java.util.List;

/**
 * @param sql the statement after all rewrites; as it came when there are none
 * @param rewrites in the order they were made
 */
public record Optimized(String sql, List<Rewrite> rewrites) {

    public Optimized {
        rewrites = List.copyOf(rewrites);
    }
}
