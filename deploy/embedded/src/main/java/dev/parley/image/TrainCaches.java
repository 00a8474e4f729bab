package dev.parley.image;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.cli.Answer;
import dev.parley.cli.CommandFailure;
import dev.parley.cli.Gateway;
import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.embedded.StackConfig;
import dev.parley.embedded.StackException;
import dev.parley.embedded.process.LogFile;
import dev.parley.model.task.TaskStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes the AOT caches of the services: starts them, asks the demo shop questions, and ends them, when each JVM writes down which
 * classes it loaded and linked and which methods were hot. Argument: the folder of {@link Images}, which the caches are put in.
 * They fit the JVM that runs this, and the jars as they lie there.
 */
public final class TrainCaches {

    private static final List<String> QUESTIONS = List.of(
            "Top 5 products by revenue",
            "How many customers are from France?",
            "Revenue by month in 2024",
            "Customers without orders",
            "Average order value per country");
    private static final int ROUNDS = 3;
    private static final int LOG_LINES = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final EmbeddedStack stack;
    private final Images images;
    private final Map<Part, ImageProcess> running = new EnumMap<>(Part.class);

    private TrainCaches(EmbeddedStack stack, Images images) {
        this.stack = stack;
        this.images = images;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Images images = new Images(Path.of(arguments[0]).toAbsolutePath());
        Path home = Files.createTempDirectory("parley-training");
        try (EmbeddedStack stack = EmbeddedStack.start(StackConfig.temporary(home))) {
            new TrainCaches(stack, images).run();
        } catch (StackException e) {
            System.err.println("No caches: " + e.getMessage());
            // Whoever builds an image has no other way to see it.
            e.log().ifPresent(log -> LogFile.summary(log, LOG_LINES).forEach(System.err::println));
            System.exit(1);
        } catch (CommandFailure e) {
            System.err.println("No caches: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException {
        try {
            for (Part service : Part.services()) {
                Files.deleteIfExists(images.cache(service));
                // Of this collector's heap every other one can make use, which is not so the other way round.
                running.put(
                        service,
                        images.start(stack, service, "-XX:+UseG1GC", "-XX:AOTCacheOutput=" + images.cache(service)));
            }
            for (ImageProcess process : running.values()) {
                process.awaitReady();
            }
            ask(running.get(Part.GATEWAY).uri());
            // Together: each of them takes its time.
            running.values().forEach(ImageProcess::end);
            for (Map.Entry<Part, ImageProcess> process : running.entrySet()) {
                process.getValue().awaitEnd();
                report(process.getKey());
            }
        } finally {
            running.values().forEach(ImageProcess::kill);
        }
    }

    private void report(Part service) throws IOException {
        Path cache = images.cache(service);
        if (!Files.exists(cache)) {
            throw new StackException(
                    "the " + service.title() + " ended without one",
                    stack.home().log(service),
                    null);
        }
        System.out.println(cache + ": " + Files.size(cache) / 1_000_000 + " MB");
    }

    /** @throws StackException when none was answered; one that Parley asks back about trains as well */
    private void ask(URI gateway) throws InterruptedException {
        Gateway api = new Gateway(gateway, stack.token());
        int answered = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (String question : QUESTIONS) {
                answered += isAnswered(api, question) ? 1 : 0;
            }
        }
        if (answered == 0) {
            throw new StackException("not one question was answered");
        }
    }

    private static boolean isAnswered(Gateway api, String question) throws InterruptedException {
        try {
            return outcome(api, api.submit(question, "demo", JsonNodeFactory.instance.objectNode()))
                    .completed();
        } catch (CommandFailure e) {
            // On a machine that is slow or emulated a reply may come late; the others train as well.
            System.err.println(question + " " + e.getMessage());
            return false;
        }
    }

    private static Answer outcome(Gateway api, String task) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            Answer answer = api.read(task);
            if (answer.asksBack() || status(answer).isTerminal()) {
                return answer;
            }
            if (Instant.now().isAfter(end)) {
                throw new StackException("no answer in " + PATIENCE.toSeconds() + " s: " + answer.json());
            }
            Thread.sleep(Duration.ofMillis(100));
        }
    }

    private static TaskStatus status(Answer answer) {
        return TaskStatus.valueOf(answer.status().toUpperCase(Locale.ROOT));
    }
}
