package dev.parley.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a stack is to be; immutable, each {@code with} gives a changed copy.
 *
 * @param project the checkout whose packaged services are started
 * @param binaries where server binaries are unpacked to; shared by stacks of the same checkout
 * @param parts what to start; a service needs all three servers
 * @param ports ports that must be had: taken ones fail the start
 * @param preferredPorts ports to use when they are free
 * @param properties additional properties of a service, over those the stack writes
 * @param startTimeout for each part, from its launch until it is ready
 * @param warmStart keep class-data archives in the home, so that later starts are faster
 */
public record StackConfig(
        StackHome home,
        Path project,
        Path binaries,
        Set<Part> parts,
        Map<Part, Integer> ports,
        Map<Part, Integer> preferredPorts,
        Map<Part, Map<String, String>> properties,
        Duration startTimeout,
        boolean warmStart,
        Consumer<Progress> progress) {

    private static final int GATEWAY_PORT = 8080;

    public StackConfig {
        parts = Collections.unmodifiableSet(EnumSet.copyOf(parts));
        ports = Map.copyOf(ports);
        preferredPorts = Map.copyOf(preferredPorts);
        properties = Map.copyOf(properties);
        if (parts.stream().anyMatch(Part::isService) && !parts.containsAll(Part.servers())) {
            throw new IllegalArgumentException("a service needs PostgreSQL, Kafka and Redis: " + parts);
        }
    }

    /** The whole stack of a checkout, its data kept in the checkout's home, the gateway on 8080 when that is free. */
    public static StackConfig ofProject(Path project) {
        StackHome home = StackHome.ofProject(project);
        return new StackConfig(
                home,
                project,
                home.binaries(),
                EnumSet.allOf(Part.class),
                Map.of(),
                Map.of(Part.GATEWAY, GATEWAY_PORT),
                Map.of(),
                Duration.ofSeconds(90),
                true,
                progress -> {});
    }

    /**
     * For tests: the three servers on free ports with their data in {@code folder}. Binaries are unpacked once per
     * checkout. Add services by {@link #withParts}.
     */
    public static StackConfig temporary(Path folder) {
        Path project = ProjectFolder.find();
        return new StackConfig(
                new StackHome(folder),
                project,
                new StackHome(project.resolve(".parley")).binaries(),
                Part.servers(),
                Map.of(),
                Map.of(),
                Map.of(),
                Duration.ofSeconds(90),
                false,
                progress -> {});
    }

    public StackConfig withParts(Set<Part> chosen) {
        return new StackConfig(
                home, project, binaries, chosen, ports, preferredPorts, properties, startTimeout, warmStart, progress);
    }

    public StackConfig withParts(Part first, Part... more) {
        return withParts(EnumSet.of(first, more));
    }

    /** The part must listen on this port. */
    public StackConfig withPort(Part part, int port) {
        Map<Part, Integer> changed = new HashMap<>(ports);
        changed.put(part, port);
        return new StackConfig(
                home, project, binaries, parts, changed, preferredPorts, properties, startTimeout, warmStart, progress);
    }

    /** A property of one service, over what the stack itself writes. */
    public StackConfig withProperty(Part service, String key, String value) {
        Map<Part, Map<String, String>> changed = new EnumMap<>(Part.class);
        changed.putAll(properties);
        Map<String, String> own = new HashMap<>(changed.getOrDefault(service, Map.of()));
        own.put(key, value);
        changed.put(service, Map.copyOf(own));
        return new StackConfig(
                home, project, binaries, parts, ports, preferredPorts, changed, startTimeout, warmStart, progress);
    }

    public StackConfig withStartTimeout(Duration timeout) {
        return new StackConfig(
                home, project, binaries, parts, ports, preferredPorts, properties, timeout, warmStart, progress);
    }

    /** Called from several threads, one event at a time. */
    public StackConfig withProgress(Consumer<Progress> listener) {
        return new StackConfig(
                home, project, binaries, parts, ports, preferredPorts, properties, startTimeout, warmStart, listener);
    }
}
