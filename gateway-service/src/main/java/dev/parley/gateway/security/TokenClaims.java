package dev.parley.gateway.security;

import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What Parley reads from a token beyond the standard claims. */
public final class TokenClaims {

    private TokenClaims() {}

    /** The {@code permissions} claim; empty when it is missing or no list. */
    public static Set<String> permissions(JsonWebToken token) {
        if (!(token.getClaim("permissions") instanceof Collection<?> claim)) {
            return Set.of();
        }
        return claim.stream().map(TokenClaims::text).collect(Collectors.toUnmodifiableSet());
    }

    /** A claim's items are JSON strings, whose own text is quoted. */
    private static String text(Object claimItem) {
        return claimItem instanceof JsonString json ? json.getString() : claimItem.toString();
    }
}
