package dev.parley.coder;

import dev.parley.model.message.SqlChange;
import java.util.List;

/**
 * SQL for a reading.
 *
 * @param originalSql what has the same rows and was written first; null when it is this
 * @param changes from what was written first, in order
 */
record Candidate(String sql, String originalSql, List<SqlChange> changes) {

    Candidate {
        changes = List.copyOf(changes);
    }
}
