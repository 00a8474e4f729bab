package dev.parley.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.testing.RawHttp;
import dev.parley.gateway.testing.RawHttp.Answer;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** Tokens that are signed with a secret (HS256), which the gateway has as a JWK in a setting. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedServers.class,
        initArgs = @ResourceArg(name = "service", value = "gateway"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = SecretTokensQuarkusTest.Secret.class, restrictToAnnotatedClass = true)
class SecretTokensQuarkusTest {

    private static final byte[] SECRET = "Wq7!xR2#mB9$kT4%pL6^nV8&cJ3*dF5(".getBytes(UTF_8);

    /** In place of the key that the other tests have. */
    public static final class Secret implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            String k = Base64.getUrlEncoder().withoutPadding().encodeToString(SECRET);
            return Map.of(
                    "smallrye.jwt.verify.secretkey", "{\"kty\":\"oct\",\"k\":\"" + k + "\"}",
                    "smallrye.jwt.verify.algorithm", "HS256",
                    "mp.jwt.verify.publickey.location", "NONE");
        }

        @Override
        public void stop() {}
    }

    @Test
    void shouldTakeTokensOfItsSecretAlone() throws Exception {
        assertThat(call(SECRET).status()).isEqualTo(200);
        assertThat(call("another secret, of 32 bytes or so".getBytes(UTF_8)).status())
                .isEqualTo(401);
    }

    private static Answer call(byte[] secret) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("parley-local");
        claims.setAudience("parley");
        claims.setSubject("ann");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setStringListClaim("permissions", List.of("query:read"));
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(new HmacKey(secret));
        token.setAlgorithmHeaderValue("HS256");
        return RawHttp.exchange(
                "GET /api/v1/databases HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                        + token.getCompactSerialization() + "\r\n\r\n");
    }
}
