package dev.parley.sql.guard;

import dev.parley.sql.parser.Statement;
import java.util.List;
import java.util.Optional;

/**
 * What the guard says about a statement.
 *
 * @param statement its tree; empty when it has none that can be judged
 * @param findings why it is refused, in the order of the text; empty when it may run
 * @param exposure what it does with sensitive columns
 */
public record Judgement(Optional<Statement> statement, List<Finding> findings, Exposure exposure) {

    public Judgement {
        findings = List.copyOf(findings);
    }

    /** Where nothing is sensitive. */
    public Judgement(Optional<Statement> statement, List<Finding> findings) {
        this(statement, findings, Exposure.NONE);
    }

    public boolean isSafe() {
        return findings.isEmpty() && statement.isPresent();
    }
}
