package dev.parley.gateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.ConfigProvider;

/** A client of the WebSocket of the service under test. */
public final class SocketClient implements WebSocket.Listener, AutoCloseable {

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile int closeCode;
    private WebSocket socket;

    private SocketClient() {}

    /** As a program opens it. */
    public static SocketClient open(String token) {
        return open("/ws", Map.of("Authorization", "Bearer " + token));
    }

    /** @param protocols the first and the others, as a page opens it */
    public static SocketClient open(String path, Map<String, String> headers, String... protocols) {
        SocketClient client = new SocketClient();
        String base = ConfigProvider.getConfig().getValue("test.url", String.class);
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        headers.forEach(builder::header);
        if (protocols.length > 0) {
            builder.subprotocols(
                    protocols[0],
                    List.of(protocols).subList(1, protocols.length).toArray(String[]::new));
        }
        client.socket = builder.buildAsync(URI.create(base.replaceFirst("^http", "ws") + path), client)
                .join();
        return client;
    }

    /** The HTTP status with which the socket is refused; 101 when it is not. */
    public static int status(String path, Map<String, String> headers, String... protocols) {
        try {
            open(path, headers, protocols).close();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    /** Text that is no JSON is sent too. */
    public SocketClient send(String json) {
        said.add(json);
        socket.sendText(json, true).join();
        return this;
    }

    public void sendBinary(byte... bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    public String protocol() {
        return socket.getSubprotocol();
    }

    public List<JsonNode> messages() {
        return List.copyOf(messages);
    }

    /** The message that answers the one of that id, once it is there; both are as the published contract has them. */
    public JsonNode answer(String id) {
        Eventually.holds(() -> {
            if (find(id) == null) {
                throw new AssertionError("no answer to " + id + " in " + messages + ", closed " + closeCode);
            }
        });
        JsonNode answer = find(id);
        said.stream()
                .filter(json -> json.contains("\"id\": \"" + id + "\""))
                .forEach(json -> SocketFiles.requireAgreement(Json.read(json, JsonNode.class), answer));
        return answer;
    }

    private JsonNode find(String id) {
        return messages.stream()
                .filter(message -> message.path("id").asText().equals(id))
                .findFirst()
                .orElse(null);
    }

    public List<JsonNode> events() {
        return messages.stream()
                .filter(message -> message.path("type").asText().equals("event"))
                .toList();
    }

    /** 0 while it is open. */
    public int closeCode() {
        return closeCode;
    }

    @Override
    public void close() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            messages.add(Json.read(partial.toString(), JsonNode.class));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closeCode = statusCode;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closeCode = 1006;
    }
}
