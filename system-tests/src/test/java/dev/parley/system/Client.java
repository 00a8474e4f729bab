package dev.parley.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A plain user of the REST API. */
final class Client {

    private static final Set<String> TERMINAL = Set.of("COMPLETED", "FAILED", "CANCELLED", "EXPIRED");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final String token;

    /** @param token null for somebody who has none */
    Client(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    URI uri() {
        return gateway;
    }

    /** An answer to a request; {@code body} is missing when it is empty. */
    record Reply(int status, JsonNode body, Map<String, List<String>> headers) {}

    Reply get(String path) {
        return send(request(path).GET());
    }

    /** Such as the metrics. */
    String text(String path) {
        try {
            return http.send(request(path).GET().build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    /** @param headers names and values by turns */
    Reply post(String path, String json, String... headers) {
        HttpRequest.Builder request = request(path).header("content-type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.POST(BodyPublishers.ofString(json)));
    }

    Reply put(String path, String ifMatch, String json) {
        return send(request(path)
                .header("content-type", "application/json")
                .header("if-match", ifMatch)
                .PUT(BodyPublishers.ofString(json)));
    }

    /** @return the task id */
    String submit(String question) {
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("query", question).put("database", "demo").putObject("options").put("row_limit", 1_000);
        Reply reply = post("/api/v1/query", body.toString());
        if (reply.status() != 202) {
            throw new AssertionError(reply.status() + " " + reply.body());
        }
        return reply.body().path("task_id").asText();
    }

    /** The task once nothing follows, or once it asks back. */
    JsonNode finished(String taskId) {
        return Eventually.get("task " + taskId + " has ended", () -> {
            JsonNode task = get("/api/v1/query/" + taskId).body();
            String status = task.path("status").asText();
            return TERMINAL.contains(status) || status.equals("AWAITING_ANSWER") ? task : null;
        });
    }

    /** The task once it has that status. */
    JsonNode awaiting(String taskId, String status) {
        return Eventually.get("task " + taskId + " is " + status, () -> {
            JsonNode task = get("/api/v1/query/" + taskId).body();
            return task.path("status").asText().equals(status) ? task : null;
        });
    }

    JsonNode ask(String question) {
        return finished(submit(question));
    }

    /** The lines of an event stream until the server closes it. */
    List<String> events(String taskId, String lastEventId) {
        HttpRequest.Builder request = request("/api/v1/query/" + taskId + "/events");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try (Stream<String> lines = http.send(
                        request.timeout(Eventually.PATIENCE).GET().build(), BodyHandlers.ofLines())
                .body()) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(Eventually.PATIENCE);
        return token == null ? request : request.header("authorization", "Bearer " + token);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            JsonNode body = response.body().isEmpty()
                    ? Json.mapper().missingNode()
                    : Json.mapper().readTree(response.body());
            return new Reply(response.statusCode(), body, response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
