package dev.parley.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.secrets.SigningKey;
import java.nio.file.Files;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, and what a caller is told who does it wrong. */
class AccessIT {

    private static final EmbeddedStack STACK = RunningStack.get();
    private static final SigningKey KEY = SigningKey.in(STACK.home().keys());
    private static final String QUESTION = "{\"query\": \"How many brands are there?\", \"database\": \"demo\"}";

    private final Client ann = client("ann", List.of("query:submit", "query:read"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/query/01890000-0000-7000-8000-000000000001",
                "/api/v1/query/01890000-0000-7000-8000-000000000001/events",
                "/api/v1/events",
                "/api/v1/agents",
                "/api/v1/databases",
                "/api/v1/databases/demo/schema",
                "/api/v1/audit",
                "/api/v1/admin/findings",
                "/api/v1/admin/performance",
                "/api/v1/admin/failures",
                "/api/v1/admin/context"
            })
    void shouldAskForAToken(String path) {
        Client.Reply reply = new Client(STACK.gatewayUri(), null).get(path);

        assertProblem(reply, 401, "PARLEY-3001");
        assertThat(reply.headers().get("www-authenticate")).containsExactly("Bearer");
    }

    @Test
    void shouldTakeATokenOfItsOwnKey() throws Exception {
        String token = signed(KEY.privateKey(), "parley-local", "parley", 0);

        assertThat(new Client(STACK.gatewayUri(), token)
                        .post("/api/v1/query", QUESTION)
                        .status())
                .isEqualTo(202);
    }

