package dev.parley.gateway.security;

import dev.parley.model.error.AccessException;
import dev.parley.model.error.ErrorCode;
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

    /**
     * Who the token is about: {@code sub}, or else {@code upn}.
     *
     * @throws AccessException when it says neither
     */
    public static String subject(JsonWebToken token) {
        String subject = token.getSubject() != null ? token.getSubject() : token.getName();
        if (subject == null || subject.isBlank()) {
            throw new AccessException(ErrorCode.NOT_AUTHENTICATED, "The token does not say whose it is");
        }
        return subject;
    }

    /** A claim's items are JSON strings, whose own text is quoted. */
    private static String text(Object claimItem) {
        return claimItem instanceof JsonString json ? json.getString() : claimItem.toString();
    }
}
