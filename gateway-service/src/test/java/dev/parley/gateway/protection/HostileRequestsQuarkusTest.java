package dev.parley.gateway.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.testing.RawHttp;
import dev.parley.gateway.testing.RawHttp.Answer;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes, the answer is a problem document that says whose fault it is, and the next one is served. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class HostileRequestsQuarkusTest {

    private static final List<String> VERBS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "BREW", "get");

    private static String token() {
        return EmbeddedServers.stack()
                .token(
                        "mallory",
                        List.of("query:submit", "query:read", "audit:read", "admin:read"),
                        Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/query",
                "/api/v1/query/01890000-0000-7000-8000-000000000001",
                "/api/v1/query/01890000-0000-7000-8000-000000000001/answer",
                "/api/v1/query/01890000-0000-7000-8000-000000000001/events",
                "/api/v1/query/not-an-id",
                "/api/v1/query/not-an-id/events",
                "/api/v1/query/%00",
                "/api/v1/query/..%2f..%2fetc",
                "/api/v1/query/%ff%fe",
                "/api/v1/databases",
                "/api/v1/databases/nowhere/schema",
                "/api/v1/databases/%00/schema",
                "/api/v1/databases/demo/access",
                "/api/v1/agents",
                "/api/v1/audit",
                "/api/v1/audit?limit=x",
                "/api/v1/audit?principal=%00",
                "/api/v1/audit?cursor=%00%ff",
                "/api/v1/admin/findings",
                "/api/v1/nowhere",
                "/api//v1/query",
                "/nowhere"
            })
    void shouldAnswerEveryVerbOnEveryPath(String path) {
        for (String verb : VERBS) {
            Answer answer = RawHttp.exchange(request(verb, path, "", ""));

            assertThat(answer.status()).as(verb + " " + path).isBetween(200, 499);
            if (answer.status() >= 400 && !verb.equals("HEAD")) {
                assertProblem(answer, verb + " " + path);
            }
        }
    }

    static Stream<Arguments> bodies() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        return Stream.of(
                Arguments.of("a NUL", "{\"query\": \"a\\u0000b\", \"database\": \"demo\"}"),
                Arguments.of("half a surrogate pair", "{\"query\": \"How \\ud800 many?\", \"database\": \"demo\"}"),
                Arguments.of(
                        "a surrogate pair the wrong way round",
                        "{\"query\": \"\\udc00\\ud800\", \"database\": \"demo\"}"),
                Arguments.of(
                        "a NUL in a result",
                        "{\"query\": \"a\", \"database\": \"demo\", \"options\": {\"expected_results\": {\"rows\": [[\"\\u0000\"]]}}}"),
                Arguments.of(
                        "a NUL in the reference",
                        "{\"query\": \"a\", \"database\": \"demo\", \"reference\": \"\\u0000\"}"),
                Arguments.of("a field twice", "{\"query\": \"a\", \"query\": \"b\", \"database\": \"demo\"}"),
                Arguments.of(
                        "a huge number",
                        "{\"query\": \"a\", \"database\": \"demo\", \"options\": {\"row_limit\": 1e999999999}}"),
                Arguments.of(
                        "a long number",
                        "{\"query\": \"a\", \"database\": \"demo\", \"options\": {\"row_limit\": " + "9".repeat(5_000)
                                + "}}"),
                Arguments.of(
                        "a number beyond integers",
                        "{\"query\": \"a\", \"database\": \"demo\", \"options\": {\"row_limit\": 99999999999}}"),
                Arguments.of("deep lists", deep),
                Arguments.of(
                        "deep objects in a result",
                        "{\"query\": \"a\", \"database\": \"demo\", \"options\": {\"expected_results\": {\"rows\": "
                                + deep + "}}}"),
                Arguments.of("a list for a text", "{\"query\": [\"a\"], \"database\": \"demo\"}"),
                Arguments.of("an object for a text", "{\"query\": {\"a\": 1}, \"database\": \"demo\"}"),
                Arguments.of(
                        "a text for an object", "{\"query\": \"a\", \"database\": \"demo\", \"options\": \"none\"}"),
                Arguments.of(
                        "a text that is too long",
                        "{\"query\": \"" + "x".repeat(2_001) + "\", \"database\": \"demo\"}"),
                Arguments.of("more after the end", "{\"query\": \"a\", \"database\": \"demo\"} {}"),
                Arguments.of(
                        "not a number",
                        "{\"query\": \"a\", \"database\": \"demo\", \"options\": {\"row_limit\": NaN}}"),
                Arguments.of("a comment", "{/* */\"query\": \"a\", \"database\": \"demo\"}"),
                Arguments.of("no JSON", "query=a&database=demo"),
                Arguments.of("nothing", ""),
                Arguments.of("null", "null"),
                Arguments.of(
                        "a prototype", "{\"__proto__\": {}, \"@class\": \"java.lang.Runtime\", \"query\": \"a\"}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void shouldSayThatABodyIsWrong(String what, String body) {
        Answer answer = RawHttp.exchange(request("POST", "/api/v1/query", "Content-Type: application/json\r\n", body));

        assertThat(answer.status()).as(what + answer.body()).isEqualTo(400);
        assertProblem(answer, what);
    }

    @Test
    void shouldSayThatBytesAreNoText() {
        byte[] body = RawHttp.latin("{\"query\": \"\u00ff\u00fe\u00c0\", \"database\": \"demo\"}");
        String head = "POST /api/v1/query HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + token()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (RawHttp http = new RawHttp()) {
            Answer answer = http.send(RawHttp.latin(head)).send(body).answer();

            assertThat(answer.status()).isEqualTo(400);
            assertProblem(answer, "bytes");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Type: text/plain, 415",
        "Content-Type: application/xml, 415",
        "Content-Type: nonsense, 415",
        "Content-Type: application/json#Accept: image/png, 406"
    })
    void shouldSayWhatItDoesNotSpeak(String header, int status) {
        Answer answer = RawHttp.exchange(request(
                "POST",
                "/api/v1/query",
                header.replace("#", "\r\n") + "\r\n",
                "{\"query\": \"a\", \"database\": \"demo\"}"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertProblem(answer, header);
        assertThat(answer.body()).contains(status == 415 ? "Content-Type: application/json" : "Not Acceptable");
    }

    @Test
    void shouldRefuseALargeBodyBeforeItComes() {
        String head =
                head("POST", "/api/v1/query", "Content-Type: application/json\r\nContent-Length: 99999999999\r\n");
        Answer answer = RawHttp.exchange(head);

        assertThat(answer.status()).isEqualTo(413);
        assertProblem(answer, "a length");
    }

    /** A server that closes at once resets the connection, and the client never sees why. */
    @RepeatedTest(20)
    void shouldTellAClientThatStillSends() throws Exception {
        URI base = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest large = HttpRequest.newBuilder(base.resolve("/api/v1/query"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(new byte[1_000_000]))
                    .build();

            assertThat(http.send(large, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/query", "/mcp"})
    void shouldRefuseALargeBodyWhoseLengthNobodySaid(String path) {
        String head = head("POST", path, "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n");
        String chunk = "2000\r\n" + " ".repeat(0x2000) + "\r\n";
        Answer answer = RawHttp.exchange(head + chunk.repeat(9) + "0\r\n\r\n");

        assertThat(answer.status()).isEqualTo(413);
        assertProblem(answer, "chunks");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/query, true", "/api/v1/query, false", "/mcp, true", "/mcp, false"})
    void shouldRefuseALargeBodyOverHttp2(String path, boolean saysItsLength) throws Exception {
        URI base = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        byte[] body = " ".repeat(0x2000 * 9).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpRequest upgrade =
                    HttpRequest.newBuilder(base.resolve("/q/health/live")).build();
            assertThat(http.send(upgrade, BodyHandlers.ofString()).version()).isEqualTo(HttpClient.Version.HTTP_2);
            HttpRequest large = HttpRequest.newBuilder(base.resolve(path))
                    .header("Authorization", "Bearer " + token())
                    .header("Content-Type", "application/json")
                    .POST(
                            saysItsLength
                                    ? BodyPublishers.ofByteArray(body)
                                    : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                    .build();

            HttpResponse<String> response = http.send(large, BodyHandlers.ofString());

            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(413);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
        assertServes();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/query, GET POST",
        "/api/v1/query/01890000-0000-7000-8000-000000000001, GET DELETE",
        "/api/v1/query/01890000-0000-7000-8000-000000000001/answer, POST",
        "/api/v1/audit, GET"
    })
    void shouldSayWhatIsAllowedInPlaceOfAVerb(String path, String verbs) {
        Answer answer = RawHttp.exchange(request("PATCH", path, "Content-Type: application/json\r\n", "{}"));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow").split(", ?")).contains(verbs.split(" "));
        assertProblem(answer, path);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/query/not-an-id, PARLEY-2003",
        "/api/v1/query/not-an-id/results, PARLEY-2003",
        "/api/v1/query/not-an-id/events, PARLEY-2003",
        "/api/v1/glossary/not-an-id, PARLEY-2050",
        "/api/v1/nowhere, PARLEY-2001",
        "/nowhere, PARLEY-2001"
    })
    void shouldSayThatThereIsNothing(String path, String code) {
        Answer answer = RawHttp.exchange(request("GET", path, "", ""));

        assertThat(answer.status()).isEqualTo(404);
        assertProblem(answer, path);
        assertThat(answer.body()).contains(code);
    }

    /** Refused by the server's own reader of HTTP, before there is a request to answer with a document. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\nConnection: close\r\n\r\n",
                "POST /api/v1/query HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\nConnection: close\r\n\r\n",
                "POST /api/v1/query HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
                "GET /api/v1/query HTTP/1.1\r\nHost: x\r\nBad Header\u0001: y\r\nConnection: close\r\n\r\n"
            })
    void shouldRefuseWhatIsNoHttp(String request) {
        assertThat(RawHttp.exchange(request).status()).isBetween(400, 499);
        assertServes();
    }

    @Test
    void shouldRefuseALongHeaderAndALongPath() {
        assertThat(RawHttp.exchange(request("GET", "/api/v1/agents", "X-Long: " + "x".repeat(100_000) + "\r\n", ""))
                        .status())
                .isEqualTo(431);
        assertThat(RawHttp.exchange(request("GET", "/api/v1/query/" + "x".repeat(100_000), "", ""))
                        .status())
                .isEqualTo(414);
        assertServes();
    }

    @Test
    void shouldServeOthersWhileManyDoNotFinishTheirRequests() {
        List<RawHttp> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 600; i++) {
                String head =
                        head("POST", "/api/v1/query", "Content-Type: application/json\r\nContent-Length: 100\r\n");
                slow.add(new RawHttp().send((i % 2 == 0 ? head.substring(0, 40) : "GET /api").getBytes()));
            }
            assertServes();
        } finally {
            slow.forEach(RawHttp::close);
        }
    }

    @Test
    void shouldTellBrowsersToKeepTheirHandsOff() {
        Answer answer = RawHttp.exchange(request("GET", "/api/v1/databases", "Origin: https://evil.example\r\n", ""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(answer.head().toLowerCase()).doesNotContain("access-control-allow");
    }

    private static void assertServes() {
        assertThat(RestClient.of("ann", "query:read").get("/api/v1/databases").status())
                .isEqualTo(200);
    }

    private static void assertProblem(Answer answer, String what) {
        assertThat(answer.header("Content-Type")).as(what).startsWith("application/problem+json");
        assertThat(answer.body()).as(what).contains("\"error_code\"").doesNotContain("Exception");
    }

    private static String head(String verb, String path, String headers) {
        return verb + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + token()
                + "\r\n" + headers + "\r\n";
    }

    private static String request(String verb, String path, String headers, String body) {
        int length = body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        return head(
                        verb,
                        path,
                        headers + (length > 0 || verb.equals("POST") ? "Content-Length: " + length + "\r\n" : ""))
                + body;
    }
}