    /** Each is the good token of the test above but for one thing. */
    @Test
    void shouldRefuseForgedTokens() throws Exception {
        PrivateKey otherKey =
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        String payload = signed(KEY.privateKey(), "parley-local", "parley", 0).split("\\.")[1];
        String confused = base64("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + "." + payload;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Files.readAllBytes(KEY.publicKeyFile()), "HmacSHA256"));
        Map<String, String> forged = Map.of(
                "another key", signed(otherKey, "parley-local", "parley", 0),
                "another audience", signed(KEY.privateKey(), "parley-local", "elsewhere", 0),
                "another issuer", signed(KEY.privateKey(), "elsewhere", "parley", 0),
                "not yet valid", signed(KEY.privateKey(), "parley-local", "parley", 60),
                "no signature", base64("{\"alg\":\"none\"}".getBytes(UTF_8)) + "." + payload + ".",
                "the public key as a secret", confused + "." + base64(mac.doFinal(confused.getBytes(UTF_8))),
                "no token", "x.y.z");

        forged.forEach((what, token) -> {
            Client.Reply reply = new Client(STACK.gatewayUri(), token).post("/api/v1/query", QUESTION);
            assertThat(reply.status()).as(what).isEqualTo(401);
            assertProblem(reply, 401, "PARLEY-3001");
        });
    }

    @Test
    void shouldRefuseATokenThatHasExpired() {
        String token = STACK.token("ann", List.of("query:submit"), Duration.ofMinutes(-10));

        assertProblem(new Client(STACK.gatewayUri(), token).post("/api/v1/query", QUESTION), 401, "PARLEY-3001");
    }

    @Test
    void shouldRefuseWhoLacksThePermission() {
        Client reader = client("bob", List.of("query:read"));

        Client.Reply reply = reader.post("/api/v1/query", QUESTION);

        assertProblem(reply, 403, "PARLEY-3002");
        assertThat(reply.body().path("message").asText()).isEqualTo("Access denied");
        assertThat(reader.get("/api/v1/agents").status()).isEqualTo(200);
    }

    @Test
    void shouldShowATaskToItsOwnerOnly() {
        String taskId = ann.submit("How many brands are there?");
        Client bob = client("bob", List.of("query:submit", "query:read"));

        assertThat(ann.get("/api/v1/query/" + taskId).status()).isEqualTo(200);
        assertProblem(bob.get("/api/v1/query/" + taskId), 404, "PARLEY-2003");
        assertProblem(bob.get("/api/v1/query/" + taskId + "/events"), 404, "PARLEY-2003");
        assertProblem(bob.delete("/api/v1/query/" + taskId), 404, "PARLEY-2003");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"query": "", "database": "demo"}                              | 400 | PARLEY-2001 | `query` cannot be empty
            {"database": "demo"}                                           | 400 | PARLEY-2001 | `query` cannot be empty
            {"query": "How many?"}                                         | 400 | PARLEY-2001 | `database` cannot be empty
            {"query": "How many?", "database": "elsewhere"}                | 404 | PARLEY-2002 | registered: demo
            {"query": "How many?", "database": "demo", "option": {}}       | 400 | PARLEY-2001 | Unknown field `option`
            {"query": "How many?", "database": "demo", "options": {"row_limit": 0}}   | 400 | PARLEY-2001 | between 1 and 10000
            {"query": "How many?", "database": "demo", "options": {"row_limit": "x"}} | 400 | PARLEY-2001 | options.row_limit
            {"query": {}, "database": "demo"}                              | 400 | PARLEY-2001 | `query`
            {"query": "How many?"                                          | 400 | PARLEY-2001 | not JSON
            null                                                           | 400 | PARLEY-2001 | body is empty
            []                                                             | 400 | PARLEY-2001 |
            """)
    void shouldSayWhatIsWrongWithARequest(String body, int status, String code, String message) {
        Client.Reply reply = ann.post("/api/v1/query", body);

        assertProblem(reply, status, code);
        if (message != null) {
            assertThat(reply.body().path("message").asText()).contains(message);
        }
    }

    @Test
    void shouldRefuseABodyThatIsTooLarge() {
        Client.Reply reply =
                ann.post("/api/v1/query", "{\"query\": \"" + "x".repeat(100_000) + "\", \"database\": \"demo\"}");

        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void shouldNotTakeAnAnswerThatNobodyAskedFor() {
        String taskId = ann.ask("How many brands are there?").path("task_id").asText();

        assertProblem(
                ann.post("/api/v1/query/" + taskId + "/answer", "{\"question_id\": \"q\", \"option_id\": \"o\"}"),
                409,
                "PARLEY-2005");
        assertProblem(ann.delete("/api/v1/query/" + taskId), 409, "PARLEY-2007");
    }

    @Test
    void shouldShowTheAgentsAndWhatTheyCan() {
        JsonNode agents = Eventually.get("three agents", () -> {
            JsonNode body = ann.get("/api/v1/agents").body();
            return body.size() == 3 ? body : null;
        });

        assertThat(agents.findValuesAsText("agent")).containsExactly("clarifier", "coder", "tester");
        assertThat(agents.path(0).path("capabilities").toString()).contains("identify_ambiguities");
        assertThat(agents.path(2).path("counters").has("received")).isTrue();
    }

    @Test
    void shouldShowTheDatabasesAndTheirSchema() {
        assertThat(ann.get("/api/v1/databases").body().findValuesAsText("name")).contains("demo");

        JsonNode schema = ann.get("/api/v1/databases/demo/schema").body();
        assertThat(schema.path("tables")).hasSize(16);
        assertThat(schema.path("fingerprint").asText()).hasSize(64);
        assertProblem(ann.get("/api/v1/databases/elsewhere/schema"), 404, "PARLEY-2002");
    }

    @Test
    void shouldKeepAnAuditThatWatchersLearnFrom() {
        String name = "vera-" + UUID.randomUUID();
        Client vera = client(name, List.of("query:submit", "query:read"));
        Client admin = client("admin", List.of("audit:read", "admin:read"));
        String sql = vera.ask("How many brands are there?").path("sql").asText();
        String lost =
                vera.ask("How many zorgs frobnicate the quux?").path("task_id").asText();
        assertThat(vera.get("/api/v1/audit").status()).isEqualTo(403);

        List<String> rows = Eventually.get("five rows", () -> {
            JsonNode entries =
                    admin.get("/api/v1/audit?principal=" + name).body().path("entries");
            return entries.size() < 5 ? null : lines(entries);
        });
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        "ASK ACCEPTED  ",
                        "RUN ANSWERED  " + sql,
                        "ASK ACCEPTED  ",
                        "CLARIFY FAILED clarifier ",
                        "ADMIN REFUSED authorization ");

        JsonNode failure = Eventually.get("a finding", () -> {
            for (JsonNode finding :
                    admin.get("/api/v1/admin/findings?watcher=BugHunter").body()) {
                if (finding.path("evidence").asText().contains(lost)) {
                    return finding;
                }
            }
            return null;
        });
        assertThat(failure.path("subject").asText()).isEqualTo("PARLEY-1020");
        JsonNode statements = admin.get("/api/v1/admin/performance").body().path("statements");
        assertThat(statements.findValuesAsText("shape")).anyMatch(shape -> shape.contains("brands"));
    }

    private static List<String> lines(JsonNode entries) {
        List<String> lines = new ArrayList<>();
        for (JsonNode entry : entries) {
            lines.add(String.join(
                    " ",
                    entry.path("act").asText(),
                    entry.path("outcome").asText(),
                    entry.path("layer").asText(),
                    entry.path("sql").asText()));
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/ready", "/q/health/live"})
    void shouldTellItsHealthToEverybody(String path) {
        Client.Reply reply = new Client(STACK.gatewayUri(), null).get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("status").asText()).isEqualTo("UP");
    }

    private static Client client(String subject, List<String> permissions) {
        return new Client(STACK.gatewayUri(), STACK.token(subject, permissions, Duration.ofMinutes(30)));
    }

    private static String signed(PrivateKey key, String issuer, String audience, int validInMinutes)
            throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setSubject("ann");
        claims.setIssuedAtToNow();
        claims.setNotBefore(NumericDate.fromSeconds(NumericDate.now().getValue() + validInMinutes * 60L));
        claims.setExpirationTimeMinutesInTheFuture(120);
        claims.setStringListClaim("permissions", "query:submit", "query:read");
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(key);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return token.getCompactSerialization();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void assertProblem(Client.Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
        assertThat(reply.headers().get("content-type").getFirst()).startsWith("application/problem+json");
        assertThat(reply.body().path("error_code").asText()).isEqualTo(code);
        assertThat(reply.body().path("status").asInt()).isEqualTo(status);
        for (String field : List.of("type", "title", "detail", "error", "message", "timestamp")) {
            assertThat(reply.body().has(field)).as(field).isTrue();
        }
        assertThat(reply.body().toString()).doesNotContain("Exception");
    }
}
