package dev.parley.embedded.services;

import dev.parley.embedded.Part;
import dev.parley.embedded.StackException;
import dev.parley.embedded.process.JavaCommand;
import dev.parley.embedded.process.Launch;
import dev.parley.embedded.secrets.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A service as the build packages it. */
public record PackagedService(Part part, Path jar, Path settings) {

    /**
     * A service ends within about 10 s: its channels wait for the work in hand, then virtual threads are cut off after
     * 3 s. The rest is for a busy machine.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final String GATEWAY_HEAP = "256m";
    private static final String AGENT_HEAP = "192m";

    /** @throws StackException when the service has not been built */
    public static PackagedService in(Path project, Path configFolder, Part part) {
        Path jar = project.resolve(part.id() + "-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StackException("The " + part.title() + " is not built: there is no " + jar
                    + ". './mvnw -DskipTests package' builds it, './parley' does so itself.");
        }
        return new PackagedService(part, jar, configFolder.resolve(part.id() + ".properties"));
    }

    public void configure(int port, Map<String, String> properties, Map<String, String> own) {
        Map<String, String> all = new TreeMap<>(properties);
        all.put("quarkus.http.host", "127.0.0.1");
        all.put("quarkus.http.port", Integer.toString(port));
        // People read these logs, in './parley logs' and in the message of a start that failed.
        all.put("quarkus.log.console.json.enabled", "false");
        all.putAll(own);
        try {
            PrivateFile.write(settings, PropertiesFile.of(all));
        } catch (IOException e) {
            throw new StackException("Cannot write " + settings + ": " + e.getMessage(), e);
        }
    }

    public Launch launch(Path log) {
        JavaCommand command = new JavaCommand(part == Part.GATEWAY ? GATEWAY_HEAP : AGENT_HEAP)
                // Measured: 40 % less start time and 30 MB less than with the optimizing compiler.
                .option("-XX:TieredStopAtLevel=1")
                .option("-Dquarkus.config.locations=" + location(settings));
        return new Launch(part.id(), command.jar(jar), Map.of(), log, false, PATIENCE);
    }

    /** Quarkus reads a list of URIs, parted by commas. */
    private static String location(Path file) {
        return file.toUri().toString().replace(",", "%2C");
    }
}
