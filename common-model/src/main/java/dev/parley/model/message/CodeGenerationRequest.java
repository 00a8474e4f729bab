package dev.parley.model.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.model.error.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * To the coder: write the SQL for this reading.
 *
 * @param reading what the clarifier found
 * @param findings why earlier SQL of this task failed its test, oldest first; empty at the first attempt
 * @param failedSql the SQL that each of the findings is about; empty from a gateway that does not say it
 * @param context the part of the schema that the question needs; null when the clarifier did not say it
 */
public record CodeGenerationRequest(
        String query,
        String database,
        Reading reading,
        List<Failure> findings,
        Instant deadline,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> failedSql,
        SchemaContext context)
        implements AgentRequest {

    public CodeGenerationRequest {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(deadline, "deadline");
        findings = findings == null ? List.of() : List.copyOf(findings);
        failedSql = failedSql == null ? List.of() : List.copyOf(failedSql);
    }

    public CodeGenerationRequest(
            String query, String database, Reading reading, List<Failure> findings, Instant deadline) {
        this(query, database, reading, findings, deadline, List.of(), null);
    }
}
