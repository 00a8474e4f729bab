package dev.parley.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RawHttp;
import dev.parley.gateway.testing.RawHttp.Answer;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** Keys from a server of key sets that is away at first, comes, and changes its keys. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedServers.class,
        initArgs = @ResourceArg(name = "service", value = "gateway"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = KeyServerQuarkusTest.Provider.class, restrictToAnnotatedClass = true)
class KeyServerQuarkusTest {

    /** Where an identity provider is. */
    public static final class Provider implements QuarkusTestResourceLifecycleManager {

        private static HttpServer server;
        private static volatile int status = 503;
        private static volatile String keys = "";

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/keys", exchange -> {
                byte[] body = keys.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return Map.of(
                    "mp.jwt.verify.publickey.location",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/keys",
                    "mp.jwt.verify.issuer",
                    "https://id.example",
                    "smallrye.jwt.jwks.forced-refresh-interval",
                    "0");
        }

        static void publish(RsaJsonWebKey... several) {
            keys = new JsonWebKeySet(several).toJson();
            status = 200;
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }

    @Test
    void shouldFollowTheKeysOfItsProvider() throws Exception {
        RsaJsonWebKey first = key("first");
        RsaJsonWebKey second = key("second");
        RsaJsonWebKey never = key("never");

        Answer away = call(first);
        assertThat(away.status()).as(away.body()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isEqualTo("5");
        assertThat(away.body()).contains("PARLEY-5002");
        Answer socketAway = upgrade(first);
        assertThat(socketAway.status()).as(socketAway.body()).isEqualTo(503);
        assertThat(socketAway.header("Retry-After")).isEqualTo("5");

        Provider.publish(first);
        assertThat(call(first).status()).isEqualTo(200);
        Eventually.holds(() -> assertThat(call(never).status()).isEqualTo(401)); // that it was away is believed for 2 s

        Provider.publish(second);
        Eventually.holds(() -> assertThat(call(second).status()).isEqualTo(200)); // the set is not fetched at each call
        assertThat(call(first).status()).as("a key that was taken out").isEqualTo(401);
        assertThat(call(never).status()).isEqualTo(401);
    }

    private static RsaJsonWebKey key(String id) throws JoseException {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2_048);
        key.setKeyId(id);
        key.setAlgorithm("RS256");
        return key;
    }

    private static Answer call(RsaJsonWebKey key) throws JoseException {
        return RawHttp.exchange(
                "GET /api/v1/databases HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + authorization(key) + "\r\n");
    }

    private static Answer upgrade(RsaJsonWebKey key) throws JoseException {
        return RawHttp.exchange("GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Connection: close\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + authorization(key) + "\r\n");
    }

    private static String authorization(RsaJsonWebKey key) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("https://id.example");
        claims.setAudience("parley");
        claims.setSubject("ann");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setStringListClaim("permissions", List.of("query:read"));
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue("RS256");
        return "Authorization: Bearer " + token.getCompactSerialization() + "\r\n";
    }
}
