package dev.parley.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Follows a task's events until the last, in a thread of its own. When the stream breaks (a gateway that is restarted)
 * it is taken up again behind the last event seen.
 */
final class TaskFollower implements AutoCloseable {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);

    private sealed interface Item {}

    private record Event(TaskEvent event) implements Item {}

    private record Refusal(CommandFailure failure) implements Item {}

    private final Gateway gateway;
    private final String taskId;
    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private final Thread reader;
    private volatile boolean closed;

    TaskFollower(Gateway gateway, String taskId) {
        this.gateway = gateway;
        this.taskId = taskId;
        this.reader = Thread.ofPlatform().daemon().name("events").start(this::read);
    }

    /** The next event; empty when none came by the deadline. */
    Optional<TaskEvent> next(Instant deadline) {
        try {
            long millis = Math.max(0, Duration.between(Instant.now(), deadline).toMillis());
            return switch (items.poll(millis, TimeUnit.MILLISECONDS)) {
                case null -> Optional.empty();
                case Event event -> Optional.of(event.event());
                case Refusal refusal -> throw refusal.failure();
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void read() {
        String last = null;
        boolean done = false;
        while (!closed && !done) {
            try (InputStream stream = gateway.events(taskId, last);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                EventParser parser = new EventParser();
                for (String line = lines.readLine(); line != null && !closed && !done; line = lines.readLine()) {
                    Optional<TaskEvent> event = parser.accept(line);
                    if (event.isPresent()) {
                        last = event.get().id();
                        done = event.get().isLast();
                        items.add(new Event(event.get()));
                    }
                }
            } catch (CommandFailure e) {
                items.add(new Refusal(e));
                return;
            } catch (IOException e) {
                // The gateway is away for a moment; the deadline of the caller bounds the tries.
            } catch (InterruptedException e) {
                return;
            }
            if (!done) {
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
    }
}
