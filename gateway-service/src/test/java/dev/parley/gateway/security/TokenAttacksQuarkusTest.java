package dev.parley.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.secrets.SigningKey;
import dev.parley.gateway.testing.RawHttp;
import dev.parley.gateway.testing.RawHttp.Answer;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forged, stolen, stretched and worn-out tokens on each kind of endpoint: refused, with no more than that said. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class TokenAttacksQuarkusTest {

    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
    private static final String SECRET_WORDS = "a question that nobody else may read";

    private static SigningKey key;
    private static KeyPair other;
    private static String task;

    @BeforeAll
    static void askSomething() throws GeneralSecurityException {
        key = SigningKey.in(EmbeddedServers.stack().home().keys());
        other = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        Answer taken = call("POST", "/api/v1/query", "Bearer " + good());
        assertThat(taken.status()).as("the token that the others differ from").isEqualTo(202);
        task = taken.header("Location").replaceAll(".*/api", "/api");
    }

    /** A good token but for what is said of each. */
    static Stream<Arguments> invalid() throws Exception {
        byte[] pem = Files.readAllBytes(key.publicKeyFile());
        String body = new String(pem, UTF_8).replaceAll("-----[A-Z ]+-----|\\s", "");
        byte[] der = Base64.getDecoder().decode(body);
        String[] good = good().split("\\.");
        long now = Instant.now().getEpochSecond();
        RSAPublicKey mine = (RSAPublicKey) other.getPublic();
        String jwk = "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\""
                + url(mine.getModulus().toByteArray()) + "\"}";
        Map<String, String> attacks = new LinkedHashMap<>();
        attacks.put("nothing behind the scheme", "Bearer ");
        attacks.put("no scheme", good());
        attacks.put("another scheme", "Basic " + good());
        attacks.put("no token at all", "Bearer x.y.z");
        attacks.put("a word", "Bearer null");
        attacks.put("two parts", "Bearer " + good[0] + "." + good[1]);
        attacks.put("four parts", "Bearer " + good() + "." + good[2]);
        attacks.put("five parts, as if encrypted", "Bearer " + good() + "." + good[2] + "." + good[2]);
        attacks.put("two tokens", "Bearer " + good() + ", Bearer " + good());
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            attacks.put("alg " + none, "Bearer " + unsigned("{\"alg\":\"" + none + "\"}") + ".");
            attacks.put(
                    "alg " + none + " with the signature kept",
                    "Bearer " + unsigned("{\"alg\":\"" + none + "\"}") + "." + good[2]);
        }
        attacks.put("no alg", "Bearer " + unsigned("{\"typ\":\"JWT\"}") + "." + good[2]);
        attacks.put("alg null", "Bearer " + unsigned("{\"alg\":null}") + "." + good[2]);
        attacks.put("alg of another type", "Bearer " + unsigned("{\"alg\":[\"RS256\"]}") + "." + good[2]);
        for (String hash : List.of("256", "384", "512")) {
            attacks.put("public key file as the secret, HS" + hash, hmac(hash, pem));
            attacks.put("public key's bytes as the secret, HS" + hash, hmac(hash, der));
            attacks.put("public key's text as the secret, HS" + hash, hmac(hash, body.getBytes(UTF_8)));
        }
        attacks.put("a known secret", hmac("256", "secret".getBytes(UTF_8)));
        attacks.put("an empty secret", hmac("256", new byte[32]));
        attacks.put(
                "another algorithm of the right key, RS384",
                signed("{\"alg\":\"RS384\"}", claims(), "SHA384withRSA", key.privateKey()));
        attacks.put(
                "another algorithm of the right key, RS512",
                signed("{\"alg\":\"RS512\"}", claims(), "SHA512withRSA", key.privateKey()));
        attacks.put(
                "another algorithm of the right key, PS256",
                signed("{\"alg\":\"PS256\"}", claims(), "RSASSA-PSS", key.privateKey()));
        attacks.put("a key of another kind", elliptic());
        attacks.put("another key", signed(HEADER, claims(), "SHA256withRSA", other.getPrivate()));
        attacks.put("its own key in the header", "Bearer " + forged("\"jwk\":" + jwk));
        attacks.put("the address of its own key", "Bearer " + forged("\"jku\":\"http://127.0.0.1:1/keys\""));
        attacks.put("the address of a certificate", "Bearer " + forged("\"x5u\":\"http://127.0.0.1:1/cert\""));
        attacks.put("a certificate in the header", "Bearer " + forged("\"x5c\":[\"" + body + "\"]"));
        for (String kid : List.of(
                "../../../../dev/null",
                "/dev/null",
                "' OR '1'='1",
                "http://127.0.0.1:1/",
                "x | sleep 9",
                "\\u0000",
                "${jndi:ldap://127.0.0.1:1/a}")) {
            attacks.put("kid " + kid, "Bearer " + forged("\"kid\":\"" + kid + "\""));
            attacks.put("kid " + kid + " and an empty secret", hmac("256", new byte[32], "\"kid\":\"" + kid + "\""));
        }
        attacks.put("a kid of another type", "Bearer " + forged("\"kid\":{\"a\":1}"));
        attacks.put(
                "a critical header that nobody knows",
                right("{\"alg\":\"RS256\",\"crit\":[\"exp\"],\"exp\":1}", claims()));
        attacks.put("an unencoded payload", right("{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"]}", claims()));
        attacks.put("a header that is no JSON", right("RS256", claims()));
        attacks.put("a header that is a list", right("[]", claims()));
        attacks.put("expired", right(HEADER, claims().replaceFirst("\"exp\":\\d+", "\"exp\":" + (now - 3_600))));
        attacks.put("expired long ago", right(HEADER, claims().replaceFirst("\"exp\":\\d+", "\"exp\":0")));
        attacks.put(
                "a negative expiry",
                right(HEADER, claims().replaceFirst("\"exp\":\\d+", "\"exp\":-9223372036854775808")));
        attacks.put("no expiry", right(HEADER, claims().replaceFirst("\"exp\":\\d+,", "")));
        attacks.put("expiry null", right(HEADER, claims().replaceFirst("\"exp\":\\d+", "\"exp\":null")));
        attacks.put("expiry as a text", right(HEADER, claims().replaceFirst("\"exp\":\\d+", "\"exp\":\"never\"")));
        attacks.put("expiry as an object", right(HEADER, claims().replaceFirst("\"exp\":\\d+", "\"exp\":{}")));
        attacks.put("not yet valid", right(HEADER, claims().replaceFirst("\\{", "{\"nbf\":" + (now + 3_600) + ",")));
        attacks.put("valid from a text", right(HEADER, claims().replaceFirst("\\{", "{\"nbf\":\"soon\",")));
        for (String issuer : List.of(
                "\"elsewhere\"",
                "\"parley-local.evil\"",
                "\"parley-local/\"",
                "\"PARLEY-LOCAL\"",
                "\" parley-local\"",
                "null",
                "[\"parley-local\"]",
                "7")) {
            attacks.put(
                    "issuer " + issuer,
                    right(HEADER, claims().replace("\"iss\":\"parley-local\"", "\"iss\":" + issuer)));
        }
        attacks.put("no issuer", right(HEADER, claims().replace("\"iss\":\"parley-local\",", "")));
        for (String audience : List.of(
                "\"elsewhere\"", "\"parley-local\"", "\"Parley\"", "\"\"", "[]", "[\"a\",\"b\"]", "null", "{}", "7")) {
            attacks.put(
                    "audience " + audience,
                    right(HEADER, claims().replace("\"aud\":\"parley\"", "\"aud\":" + audience)));
        }
        attacks.put("no audience", right(HEADER, claims().replace("\"aud\":\"parley\",", "")));
        attacks.put("claims that are no JSON", right(HEADER, "sub=ann"));
        attacks.put("claims that are a list", right(HEADER, "[" + claims() + "]"));
        attacks.put("no claims", right(HEADER, ""));
        attacks.put(
                "other claims under the signature",
                "Bearer " + good[0] + "." + url(claims().replace("ann", "eve").getBytes(UTF_8)) + "." + good[2]);
        attacks.put("no signature", "Bearer " + good[0] + "." + good[1] + ".");
        attacks.put("half of the signature", "Bearer " + good[0] + "." + good[1] + "." + good[2].substring(0, 171));
        attacks.put(
                "a bit of the signature turned",
                "Bearer " + good[0] + "." + good[1] + "." + (good[2].charAt(0) == 'A' ? 'B' : 'A')
                        + good[2].substring(1));
        attacks.put("a signature of zeros", "Bearer " + good[0] + "." + good[1] + "." + url(new byte[256]));
        attacks.put("a long token", "Bearer " + good[0] + "." + "A".repeat(8_000) + "." + good[2]);
        return attacks.entrySet().stream().map(attack -> Arguments.of(attack.getKey(), attack.getValue()));
    }

    @Test
    void shouldSayThatATokenHasExpiredAndOnlyToWhoHadIt() throws Exception {
        String expired = claims().replaceFirst("\"exp\":\\d+", "\"exp\":0");

        assertThat(call("GET", task, right(HEADER, expired)).body()).contains("The token has expired; get a new one");
        assertThat(call("GET", task, signed(HEADER, expired, "SHA256withRSA", other.getPrivate()))
                        .body())
                .contains("Send a valid token")
                .doesNotContain("expired");
        assertThat(call("GET", task, null).body()).contains("There is no token");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void shouldNotLetAnInvalidTokenIn(String attack, String authorization) {
        for (String place : places()) {
            Answer answer = call(place.split(" ")[0], place.split(" ")[1], authorization);

            assertThat(answer.status())
                    .as(attack + " on " + place + ": " + answer.body())
                    .isEqualTo(401);
            assertSaysNoMore(answer, attack);
        }
    }

    /** Tokens of the right key that do not say whose they are. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"upn\":\"\"",
                "\"sub\":\" \"",
                "\"sub\":\"a\\u0000b\"",
                "\"sub\":\"\\ud800\"",
                "\"sub\":\"ann\",\"tenant\":7",
                "\"sub\":\"ann\",\"tenant\":\"\"",
                "\"sub\":\"ann\",\"tenant\":[\"acme\"]"
            })
    void shouldNotLetNobodyIn(String subject) throws Exception {
        String authorization = right(HEADER, claims().replace("\"sub\":\"ann\"", subject));
        for (String place : places()) {
            Answer answer = call(place.split(" ")[0], place.split(" ")[1], authorization);

            assertThat(answer.status()).as(subject + " on " + place).isIn(401, 403, 404);
            assertSaysNoMore(answer, subject);
        }
    }

    /** Valid tokens that do not permit it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "\"query:read\"",
                "\"query:submit query:read\"",
                "[\"*\"]",
                "[\"query:*\"]",
                "[\"query\"]",
                "[\"QUERY:READ\",\"Query:Submit\"]",
                "[\" query:read\",\"query:read \"]",
                "[\"query:read\\u0000\"]",
                "[[\"query:read\",\"query:submit\"]]",
                "{\"query:read\":true}",
                "[{\"name\":\"query:read\"}]",
                "true",
                "[\"admin\",\"root\",\"superuser\"]"
            })
    void shouldPermitOnlyWhatIsWritten(String permissions) throws Exception {
        String claims = claims().replaceFirst(
                        "\"permissions\":\\[[^]]*\\]", "\"permissions\":" + Matcher.quoteReplacement(permissions))
                .replaceFirst(
                        "\\{",
                        "{\"scope\":\"query:read query:submit audit:read\",\"groups\":[\"query:read\",\"admin\"],\"roles\":[\"query:submit\"],");
        for (String place : places()) {
            Answer answer = call(place.split(" ")[0], place.split(" ")[1], right(HEADER, claims));

            assertThat(answer.status()).as(permissions + " on " + place).isEqualTo(403);
            assertSaysNoMore(answer, permissions);
        }
    }

    @Test
    void shouldNotFindATokenAnywhereElse() {
        for (String path :
                List.of(task + "?access_token=" + good(), task + "?token=" + good(), task + ";token=" + good())) {
            assertThat(call("GET", path, null).status()).as("in the address").isIn(401, 404);
        }
        assertThat(call("GET", task, null, "Cookie: Bearer=" + good() + "; Authorization=" + good() + "\r\n")
                        .status())
                .isEqualTo(401);
        assertThat(call("GET", task, null, "X-Authorization: Bearer " + good() + "\r\nX-Forwarded-User: ann\r\n")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void shouldShowNobodyTheTaskOfAnother() throws Exception {
        for (String thief : List.of(
                "\"sub\":\"eve\"",
                "\"sub\":\"Ann\"",
                "\"sub\":\"ann \"",
                "\"sub\":\"ann\",\"tenant\":\"acme\"",
                "\"sub\":\"eve\",\"upn\":\"ann\"")) {
            String authorization = right(HEADER, claims().replace("\"sub\":\"ann\"", thief));
            for (String place :
                    List.of("GET " + task, "GET " + task + "/events", "DELETE " + task, "POST " + task + "/answer")) {
                Answer answer = call(place.split(" ")[0], place.split(" ")[1], authorization);

                assertThat(answer.status())
                        .as(thief + " on " + place + answer.body())
                        .isEqualTo(404);
                assertSaysNoMore(answer, thief);
            }
        }
        assertThat(call("GET", task, "Bearer " + good()).status()).isEqualTo(200);
    }

    private static List<String> places() {
        return List.of(
                "POST /api/v1/query",
                "GET " + task,
                "GET " + task + "/events",
                "DELETE " + task,
                "POST " + task + "/answer",
                "GET /api/v1/databases",
                "GET /api/v1/databases/demo/schema",
                "PUT /api/v1/databases/demo/access?everyone=true",
                "GET /api/v1/agents",
                "GET /api/v1/audit",
                "GET /api/v1/admin/findings");
    }

    private static void assertSaysNoMore(Answer answer, String attack) {
        assertThat(answer.header("Content-Type")).as(attack).startsWith("application/problem+json");
        assertThat(answer.body())
                .as(attack)
                .doesNotContain(SECRET_WORDS)
                .doesNotContain("Exception")
                .doesNotContain("jose");
    }

    private static Answer call(String verb, String path, String authorization) {
        return call(verb, path, authorization, "");
    }

    private static Answer call(String verb, String path, String authorization, String headers) {
        String body = verb.equals("POST")
                ? path.endsWith("answer")
                        ? "{\"question_id\": \"a\", \"option_id\": \"b\"}"
                        : "{\"query\": \"" + SECRET_WORDS + "\", \"database\": \"demo\"}"
                : "";
        return RawHttp.exchange(verb + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers
                + (authorization == null ? "" : "Authorization: " + authorization + "\r\n")
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static String claims() {
        long now = Instant.now().getEpochSecond();
        return "{\"iss\":\"parley-local\",\"aud\":\"parley\",\"sub\":\"ann\",\"jti\":\"" + UUID.randomUUID()
                + "\",\"iat\":" + now + ",\"exp\":" + (now + 1_800)
                + ",\"permissions\":[\"query:submit\",\"query:read\"]}";
    }

    private static String good() {
        try {
            return right(HEADER, claims()).substring("Bearer ".length());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unsigned(String header) {
        return url(header.getBytes(UTF_8)) + "." + url(claims().getBytes(UTF_8));
    }

    private static String right(String header, String claims) throws GeneralSecurityException {
        return signed(header, claims, "SHA256withRSA", key.privateKey());
    }

    /** With a header of its own, by a key of its own. */
    private static String forged(String header) throws GeneralSecurityException {
        return signed("{\"alg\":\"RS256\"," + header + "}", claims(), "SHA256withRSA", other.getPrivate())
                .substring("Bearer ".length());
    }

    private static String elliptic() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return signed(
                "{\"alg\":\"ES256\"}",
                claims(),
                "SHA256withECDSAinP1363Format",
                generator.generateKeyPair().getPrivate());
    }

    private static String signed(String header, String claims, String algorithm, PrivateKey with)
            throws GeneralSecurityException {
        String content = url(header.getBytes(UTF_8)) + "." + url(claims.getBytes(UTF_8));
        Signature signature = Signature.getInstance(algorithm);
        if (algorithm.equals("RSASSA-PSS")) {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        signature.initSign(with);
        signature.update(content.getBytes(UTF_8));
        return "Bearer " + content + "." + url(signature.sign());
    }

    private static String hmac(String hash, byte[] secret) throws GeneralSecurityException {
        return hmac(hash, secret, "\"typ\":\"JWT\"");
    }

    private static String hmac(String hash, byte[] secret, String header) throws GeneralSecurityException {
        String content = unsigned("{\"alg\":\"HS" + hash + "\"," + header + "}");
        Mac mac = Mac.getInstance("HmacSHA" + hash);
        mac.init(new SecretKeySpec(secret, "HmacSHA" + hash));
        return "Bearer " + content + "." + url(mac.doFinal(content.getBytes(UTF_8)));
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
