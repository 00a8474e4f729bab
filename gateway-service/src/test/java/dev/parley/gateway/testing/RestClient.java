package dev.parley.gateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.Json;
import dev.parley.runtime.testing.EmbeddedServers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** A user of the REST API of the service under test. */
public final class RestClient {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token;

    private RestClient(String token) {
        this.token = token;
    }

    public static RestClient of(String subject, String... permissions) {
        return new RestClient(EmbeddedServers.stack().token(subject, List.of(permissions), Duration.ofMinutes(30)));
    }

    public static RestClient withToken(String token) {
        return new RestClient(token);
    }

    /** An answer to a request; {@code body} is missing when it is empty. */
    public record Reply(int status, JsonNode body) {}

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply delete(String path) {
        return send(request(path).DELETE());
    }

    /** Without a body. */
    public Reply put(String path) {
        return send(request(path).PUT(BodyPublishers.noBody()));
    }

    public Reply post(String path, String json) {
        return send(request(path).header("content-type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** @param ifMatch null for none */
    public Reply put(String path, String ifMatch, String json) {
        HttpRequest.Builder request =
                request(path).header("content-type", "application/json").PUT(BodyPublishers.ofString(json));
        return send(ifMatch == null ? request : request.header("if-match", ifMatch));
    }

    public Reply put(String path, String json) {
        return put(path, null, json);
    }

    /**
     * The whole reply, as it came.
     *
     * @param json null for none
     * @param headers names and values by turns
     */
    public HttpResponse<String> exchange(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = request(method, path, json);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Of any request, also of one whose answer is a stream without an end.
     *
     * @param json null for no body
     */
    public int status(String method, String path, String json) {
        try {
            HttpResponse<InputStream> response =
                    http.send(request(method, path, json).build(), BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Such as the metrics. */
    public String text(String path) {
        try {
            return http.send(request(path).GET().build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String method, String path, String json) {
        return json == null
                ? request(path).method(method, BodyPublishers.noBody())
                : request(path)
                        .header("content-type", "application/json")
                        .method(method, BodyPublishers.ofString(json));
    }

    private HttpRequest.Builder request(String path) {
        String base = ConfigProvider.getConfig().getValue("test.url", String.class);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        return token == null ? request : request.header("authorization", "Bearer " + token);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            JsonNode body = response.body().isEmpty()
                    ? Json.mapper().missingNode()
                    : Json.mapper().readTree(response.body());
            return new Reply(response.statusCode(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
