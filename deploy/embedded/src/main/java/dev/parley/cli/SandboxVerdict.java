package dev.parley.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.parley.model.Json;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.ResultSet;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;

/**
 * What became of a statement.
 *
 * @param verdict {@code blocked}, {@code ran}, or {@code cut} (it ran into a limit of time or size)
 * @param layer which layer ended it: {@code guard}, {@code plan}, {@code budget}, {@code database}, {@code limits} or
 *     {@code environment} (not tested: the database did not answer); null when it ran
 * @param code Parley's error code; null when it ran
 * @param rows brought
 * @param bytes of those rows, as JSON
 * @param millis from sending it to having the reply
 */
@JsonPropertyOrder({"id", "verdict", "layer", "code", "message", "rows", "bytes", "millis"})
record SandboxVerdict(
        @JsonProperty("id") String id,
        @JsonProperty("verdict") String verdict,
        @JsonProperty("layer") String layer,
        @JsonProperty("code") String code,
        @JsonProperty("message") String message,
        @JsonProperty("rows") int rows,
        @JsonProperty("bytes") long bytes,
        @JsonProperty("millis") double millis) {

    private static final String LIMITS = "limits";
    private static final String ENVIRONMENT = "environment";

    static SandboxVerdict of(String id, AgentReply reply, double millis) {
        double rounded = Math.round(millis * 100) / 100.0;
        return switch (reply) {
            case TestComplete complete -> {
                ResultSet results = complete.results();
                boolean cut = results.truncated();
                yield new SandboxVerdict(
                        id,
                        cut ? "cut" : "ran",
                        cut ? LIMITS : null,
                        null,
                        cut ? "There are more rows than were brought" : null,
                        results.rows().size(),
                        Json.bytes(results.rows()).length,
                        rounded);
            }
            case TestFailed failed -> {
                ErrorCode code = failed.failure().errorCode();
                Object layer = failed.failure().details().get("layer");
                yield new SandboxVerdict(
                        id,
                        LIMITS.equals(layer) ? "cut" : "blocked",
                        layer == null ? ENVIRONMENT : layer.toString(),
                        code.code(),
                        failed.failure().message(),
                        0,
                        0,
                        rounded);
            }
            default -> throw new IllegalStateException("no reply of a tester: " + reply.type());
        };
    }

    boolean wasTested() {
        return !ENVIRONMENT.equals(layer);
    }

    String json() {
        return Json.string(this);
    }
}
