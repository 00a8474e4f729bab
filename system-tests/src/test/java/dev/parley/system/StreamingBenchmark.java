package dev.parley.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A thousand clients of server-sent events and a thousand of the WebSocket at once, on tasks that wait for an answer: the
 * gateway's heap before, while they are there and after, and how long it takes until each has the event that ends its
 * task. Not part of the build; see {@code docs/performance.md}.
 */
class StreamingBenchmark {

    private static final int CLIENTS_OF_EACH_KIND = 1_000;
    private static final int USERS = 40;
    /** So many are let in at a time. */
    private static final int AT_A_TIME = 50;

    /** It asks back, and a question back waits for long. */
    private static final String QUESTION = "How many orders are to Lyon?";

    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final EmbeddedStack stack = RunningStack.get();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Client metrics = new Client(stack.gatewayUri(), null);
    private final Semaphore entrance = new Semaphore(AT_A_TIME);
    private final AtomicInteger live = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final Queue<Long> ends = new ConcurrentLinkedQueue<>();
    private final List<WebSocket> sockets = new ArrayList<>();

    private record Asked(Client client, String token, String taskId) {}

    @Test
    void measure() throws Exception {
        List<Asked> tasks = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            String token = stack.token("user-" + user, List.of("query:submit", "query:read"), Duration.ofHours(1));
            Client client = new Client(stack.gatewayUri(), token);
            tasks.add(new Asked(client, token, client.submit(QUESTION)));
        }
        for (Asked asked : tasks) {
            String status =
                    asked.client().finished(asked.taskId()).path("status").asText();
            if (!status.equals("AWAITING_ANSWER")) {
                throw new AssertionError(asked.taskId() + " is " + status);
            }
        }
        String before = heap();

        long connecting = System.nanoTime();
        for (int i = 0; i < CLIENTS_OF_EACH_KIND; i++) {
            Asked asked = tasks.get(i % USERS);
            entrance.acquire();
            follow(asked);
            entrance.acquire();
            subscribe(asked);
        }
        Eventually.get("all are live", () -> live.get() == 2 * CLIENTS_OF_EACH_KIND ? live : null);
        double connected = millis(connecting);
        String during = heap();
        double looks = looks();
        Thread.sleep(10_000);
        double looksPerSecond = (looks() - looks) / 10;

        long cancelling = System.nanoTime();
        for (Asked asked : tasks) {
            asked.client().delete("/api/v1/query/" + asked.taskId());
        }
        double cancelled = millis(cancelling);
        Eventually.get("all have the end", () -> ends.size() == 2 * CLIENTS_OF_EACH_KIND ? ends : null);
        double[] waits = ends.stream()
                .mapToDouble(at -> (at - cancelling) / 1e6)
                .sorted()
                .toArray();
        sockets.forEach(WebSocket::abort);
        Eventually.get("nothing is open", () -> open() == 0 ? metrics : null);
        String after = heap();

        System.out.printf(
                Locale.ROOT, "%n%d + %d clients, %d users%n", CLIENTS_OF_EACH_KIND, CLIENTS_OF_EACH_KIND, USERS);
        System.out.println("| | heap after a collection |\n|---|---|");
        System.out.printf("| before | %s |%n| with all of them | %s |%n| after | %s |%n", before, during, after);
        System.out.printf(
                Locale.ROOT,
                "all connected after %.0f ms; %.1f queries a second while nothing happens; %d cancellations took %.0f ms,"
                        + " clients had the last event after p50 %.0f, p99 %.0f, at most %.0f ms from the first of them%n",
                connected,
                looksPerSecond,
                USERS,
                cancelled,
                waits[waits.length / 2],
                waits[waits.length * 99 / 100],
                waits[waits.length - 1]);
    }

    private void follow(Asked asked) {
        HttpRequest request = HttpRequest.newBuilder(
                        stack.gatewayUri().resolve("/api/v1/query/" + asked.taskId() + "/events"))
                .header("Authorization", "Bearer " + asked.token())
                .build();
        http.sendAsync(request, BodyHandlers.fromLineSubscriber(new Lines()));
    }

    private void subscribe(Asked asked) {
        URI uri = URI.create(stack.gatewayUri().toString().replaceFirst("^http", "ws") + "/ws");
        http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + asked.token())
                .buildAsync(uri, new Messages())
                .thenAccept(socket -> {
                    synchronized (sockets) {
                        sockets.add(socket);
                    }
                    socket.sendText("{\"type\": \"subscribe\", \"task_id\": \"" + asked.taskId() + "\"}", true);
                });
    }

    private void seen(String text) {
        if (text.contains("AWAITING_ANSWER") && text.contains("\"seq\"")) {
            live.incrementAndGet();
            entrance.release();
        } else if (text.contains("CANCELLED")) {
            ends.add(System.nanoTime());
        }
    }

    private final class Lines implements Flow.Subscriber<String> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith("data:")) {
                seen(line);
            }
        }

        @Override
        public void onError(Throwable e) {
            closed.incrementAndGet();
        }

        @Override
        public void onComplete() {
            closed.incrementAndGet();
        }
    }

    private final class Messages implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            String text = data.toString();
            if (text.contains("\"event\"")) {
                seen(text);
            }
            socket.request(1);
            return null;
        }
    }

    private double looks() {
        return metric("parley_streaming_looks_total");
    }

    private double open() {
        return metric("parley_streaming_open{kind=\"sse\"") + metric("parley_streaming_open{kind=\"websocket\"");
    }

    private double metric(String name) {
        return metrics.text("/q/metrics")
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** What is in use after a full collection. */
    private String heap() throws Exception {
        jcmd("GC.run");
        long kilobytes = 0;
        for (String line : jcmd("GC.heap_info").lines().toList()) {
            Matcher used = USED.matcher(line);
            if (used.find() && !line.contains("Metaspace") && !line.contains("class space")) {
                kilobytes += Long.parseLong(used.group(1));
            }
        }
        return String.format(Locale.ROOT, "%.1f MB", kilobytes / 1024.0);
    }

    private String jcmd(String command) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(stack.process(Part.GATEWAY).pid()),
                        command)
                .start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }
}
