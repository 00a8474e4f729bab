package dev.parley.gateway.socket;

import dev.parley.gateway.security.Caller;
import dev.parley.gateway.streaming.Owner;
import dev.parley.model.error.AccessException;
import dev.parley.model.error.ErrorCode;
import io.quarkus.websockets.next.UserData.TypedKey;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who opened a socket, and until when they may have it. */
record Bearer(Caller caller, Instant ends) {

    /** Where the handshake leaves it for the socket. */
    static final TypedKey<Bearer> KEY = new TypedKey<>("parley.bearer");

    /** @throws AccessException when the token does not say whose it is */
    static Bearer of(JsonWebToken token) {
        return new Bearer(Caller.of(token), Instant.ofEpochSecond(token.getExpirationTime()));
    }

    boolean hasEnded(Instant now) {
        return !now.isBefore(ends);
    }

    Owner owner() {
        return Owner.of(caller);
    }

    /** @throws AccessException when the token does not grant it */
    void require(String permission) {
        if (!caller.may(permission)) {
            throw new AccessException(ErrorCode.ACCESS_DENIED, "Access denied");
        }
    }
}
