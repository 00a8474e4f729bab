package dev.parley.embedded.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A log that a child process appends to: begun anew at each start with one older kept, and cut when it grows too large
 * (the writer appends, so it goes on at the new end).
 */
public final class LogFile {

    static final long LARGEST = 10L * 1024 * 1024;
    private static final int TAIL_BYTES = 64 * 1024;
    private static final Pattern FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. [0-9]+ more)");
    private static final Pattern CAUSE = Pattern.compile("^Caused by: |\\b(ERROR|FATAL|PANIC|SEVERE)\\b");

    private LogFile() {}

    static void begin(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        if (Files.exists(file)) {
            Files.move(file, older(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createFile(file);
    }

    /** Keeps the file bounded; a few lines written at that moment may be lost. */
    static void bound(Path file, long largest) throws IOException {
        if (Files.exists(file) && Files.size(file) > largest) {
            Files.copy(file, older(file), StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        }
    }

    /** The last lines; empty when there is no such file. */
    public static List<String> tail(Path file, int lines) {
        if (!Files.isReadable(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, log.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (log.length() - start)];
            log.seek(start);
            log.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The line that most likely says why a program ended: its last cause or error, else its last line. */
    public static Optional<String> reason(Path file) {
        List<String> lines = summary(file, Integer.MAX_VALUE);
        return lines.stream()
                .filter(line -> CAUSE.matcher(line).find())
                .reduce((earlier, later) -> later)
                .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1)))
                .map(String::strip);
    }

    /** The last lines that are neither empty nor frames of a stack trace. */
    public static List<String> summary(Path file, int lines) {
        List<String> telling = tail(file, Integer.MAX_VALUE).stream()
                .filter(line -> !line.isBlank() && !FRAME.matcher(line).find())
                .toList();
        return telling.subList(Math.max(0, telling.size() - lines), telling.size());
    }

    private static Path older(Path file) {
        return file.resolveSibling(file.getFileName() + ".1");
    }
}
