package dev.parley.gateway.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reviewer said. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Review")
record Review(String reviewer, String comment, Instant at) {}
