package dev.parley.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.secrets.TokenIssuer;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RawHttp;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.gateway.testing.SocketClient;
import dev.parley.gateway.testing.SubmittedTask;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The WebSocket of the running gateway, with agents whose replies the test writes. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class TaskSocketQuarkusTest {

    private static final String QUESTION = "{\"query\": \"How many brands are there?\", \"database\": \"demo\"}";

    private static final String UPGRADE =
            "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nConnection: close\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    @Inject
    TaskProcessor processor;

    @Inject
    UpgradeThread upgrades;

    @Test
    void shouldLetInWhoHasATokenFromAPageThatMay() {
        String token = token("ann");
        Map<String, String> header = Map.of("Authorization", "Bearer " + token);
        URI base = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));

        assertThat(SocketClient.status("/ws", header)).isEqualTo(101);
        assertThat(SocketClient.status("/ws", with(header, "https://reports.example.org")))
                .isEqualTo(101);
        assertThat(SocketClient.status("/ws", with(header, "http://" + base.getAuthority())))
                .isEqualTo(101);
        assertThat(SocketClient.status("/ws", with(header, "https://evil.example.org")))
                .isEqualTo(403);
        assertThat(SocketClient.status("/ws", with(header, "null"))).isEqualTo(403);
        assertThat(SocketClient.status("/ws", Map.of())).isEqualTo(401);
        assertThat(SocketClient.status("/ws", Map.of("Authorization", "Bearer x.y.z")))
                .isEqualTo(401);
        assertThat(SocketClient.status("/ws?token=" + token + "&access_token=" + token, Map.of()))
                .isEqualTo(401);
        assertThat(SocketClient.status("/ws", Map.of(), "parley.v1", "bearer.x.y.z"))
                .isEqualTo(401);
    }

    /** Elsewhere it could lose a frame that comes right behind the handshake. */
    @Test
    void shouldUpgradeInTheEventLoopOfTheConnection() {
        SocketClient.open(token("ada")).close();

        assertThat(upgrades.eventLoops()).isNotEmpty().containsOnly(true);
    }

    @Test
    void shouldSayWhyItLetsSomebodyNotIn() {
        RawHttp.Answer nobody = RawHttp.exchange(UPGRADE + "\r\n");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(nobody.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(nobody.body()).contains("PARLEY-3001", "There is no token");
        assertThat(RawHttp.exchange(UPGRADE + "Origin: https://evil.example.org\r\n\r\n")
                        .body())
                .contains("PARLEY-3002", "pages of https://evil.example.org may not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Bearer %s", "Sec-WebSocket-Protocol: parley.v1, bearer.%s"})
    void shouldSayThatATokenDoesNotHold(String header) {
        for (String token : List.of("x.y.z", "eyJhbGciOiJub25lIn0.e30.", token("eve") + "x", "nothing")) {
            RawHttp.Answer answer = RawHttp.exchange(UPGRADE + header.formatted(token) + "\r\n\r\n");

            assertThat(answer.status()).as(token).isEqualTo(401);
            assertThat(answer.header("Content-Type")).as(token).isEqualTo("application/problem+json");
            assertThat(answer.header("WWW-Authenticate")).as(token).isEqualTo("Bearer");
            assertThat(answer.body()).as(token).contains("PARLEY-3001", "Send a valid token");
        }
    }

    @Test
    void shouldTakeTheTokenAsASubprotocolAndNotSendItBack() {
        try (SocketClient client = SocketClient.open("/ws", Map.of(), "parley.v1", "bearer." + token("ann"))) {
            assertThat(client.protocol()).isEqualTo("parley.v1");
            assertThat(client.send("{\"type\": \"ping\", \"id\": \"p\"}")
                            .answer("p")
                            .path("type")
                            .asText())
                    .isEqualTo("pong");
        }
    }

    @Test
    void shouldAskFollowAnswerAndCancel() {
        try (SocketClient client = SocketClient.open(token("ben"))) {
            JsonNode submitted = client.send(
                            "{\"type\": \"submit\", \"id\": \"s\", \"subscribe\": true, \"request\": " + QUESTION + "}")
                    .answer("s");
            assertThat(submitted.path("type").asText()).isEqualTo("task");
            SubmittedTask task = SubmittedTask.known(
                    processor, "ben", submitted.path("task").path("task_id").asText());
            task.asksBack("q1", "1", "2");
            Eventually.holds(() -> assertThat(statuses(client)).endsWith("AWAITING_ANSWER"));

            JsonNode answered = client.send("{\"type\": \"answer\", \"id\": \"a\", \"task_id\": \"" + task.id()
                            + "\", \"question_id\": \"q1\", \"text\": \"the first\"}")
                    .answer("a");
            assertThat(answered.path("task").path("status").asText()).isEqualTo("CLARIFYING");

            client.send("{\"type\": \"cancel\", \"id\": \"c\", \"task_id\": \"" + task.id() + "\"}");
            assertThat(client.answer("c").path("task").path("status").asText()).isEqualTo("CANCELLED");
            Eventually.holds(() -> assertThat(statuses(client)).endsWith("CLARIFYING", "CANCELLED"));
            assertThat(client.events())
                    .extracting(event -> event.path("seq").asInt())
                    .as("each once, in order")
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, client.events().size())
                                    .boxed()
                                    .toList());
        }
    }

    @Test
    void shouldSubscribeAfterANumberAndUnsubscribe() {
        SubmittedTask task = SubmittedTask.of(processor, "cat", "How many brands are there?");
        task.understood();
        try (SocketClient client = SocketClient.open(token("cat"))) {
            JsonNode subscribed = client.send("{\"type\": \"subscribe\", \"id\": \"s\", \"task_id\": \"" + task.id()
                            + "\", \"after_seq\": 2}")
                    .answer("s");
            assertThat(subscribed.path("status").asText()).isEqualTo("GENERATING");
            Eventually.holds(() -> assertThat(statuses(client)).containsExactly("GENERATING"));

            client.send("{\"type\": \"unsubscribe\", \"id\": \"u\", \"task_id\": \"" + task.id() + "\"}")
                    .answer("u");
            task.coded("SELECT 1").answered(1);
            client.send(
                    "{\"type\": \"subscribe\", \"id\": \"s2\", \"task_id\": \"" + task.id() + "\", \"after_seq\": 4}");

            Eventually.holds(() -> assertThat(statuses(client)).containsExactly("GENERATING", "COMPLETED"));
            assertThat(client.send("{\"type\": \"subscribe\", \"id\": \"s3\", \"task_id\": \"" + task.id()
                                    + "\", \"after_seq\": 5}")
                            .answer("s3")
                            .path("status")
                            .asText())
                    .isEqualTo("COMPLETED");
        }
    }

    @Test
    void shouldFollowAllOfOnesOwnAndResume() {
        String cursor;
        SubmittedTask task;
        try (SocketClient client = SocketClient.open(token("dan"))) {
            client.send("{\"type\": \"subscribe\", \"id\": \"all\", \"all\": true}")
                    .answer("all");
            task = SubmittedTask.of(processor, "dan", "How many brands are there?")
                    .understood();
            SubmittedTask.of(processor, "not-dan", "How many brands are there?");
            Eventually.holds(
                    () -> assertThat(statuses(client)).containsExactly("SUBMITTED", "CLARIFYING", "GENERATING"));
            cursor = client.events().getLast().path("cursor").asText();
        }
        task.coded("SELECT 1");
        try (SocketClient client = SocketClient.open(token("dan"))) {
            client.send("{\"type\": \"subscribe\", \"id\": \"all\", \"all\": true, \"after\": \"" + cursor + "\"}")
                    .answer("all");

            Eventually.holds(() -> assertThat(statuses(client)).endsWith("TESTING"));
        }
    }

    @Test
    void shouldTellWhatIsWrongAndStayOpen() {
        SubmittedTask foreign = SubmittedTask.of(processor, "not-eli", "How many brands are there?");
        try (SocketClient client = SocketClient.open(token("eli"))) {
            refused(client, "{\"type\": \"drop\", \"id\": \"1\"}", "1", 400, "PARLEY-2001");
            refused(client, "{\"type\": \"submit\", \"id\": \"2\"}", "2", 400, "PARLEY-2001");
            refused(
                    client,
                    "{\"type\": \"submit\", \"id\": \"3\", \"request\": {\"query\": \"\", \"database\": \"demo\"}}",
                    "3",
                    400,
                    "PARLEY-2001");
            refused(
                    client,
                    "{\"type\": \"submit\", \"id\": \"4\", \"request\": {\"query\": \"x\", \"database\": \"y\"}}",
                    "4",
                    404,
                    "PARLEY-2002");
            for (String type : List.of("subscribe", "cancel", "answer")) {
                refused(
                        client,
                        "{\"type\": \"" + type + "\", \"id\": \"" + type + "\", \"task_id\": \"" + foreign.id() + "\"}",
                        type,
                        type.equals("answer") ? 400 : 404,
                        type.equals("answer") ? "PARLEY-2001" : "PARLEY-2003");
            }
            refused(
                    client,
                    "{\"type\": \"subscribe\", \"id\": \"5\", \"task_id\": \"" + UUID.randomUUID() + "\"}",
                    "5",
                    404,
                    "PARLEY-2003");
            client.send("no JSON");
            Eventually.holds(() -> assertThat(client.messages()
                            .getLast()
                            .path("problem")
                            .path("message")
                            .asText())
                    .contains("not JSON"));
            assertThat(client.send("{\"type\": \"ping\", \"id\": \"p\"}")
                            .answer("p")
                            .path("type")
                            .asText())
                    .isEqualTo("pong");
        }
    }

    @Test
    void shouldAskForThePermissionOfEachMessage() {
        SubmittedTask task = SubmittedTask.of(processor, "fred", "How many brands are there?")
                .understood();
        String cancel = "{\"type\": \"cancel\", \"id\": \"1\", \"task_id\": \"" + task.id() + "\"}";
        String subscribe = "{\"type\": \"subscribe\", \"id\": \"2\", \"task_id\": \"" + task.id() + "\"}";
        try (SocketClient reader = SocketClient.open(token("fred", "query:read"));
                SocketClient writer = SocketClient.open(token("fred", "query:submit"))) {
            refused(reader, cancel, "1", 403, "PARLEY-3002");
            refused(
                    reader,
                    "{\"type\": \"submit\", \"id\": \"3\", \"request\": " + QUESTION + "}",
                    "3",
                    403,
                    "PARLEY-3002");
            assertThat(reader.send(subscribe).answer("2").path("type").asText()).isEqualTo("subscribed");

            refused(writer, subscribe, "2", 403, "PARLEY-3002");
            assertThat(writer.send(cancel).answer("1").path("type").asText()).isEqualTo("task");
        }
    }

    /** Tenant `narrow` has three submissions a minute for each user. */
    @Test
    void shouldCountMessagesAsRequests() {
        String token = EmbeddedServers.stack()
                .tokens()
                .issue(
                        new TokenIssuer.Bearer("kai-" + UUID.randomUUID(), "narrow", List.of("query:submit"), null),
                        Duration.ofMinutes(30));
        try (SocketClient client = SocketClient.open(token)) {
            String submit = "{\"type\": \"submit\", \"id\": \"%s\", \"request\": " + QUESTION + "}";
            for (String id : List.of("1", "2", "3")) {
                assertThat(client.send(submit.formatted(id))
                                .answer(id)
                                .path("type")
                                .asText())
                        .isEqualTo("task");
            }
            refused(client, submit.formatted("4"), "4", 429, "PARLEY-5010");
            assertThat(client.send("{\"type\": \"ping\", \"id\": \"p\"}")
                            .answer("p")
                            .path("type")
                            .asText())
                    .isEqualTo("pong");
        }
    }

    @Test
    void shouldWatchNoMoreTasksThanASocketMay() {
        try (SocketClient client = SocketClient.open(token("gil"))) {
            for (int i = 0; i < 3; i++) {
                client.send("{\"type\": \"submit\", \"id\": \"" + i + "\", \"subscribe\": true, \"request\": "
                                + QUESTION + "}")
                        .answer(Integer.toString(i));
            }
            UUID one = SubmittedTask.of(processor, "gil", "How many brands are there?")
                    .id();

            client.send("{\"type\": \"subscribe\", \"id\": \"x\", \"task_id\": \"" + one + "\"}");

            Eventually.holds(() -> assertThat(client.messages().stream()
                            .filter(message -> message.path("type").asText().equals("error"))
                            .map(message ->
                                    message.path("problem").path("error_code").asText()))
                    .containsExactly("PARLEY-2020"));
        }
    }

    @Test
    void shouldCloseWhenTheTokenEnds() {
        String token = EmbeddedServers.stack().token("hew", List.of("query:read"), Duration.ofSeconds(10));
        try (SocketClient client = SocketClient.open(token)) {
            Eventually.holds(() -> assertThat(client.closeCode()).isEqualTo(4401));
        }
    }

    @Test
    void shouldCloseOnMessagesOfTheWrongKindOrSize() {
        try (SocketClient client = SocketClient.open(token("ivo"))) {
            client.sendBinary((byte) 1);
            Eventually.holds(() -> assertThat(client.closeCode()).isEqualTo(1003));
        }
        try (SocketClient client = SocketClient.open(token("ivo"))) {
            client.send("{\"type\": \"ping\", \"id\": \"" + "x".repeat(100_000) + "\"}");
            Eventually.holds(() -> assertThat(client.closeCode()).isEqualTo(1009));
            assertThat(client.messages()).isEmpty();
        }
    }

    /** It reads what comes but never answers a ping. */
    @Test
    void shouldCloseWhoGivesNoSignOfLife() throws Exception {
        URI base = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        try (Socket mute = new Socket(base.getHost(), base.getPort())) {
            mute.setSoTimeout(15_000);
            mute.getOutputStream()
                    .write(("GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                    + "Authorization: Bearer " + token("joy") + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(closeCode(new DataInputStream(mute.getInputStream()))).isEqualTo(4408);
        }
    }

    /** Of the close frame that ends what a server sends without masks. */
    private static int closeCode(DataInputStream in) throws IOException {
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            head += (char) in.readUnsignedByte();
        }
        assertThat(head).startsWith("HTTP/1.1 101");
        while (true) {
            int opcode = in.readUnsignedByte() & 0x0f;
            byte[] payload = new byte[in.readUnsignedByte()];
            in.readFully(payload);
            if (opcode == 8) {
                return (payload[0] & 0xff) << 8 | payload[1] & 0xff;
            }
        }
    }

    private static void refused(SocketClient client, String message, String id, int status, String code) {
        JsonNode error = client.send(message).answer(id);
        assertThat(error.path("type").asText()).as(error.toString()).isEqualTo("error");
        assertThat(error.path("problem").path("status").asInt())
                .as(error.toString())
                .isEqualTo(status);
        assertThat(error.path("problem").path("error_code").asText()).isEqualTo(code);
        assertThat(client.closeCode()).isZero();
    }

    private static List<String> statuses(SocketClient client) {
        return client.events().stream()
                .map(event -> event.path("status").asText())
                .toList();
    }

    private static Map<String, String> with(Map<String, String> headers, String origin) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Origin", origin);
        return all;
    }

    private static String token(String subject, String... permissions) {
        return EmbeddedServers.stack()
                .token(
                        subject,
                        permissions.length == 0 ? List.of("query:submit", "query:read") : List.of(permissions),
                        Duration.ofMinutes(30));
    }
}
