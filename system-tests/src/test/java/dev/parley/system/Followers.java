package dev.parley.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Clients that follow a task to its end, and come back after the last event that they saw when they are cut off. */
final class Followers {

    private static final Set<String> TERMINAL = Set.of("COMPLETED", "FAILED", "CANCELLED", "EXPIRED");
    private static final Duration COME_BACK = Duration.ofMillis(200);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final String token;

    Followers(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    /** What one client saw, such as {@code 1 SUBMITTED}, and how often it had to come back. */
    record Seen(List<String> events, int returns) {}

    Seen byEvents(String taskId) throws InterruptedException {
        List<String> seen = new ArrayList<>();
        Instant end = Instant.now().plus(Eventually.PATIENCE);
        for (int returns = 0; Instant.now().isBefore(end); returns++) {
            HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/api/v1/query/" + taskId + "/events"))
                    .header("Authorization", "Bearer " + token)
                    .header("Last-Event-ID", Integer.toString(seen.size()))
                    .build();
            try (Stream<String> lines =
                    http.send(request, BodyHandlers.ofLines()).body()) {
                lines.filter(line -> line.startsWith("data:"))
                        .map(line -> Json.read(line.substring(5), JsonNode.class))
                        .forEach(event -> seen.add(text(event)));
            } catch (IOException | UncheckedIOException e) {
                // cut off
            }
            if (isEnd(seen)) {
                return new Seen(seen, returns);
            }
            Thread.sleep(COME_BACK);
        }
        throw new AssertionError("no end for " + taskId + " over SSE: " + seen);
    }

    Seen bySocket(String taskId) throws InterruptedException {
        List<String> seen = new ArrayList<>();
        Instant end = Instant.now().plus(Eventually.PATIENCE);
        for (int returns = 0; Instant.now().isBefore(end); returns++) {
            BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
            try {
                WebSocket socket = open(messages);
                socket.sendText(
                                "{\"type\": \"subscribe\", \"task_id\": \"" + taskId + "\", \"after_seq\": "
                                        + seen.size() + "}",
                                true)
                        .join();
                take(messages, seen, end);
                socket.abort();
            } catch (CompletionException e) {
                // cut off, or nobody there
            }
            if (isEnd(seen)) {
                return new Seen(seen, returns);
            }
            Thread.sleep(COME_BACK);
        }
        throw new AssertionError("no end for " + taskId + " over the WebSocket: " + seen);
    }

    /** An open socket; what comes is put in the queue, and {@code {"closed": code}} at the end. */
    WebSocket open(BlockingQueue<JsonNode> messages) {
        return http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create(gateway.toString().replaceFirst("^http", "ws") + "/ws"), new Inbox(messages))
                .join();
    }

    private static void take(BlockingQueue<JsonNode> messages, List<String> seen, Instant end)
            throws InterruptedException {
        while (!isEnd(seen) && Instant.now().isBefore(end)) {
            JsonNode message = messages.poll(1, TimeUnit.SECONDS);
            if (message != null && message.has("closed")) {
                return;
            }
            if (message != null && message.path("type").asText().equals("event")) {
                seen.add(text(message));
            }
        }
    }

    private static String text(JsonNode event) {
        return event.path("seq").asInt() + " " + event.path("status").asText();
    }

    private static boolean isEnd(List<String> seen) {
        return !seen.isEmpty() && TERMINAL.contains(seen.getLast().split(" ")[1]);
    }

    private record Inbox(BlockingQueue<JsonNode> messages, StringBuilder partial) implements WebSocket.Listener {

        Inbox(BlockingQueue<JsonNode> messages) {
            this(messages, new StringBuilder());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                messages.add(Json.read(partial.toString(), JsonNode.class));
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            messages.add(Json.mapper().createObjectNode().put("closed", code));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            messages.add(Json.mapper().createObjectNode().put("closed", 1006));
        }
    }
}
