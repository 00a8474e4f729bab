package dev.parley.system;

import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.embedded.StackConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.stream.Stream;

/** The whole stack with the packaged services, started once for all tests of this JVM and ended with it. */
final class RunningStack {

    private static final class Holder {
        private static final EmbeddedStack STACK = start();
    }

    private RunningStack() {}

    static EmbeddedStack get() {
        return Holder.STACK;
    }

    private static EmbeddedStack start() {
        try {
            Path folder = Files.createTempDirectory("parley-system-tests");
            EmbeddedStack stack = EmbeddedStack.start(config(folder));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stack.close();
                delete(folder);
            }));
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Steps may take long: what is told here is that nothing is lost, on however busy a machine. The coder logs as it does in
     * production, the others as they do here.
     */
    private static StackConfig config(Path folder) {
        StackConfig config = StackConfig.temporary(folder)
                .withParts(EnumSet.allOf(Part.class))
                .withProperty(Part.CODER, "quarkus.log.console.json.enabled", "true")
                .withProperty(Part.GATEWAY, "parley.orchestration.clarify", "3m")
                .withProperty(Part.GATEWAY, "parley.orchestration.generate", "3m")
                .withProperty(Part.GATEWAY, "parley.orchestration.test", "3m")
                .withStartTimeout(Duration.ofMinutes(4))
                .withProgress(System.out::println);
        for (Part service : Part.services()) {
            config = TraceReceiver.get().receives(config, service);
        }
        return config;
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            // a folder of the temporary directory that stays behind harms nobody
        }
    }
}
