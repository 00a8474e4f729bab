package dev.parley.system;

import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.embedded.postgres.Login;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What a question costs each part in time of a processor, and so how many a second one core of it carries. Times on the
 * clock depend on who else uses the machine, these hardly. Not part of the build; see {@code docs/operations.md}.
 */
class CapacityBenchmark {

    private static final List<String> QUESTIONS =
            List.of("How many customers are from France?", "Top 5 products by revenue", "How many orders per status?");
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration MEASURED = Duration.ofSeconds(40);
    private static final Duration IDLE = Duration.ofSeconds(20);

    private final EmbeddedStack stack = RunningStack.get();
    private final Client client = new Client(stack.gatewayUri(), stack.token());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void measure() throws Exception {
        try (TaskResults results = TaskResults.open(stack.kafkaBootstrapServers())) {
            for (String question : QUESTIONS) {
                ThroughputBenchmark.saturated(asked(question, results), WARM_UP.dividedBy(QUESTIONS.size()));
            }
            Map<String, Duration> before = cpu();
            Thread.sleep(IDLE);
            report("nothing asked, ms a second", before, (int) IDLE.toSeconds());
            for (String question : QUESTIONS) {
                answered.set(0);
                before = cpu();
                ThroughputBenchmark.saturated(asked(question, results), MEASURED);
                report(question + ", ms a question of " + answered, before, answered.get());
            }
        }
    }

    private Supplier<CompletableFuture<?>> asked(String question, TaskResults results) {
        return () -> CompletableFuture.supplyAsync(() -> client.submit(question), threads)
                .thenCompose(results::of)
                .thenRun(answered::incrementAndGet);
    }

    private Map<String, Duration> cpu() {
        Map<String, Duration> times = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            times.put(part.title(), CpuTime.of(stack.process(part).pid()));
        }
        Login own = stack.applicationDatabase();
        times.put(
                "of PostgreSQL, the application's sessions",
                CpuTime.ofChildren(stack.process(Part.POSTGRES).pid(), " " + own.user() + " " + own.database() + " "));
        return times;
    }

    private void report(String what, Map<String, Duration> before, int times) {
        System.out.printf("%n%s%n", what);
        cpu().forEach((part, now) -> {
            double millis = now.minus(before.get(part)).toMillis() / (double) times;
            System.out.printf(Locale.ROOT, "| %s | %.1f | %.0f |%n", part, millis, 1000 / millis);
        });
    }
}
