package dev.parley.gateway.problem;

import dev.parley.model.Json;
import dev.parley.model.error.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** A problem document for a request that does not get as far as REST. */
public final class RawProblem {

    private RawProblem() {}

    public static void end(HttpServerResponse response, int status, Failure failure) {
        RetryAfter.seconds(failure, status)
                .ifPresent(seconds -> response.putHeader("Retry-After", Integer.toString(seconds)));
        response.setStatusCode(status)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Buffer.buffer(Json.bytes(Problem.of(failure, status))));
    }
}
