package dev.parley.gateway.security;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import io.quarkus.security.UnauthorizedException;
import java.time.Instant;
import java.util.stream.Stream;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Why nobody is known to ask. That a token has expired is told only of one whose signature holds, since the signature is
 * looked at first; of all other wrong tokens nothing is told.
 */
public final class Unauthenticated {

    private static final int DEEPEST = 10;

    private Unauthenticated() {}

    /** When there is no token. */
    public static Failure withoutToken() {
        return failure("There is no token; send one: Authorization: Bearer …");
    }

    public static Failure because(Throwable refusal) {
        if (refusal instanceof UnauthorizedException) {
            return withoutToken();
        }
        return failure(
                hasExpired(refusal)
                        ? "The token has expired; get a new one"
                        : "Send a valid token: Authorization: Bearer …");
    }

    private static boolean hasExpired(Throwable refusal) {
        return Stream.iterate(refusal, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(cause -> cause instanceof InvalidJwtException jwt && jwt.hasExpired());
    }

    private static Failure failure(String hint) {
        return Failure.of(ErrorCode.NOT_AUTHENTICATED, "Authentication is required", Instant.now())
                .withHint(hint);
    }
}
