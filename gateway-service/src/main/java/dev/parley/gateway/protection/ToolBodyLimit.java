package dev.parley.gateway.protection;

import dev.parley.gateway.problem.RawProblem;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;

/** The limit of a body for {@code /mcp}, whose bodies are read before there is a resource, whether they say their length or not. */
@ApplicationScoped
class ToolBodyLimit {

    /** After the token was looked at, and before the tools. */
    private static final int BEFORE_THE_TOOLS = -1;

    private static final int TOO_LARGE = 413;

    private final long maxBytes;

    ToolBodyLimit(LimitsConfig config) {
        this.maxBytes = config.maxBody().asLongValue();
    }

    void install(@Observes Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(maxBytes);
        for (String path : new String[] {"/mcp", "/mcp/*"}) {
            router.post(path)
                    .order(BEFORE_THE_TOOLS)
                    .handler(request -> {
                        request.request().resume(); // it was paused while the token was looked at
                        body.handle(request);
                    })
                    .failureHandler(this::failed);
        }
    }

    private void failed(RoutingContext request) {
        if (request.statusCode() == TOO_LARGE) {
            RawProblem.end(
                    request.response(),
                    TOO_LARGE,
                    Failure.of(
                            ErrorCode.INVALID_REQUEST,
                            "The body is larger than " + maxBytes + " bytes",
                            Instant.now()));
        } else {
            request.next();
        }
    }
}
