package dev.parley.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;

/** Speaks the gateway's interface with what a test puts in its mouth. */
final class FakeGateway implements AutoCloseable {

    private final HttpServer server;
    private final Deque<String> streams = new ArrayDeque<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private String terms = "";
    private int submitStatus = 202;
    private String submitBody = "{\"task_id\":\"t1\",\"status\":\"submitted\"}";

    FakeGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/api/v1/query", this::handle);
        server.createContext("/api/v1/glossary", this::glossary);
        server.start();
    }

    /** The content of the next event stream; it then ends. */
    FakeGateway stream(String... statuses) {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < statuses.length; i++) {
            events.append("id: ")
                    .append(i + 1)
                    .append("\nevent: ")
                    .append(statuses[i])
                    .append("\ndata: {}\n\n");
        }
        streams.add(events.toString());
        return this;
    }

    /** What the next read of the task says. */
    FakeGateway answer(String json) {
        answers.add(json);
        return this;
    }

    /** What the glossary has. */
    FakeGateway terms(String... json) {
        terms = String.join(",", json);
        return this;
    }

    FakeGateway refuse(int status, String body) {
        submitStatus = status;
        submitBody = body;
        return this;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Method, path and body of each request, in their order. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String after = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        requests.add((exchange.getRequestMethod() + " " + path + " " + (after == null ? "" : "after " + after) + body)
                .strip());
        if (path.endsWith("/events")) {
            reply(exchange, 200, "text/event-stream", streams.isEmpty() ? "" : streams.poll());
        } else if (path.endsWith("/answer")) {
            reply(exchange, 202, "application/json", "{}");
        } else if (exchange.getRequestMethod().equals("POST")) {
            reply(exchange, submitStatus, "application/json", submitBody);
        } else {
            reply(exchange, 200, "application/json", answers.size() > 1 ? answers.poll() : answers.peek());
        }
    }

    private synchronized void glossary(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        if (exchange.getRequestMethod().equals("DELETE")) {
            reply(exchange, 204, "application/json", "");
        } else {
            reply(exchange, 200, "application/json", "{\"terms\":[" + terms + "]}");
        }
    }

    private static void reply(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
