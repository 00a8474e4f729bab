package dev.parley.embedded.port;

import dev.parley.embedded.Part;
import dev.parley.embedded.StackConfig;
import dev.parley.embedded.StackException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The ports of one run, remembered in the home for the next.
 *
 * @param kafkaController Kafka's second listener, for itself
 */
public record StackPorts(Map<Part, Integer> ports, int kafkaController) {

    private static final String CONTROLLER = "kafka-controller";

    public int of(Part part) {
        Integer port = ports.get(part);
        if (port == null) {
            throw new IllegalArgumentException(part + " is not part of this stack");
        }
        return port;
    }

    public static StackPorts choose(StackConfig config) {
        Path file = config.home().config().resolve("ports.properties");
        PortChoice choice = new PortChoice(read(file));
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        config.ports().forEach((part, port) -> ports.put(part, choice.required(part.id(), port)));
        config.preferredPorts()
                .forEach((part, port) -> ports.computeIfAbsent(part, p -> choice.preferred(p.id(), port)));
        config.parts().forEach(part -> ports.computeIfAbsent(part, p -> choice.remembered(p.id())));
        StackPorts chosen = new StackPorts(Map.copyOf(ports), choice.remembered(CONTROLLER));
        chosen.write(file);
        return chosen;
    }

    private static Map<String, Integer> read(Path file) {
        Map<String, Integer> remembered = new HashMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new StackException("Cannot read " + file, e);
            }
            properties.forEach((name, port) -> remembered.put((String) name, Integer.valueOf((String) port)));
        }
        return remembered;
    }

    private void write(Path file) {
        Properties properties = new Properties();
        ports.forEach((part, port) -> properties.setProperty(part.id(), Integer.toString(port)));
        properties.setProperty(CONTROLLER, Integer.toString(kafkaController));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "Ports of the last run; used again when free.");
        } catch (IOException e) {
            throw new StackException("Cannot write " + file, e);
        }
    }
}
