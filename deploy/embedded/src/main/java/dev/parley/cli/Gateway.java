package dev.parley.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** The gateway's REST interface, as far as the command needs it. */
public final class Gateway {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int MOST_TERMS = 1000;
    private static final int BAD_REQUEST = 400;

    private final URI base;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    public Gateway(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** @return the task's id */
    public String submit(String question, String database, ObjectNode options) {
        return submit(question, database, options, null);
    }

    /** @param follows the task that the question may be a follow-up to; null when it is one of its own */
    String submit(String question, String database, ObjectNode options, String follows) {
        ObjectNode body = Answer.MAPPER.createObjectNode();
        body.put("query", question);
        body.put("database", database);
        body.set("options", options);
        if (follows != null) {
            body.put("follows", follows);
        }
        return send(post("/api/v1/query", body)).path("task_id").asText();
    }

    public Answer read(String taskId) {
        return new Answer(
                send(request("/api/v1/query/" + taskId).timeout(ANSWER).GET().build()));
    }

    void answer(String taskId, String questionId, Pick pick) {
        send(post("/api/v1/query/" + taskId + "/answer", pick.answer(questionId)));
    }

    /** What words mean to whoever asks, the newest first. */
    List<Term> terms() {
        JsonNode page = send(request("/api/v1/glossary?limit=" + MOST_TERMS)
                .timeout(ANSWER)
                .GET()
                .build());
        return StreamSupport.stream(page.path("terms").spliterator(), false)
                .map(Term::of)
                .toList();
    }

    void forget(String termId) {
        send(request("/api/v1/glossary/" + termId).timeout(ANSWER).DELETE().build());
    }

    /**
     * Opens the stream of a task's events.
     *
     * @param after the id of the last event seen; null for all
     * @throws IOException when the gateway cannot be reached just now
     */
    InputStream events(String taskId, String after) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request("/api/v1/query/" + taskId + "/events").header("Accept", "text/event-stream");
        if (after != null && !after.isEmpty()) {
            request.header("Last-Event-ID", after);
        }
        HttpResponse<InputStream> response = http.send(request.GET().build(), BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            try (InputStream body = response.body()) {
                throw refused(response.statusCode(), new String(body.readNBytes(64 * 1024), StandardCharsets.UTF_8));
            }
        }
        return response.body();
    }

    private HttpRequest post(String path, ObjectNode body) {
        return request(path)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw refused(response.statusCode(), response.body());
            }
            return response.body().isBlank() ? Answer.MAPPER.missingNode() : Answer.MAPPER.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new CommandFailure(ExitCode.FAILED, "The gateway at " + base + " sent something that is not JSON.");
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.NOT_UP,
                    "The gateway at " + base + " does not answer ("
                            + e.getClass().getSimpleName() + "). './parley status' shows what runs.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "Interrupted.");
        }
    }

    /** From the problem document, if it is one. */
    private static CommandFailure refused(int status, String body) {
        JsonNode problem;
        try {
            problem = Answer.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            problem = Answer.MAPPER.missingNode();
        }
        String message = first(problem, "message", "detail", "title");
        String hint = first(problem, "hint");
        return new CommandFailure(
                status == BAD_REQUEST ? ExitCode.USAGE : ExitCode.FAILED,
                (message.isEmpty() ? "The gateway refused with HTTP status " + status + "." : message)
                        + (hint.isEmpty() ? "" : "\nHint: " + hint));
    }

    private static String first(JsonNode json, String... names) {
        for (String name : names) {
            if (json.path(name).isTextual()) {
                return json.path(name).asText();
            }
        }
        return "";
    }
}
