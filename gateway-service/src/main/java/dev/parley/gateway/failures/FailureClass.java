package dev.parley.gateway.failures;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A kind of failure: what is behind it, and what to do. */
@Schema(name = "FailureClass")
record FailureClass(
        @Schema(
                description = "A SQLSTATE or its class, an error code, or a kind of exception",
                examples = {"sqlstate-57014", "PARLEY-4002", "exception-timeout"})
        @JsonProperty("class")
        String id,

        String title,
        String cause,
        String suggestedAct,

        @Schema(description = "Who can do something about it")
        Whose whose) {}
