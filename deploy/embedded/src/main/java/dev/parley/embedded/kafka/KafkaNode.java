package dev.parley.embedded.kafka;

import dev.parley.embedded.StackException;
import dev.parley.embedded.process.JavaCommand;
import dev.parley.embedded.process.Launch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** One Kafka node in a folder: its settings, its formatted storage, and how it is launched. */
public final class KafkaNode {

    private final Path folder;
    private final Path log;
    private final Path settings;

    public KafkaNode(Path folder, Path configFolder, Path log) {
        this.folder = folder;
        this.log = log;
        this.settings = configFolder.resolve("kafka.properties");
    }

    /** Writes the settings and formats the storage when it is not; safe to repeat, also after a cut-off try. */
    public void prepare(int port, int controllerPort) {
        Path data = folder.resolve("data");
        try {
            Files.createDirectories(data);
            Files.writeString(settings, KafkaSettings.of(data, port, controllerPort));
            if (!Files.exists(data.resolve("meta.properties"))) {
                format();
            }
        } catch (IOException e) {
            throw new StackException("Cannot prepare Kafka's data in " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * @param archive where the JVM keeps a class-data archive between runs
     */
    public Launch launch(Optional<Path> archive) {
        List<String> command = new JavaCommand("256m")
                // Measured: half the start time of the optimizing compilers, 30 MB less.
                .option("-XX:TieredStopAtLevel=1")
                .option("-Dlog4j2.disable.jmx=true")
                .option("-Dlog4j2.level=WARN")
                .option("-Djava.util.logging.config.file=" + loggingSettings())
                .archive(archive)
                .main(JavaCommand.ownJars(), "kafka.Kafka", settings.toString());
        return new Launch("kafka", command, Map.of(), log, false, Duration.ofSeconds(20));
    }

    private Path loggingSettings() {
        Path file = settings.resolveSibling("kafka-logging.properties");
        try {
            return Files.writeString(file, """
                    handlers=java.util.logging.ConsoleHandler
                    .level=WARNING
                    kafka.server.level=INFO
                    java.util.logging.SimpleFormatter.format=%1$tF %1$tT.%1$tL %4$s %3$s %5$s%6$s%n
                    """);
        } catch (IOException e) {
            throw new StackException("Cannot write " + file, e);
        }
    }

    private void format() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String[] arguments = {
            "format",
            "--ignore-formatted",
            "--cluster-id",
            Uuid.randomUuid().toString(),
            "--config",
            settings.toString()
        };
        int code = StorageTool.execute(arguments, new PrintStream(output, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new StackException("Kafka's storage could not be formatted: "
                    + output.toString(StandardCharsets.UTF_8).strip());
        }
    }
}
