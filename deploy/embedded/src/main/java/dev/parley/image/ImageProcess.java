package dev.parley.image;

import dev.parley.cli.Memory;
import dev.parley.embedded.Part;
import dev.parley.embedded.StackException;
import dev.parley.embedded.services.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A service that runs until it is told to end; nobody starts it again. */
final class ImageProcess {

    /** It may be built for another kind of machine, whose instructions are emulated. */
    private static final Duration TO_BE_READY = Duration.ofMinutes(15);
    /** Writing a cache is a part of the end of the JVM that trained it. */
    private static final Duration TO_END = Duration.ofMinutes(15);

    private static final Duration POLL = Duration.ofMillis(10);

    private final Part service;
    private final Process process;
    private final int port;
    private final Path log;
    private final Instant began;

    private ImageProcess(Part service, Process process, int port, Path log, Instant began) {
        this.service = service;
        this.process = process;
        this.port = port;
        this.log = log;
        this.began = began;
    }

    static ImageProcess start(Part service, List<String> command, int port, Path log) throws IOException {
        Instant began = Instant.now();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ImageProcess(service, process, port, log, began);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Waits until it is ready.
     *
     * @throws StackException when it ends before, or is not ready in time
     */
    StartCost awaitReady() throws InterruptedException {
        while (!Readiness.of(port)) {
            if (!process.isAlive()) {
                throw failed("ended with " + process.exitValue() + " before it was ready");
            }
            if (Instant.now().isAfter(began.plus(TO_BE_READY))) {
                throw failed("was not ready after " + TO_BE_READY.toSeconds() + " s");
            }
            Thread.sleep(POLL);
        }
        return new StartCost(
                Duration.between(began, Instant.now()),
                process.info().totalCpuDuration().orElse(Duration.ZERO),
                Memory.of(process.pid()).orElse(0));
    }

    /** Tells it to end; {@link #awaitEnd} waits for it. */
    void end() {
        process.destroy();
    }

    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(TO_END.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw failed("did not end in " + TO_END.toSeconds() + " s");
        }
    }

    /** For whoever gives up. */
    void kill() {
        process.destroyForcibly();
    }

    private StackException failed(String what) {
        return new StackException("The " + service.title() + " " + what + ".", log, null);
    }
}
