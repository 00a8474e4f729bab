package dev.parley.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a stack whose parent was killed left running. */
public final class LeftOvers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private LeftOvers() {}

    /**
     * Ends every process recorded in the folder that is still the recorded one, and forgets the records. To be called
     * with the folder's lock held.
     *
     * @param interrupted the name of the process whose orderly end is SIGINT
     * @return the names of those that were still running
     */
    public static List<String> end(Path folder, String interrupted) {
        List<ProcessRecord> records = records(folder);
        List<ProcessRecord> running = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (ProcessRecord record : records) {
            record.find().ifPresent(process -> {
                names.add(record.name());
                running.add(record);
                Signals.ask(process, record.name().equals(interrupted));
            });
        }
        running.forEach(process -> Signals.await(process, PATIENCE));
        try {
            for (ProcessRecord record : records) {
                record.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static List<ProcessRecord> records(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<ProcessRecord> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ProcessRecord.SUFFIX))
                    .toList()) {
                ProcessRecord.read(file).ifPresent(found::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
        return found;
    }
}
