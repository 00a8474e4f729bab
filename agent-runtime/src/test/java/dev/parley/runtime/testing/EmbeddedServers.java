package dev.parley.runtime.testing;

import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.embedded.StackConfig;
import dev.parley.embedded.postgres.Login;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Real PostgreSQL (with the demo database), Kafka and Redis for a test of one service. The argument {@code service} says
 * which one is tested, so that it is configured as it is in the embedded stack.
 */
public final class EmbeddedServers implements QuarkusTestResourceLifecycleManager {

    private static EmbeddedStack running;

    private Part service = Part.TESTER;
    private Path folder;

    /** The servers of this test. */
    public static EmbeddedStack stack() {
        return running;
    }

    @Override
    public void init(Map<String, String> arguments) {
        service = Part.of(arguments.getOrDefault("service", service.id()));
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("parley-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        running = EmbeddedStack.start(StackConfig.temporary(folder));
        Map<String, String> properties = new HashMap<>(running.serviceProperties(service));
        if (service == Part.TESTER) {
            wide(properties, running.demoOwner());
        }
        return properties;
    }

    /** A database {@code wide}, to be asked in the role that owns it. */
    private static void wide(Map<String, String> properties, Login owner) {
        String prefix = "parley.databases.wide.";
        properties.put(prefix + "url", owner.reactiveUrl());
        properties.put(prefix + "catalog.username", owner.user());
        properties.put(prefix + "sandbox.username", owner.user());
        properties.put(prefix + "sandbox.password", owner.password());
    }

    @Override
    public void stop() {
        if (running != null) {
            running.close();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
