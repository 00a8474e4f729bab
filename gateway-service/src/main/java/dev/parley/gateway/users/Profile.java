package dev.parley.gateway.users;

import dev.parley.gateway.security.Caller;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What a token says of its bearer.
 *
 * @param email null when it says none that can be kept
 * @param name null when it says none that can be kept
 */
public record Profile(String email, String name) {

    public static Profile of(JsonWebToken token) {
        return new Profile(text(token.getClaim(Claims.email)), text(token.getClaim("name")));
    }

    private static String text(Object claim) {
        String text = claim == null ? null : claim.toString();
        return Caller.isName(text) ? text : null;
    }
}
