package dev.parley.gateway.submission;

import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.QuerySubmitted;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a submission. */
@Schema(name = "QueryRequest")
public record QueryRequest(
        @Schema(
                description = "The question in plain English, up to 2,000 characters",
                minLength = 1,
                maxLength = 2_000,
                examples = "How many customers are there?",
                required = true)
        String query,

        @Schema(
                description = "Name of a registered database",
                minLength = 1,
                maxLength = 200,
                examples = "demo",
                required = true)
        String database,

        QueryOptions options,

        @Schema(
                description = "Your own mark; given back with every result of this question",
                maxLength = 200,
                nullable = true)
        String reference,

        @Schema(
                description = "A task of yours that was answered, on the same database: the question may be a follow-up"
                        + " to it, such as \"and in 2023?\"",
                nullable = true)
        UUID follows) {

    /** @throws dev.parley.model.error.ValidationException naming the field that is wrong */
    public QuerySubmitted toSubmission() {
        return new QuerySubmitted(query, database, options, reference, follows);
    }
}
