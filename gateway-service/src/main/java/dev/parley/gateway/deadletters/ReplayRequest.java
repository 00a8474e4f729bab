package dev.parley.gateway.deadletters;

import dev.parley.gateway.paging.ListParameters;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which dead letters to put back. */
@Schema(name = "ReplayRequest")
record ReplayRequest(
        @Schema(description = "The topic that they came from, or theirs", examples = "parley.queries", required = true)
        String topic,

        @Schema(description = "Only those with this error code", examples = "PARLEY-2003", nullable = true)
        String errorCode,

        @Schema(description = "Only those with this key", nullable = true)
        String key,

        @Schema(description = "Only those whose reason has this text in it", nullable = true)
        String reason,

        @Schema(
                description = "Only those that were put aside at this moment or later",
                examples = "2026-03-01T00:00:00Z",
                format = "date-time",
                nullable = true)
        String from,

        @Schema(
                description = "Only those that were put aside before this moment",
                format = "date-time",
                nullable = true)
        String to,

        @Schema(
                description = "Most to put back in this call, 1 to 1000; 100 when missing",
                minimum = "1",
                maximum = "1000",
                nullable = true)
        Integer limit,

        @Schema(description = "`next` of the call before", nullable = true)
        String cursor) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    ReplayRequest {
        limit = limit == null ? DEFAULT_LIMIT : limit;
        if (topic == null) {
            throw new ValidationException(ErrorCode.INVALID_REQUEST, "`topic` is missing; such as parley.queries");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ValidationException(ErrorCode.INVALID_REQUEST, "`limit` must be a number from 1 to " + MAX_LIMIT);
        }
    }

    LetterFilter filter() {
        return new LetterFilter(
                errorCode, key, reason, ListParameters.moment("from", from), ListParameters.moment("to", to));
    }
}
