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
    private EmbeddedStack stack;

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
        stack = EmbeddedStack.start(StackConfig.temporary(folder));
        running = stack;
        Map<String, String> properties = new HashMap<>(running.serviceProperties(service));
        if (service == Part.TESTER) {
            another(properties, "wide", running.demoOwner());
            another(properties, "discreet", running.demoSandbox());
            properties.put("parley.databases.discreet.hide", "public.customers.phone,public.employees");
            properties.put("parley.databases.discreet.sensitive", "public.customers.email");
            oneConnection(properties, "one-connection", "1s");
            oneConnection(properties, "one-connection-patient", "60s");
        }
        return properties;
    }

    /** The demo database under another name, in another role: {@code wide} in the role that owns it. */
    private static void another(Map<String, String> properties, String name, Login role) {
        String prefix = "parley.databases." + name + ".";
        properties.put(prefix + "url", role.reactiveUrl());
        properties.put(prefix + "catalog.username", role.user());
        properties.put(prefix + "sandbox.username", role.user());
        properties.put(prefix + "sandbox.password", role.password());
    }

    /** Where only one can ask at a time. */
    private static void oneConnection(Map<String, String> properties, String name, String acquireTimeout) {
        another(properties, name, running.demoSandbox());
        properties.put("parley.databases." + name + ".pool.max-size", "1");
        properties.put("parley.databases." + name + ".pool.acquire-timeout", acquireTimeout);
    }

    @Override
    public void stop() {
        if (stack != null) {
            stack.close();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
