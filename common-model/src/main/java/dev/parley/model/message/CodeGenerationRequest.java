package dev.parley.model.message;

import dev.parley.model.error.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * To the coder: write the SQL for this reading.
 *
 * @param reading what the clarifier found
 * @param findings why earlier SQL of this task failed its test, oldest first; empty at the first attempt
 */
public record CodeGenerationRequest(
        String query, String database, Reading reading, List<Failure> findings, Instant deadline)
        implements AgentRequest {

    public CodeGenerationRequest {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(deadline, "deadline");
        findings = findings == null ? List.of() : List.copyOf(findings);
    }
}
