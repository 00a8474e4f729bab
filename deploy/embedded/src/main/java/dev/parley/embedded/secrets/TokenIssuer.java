package dev.parley.embedded.secrets;

import dev.parley.embedded.StackException;
import java.time.Duration;
import java.util.List;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Issues the bearer tokens that the stack's own gateway accepts. */
public final class TokenIssuer {

    public static final String ISSUER = "parley-local";
    public static final String AUDIENCE = "parley";
    public static final Duration LIFETIME = Duration.ofHours(12);

    /** Everything a token can permit. */
    public static final List<String> ALL_PERMISSIONS = List.of(
            "query:submit",
            "query:read",
            "data:sensitive",
            "database:manage",
            "knowledge:manage",
            "admin:cache:clear",
            "admin:dead-letters",
            "admin:users",
            "admin:read",
            "audit:read");

    private final SigningKey key;

    public TokenIssuer(SigningKey key) {
        this.key = key;
    }

    /** A token with every permission for the user of this operating-system session. */
    public String issue() {
        return issue(subject(), ALL_PERMISSIONS, LIFETIME);
    }

    /** The user of this operating-system session. */
    public static String subject() {
        return System.getProperty("user.name", "parley");
    }

    /**
     * Whom a token is for.
     *
     * @param tenant null for none
     * @param databases that it is good for; null for those that the gateway's grants say
     */
    public record Bearer(String subject, String tenant, List<String> permissions, List<String> databases) {}

    /** @return a JWT in compact form, RS256, valid from now */
    public String issue(String subject, List<String> permissions, Duration lifetime) {
        return issue(new Bearer(subject, null, permissions, null), lifetime);
    }

    /** @return a JWT in compact form, RS256, valid from now */
    public String issue(Bearer bearer, Duration lifetime) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(bearer.subject());
        claims.setStringClaim("upn", bearer.subject());
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        NumericDate expiry = NumericDate.now();
        expiry.addSeconds(lifetime.toSeconds());
        claims.setExpirationTime(expiry);
        claims.setStringListClaim("permissions", bearer.permissions());
        if (bearer.tenant() != null) {
            claims.setStringClaim("tenant", bearer.tenant());
        }
        if (bearer.databases() != null) {
            claims.setStringListClaim("databases", bearer.databases());
        }

        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.privateKey());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new StackException("Cannot sign a token: " + e.getMessage(), e);
        }
    }
}
