package dev.parley.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Reads a growing file line by line; begins again when it has been cut or is another one. */
final class LineFollower implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final Path file;
    private final Deque<String> complete = new ArrayDeque<>();
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private RandomAccessFile reader;
    private Object identity;
    private long position;

    LineFollower(Path file) {
        this.file = file;
    }

    /** Begins behind what is there now. */
    LineFollower fromEnd() throws IOException {
        open();
        position = reader == null ? 0 : reader.length();
        return this;
    }

    /** The next complete line, if there is one by now. */
    Optional<String> next() throws IOException {
        if (complete.isEmpty()) {
            readMore();
        }
        return Optional.ofNullable(complete.poll());
    }

    private void readMore() throws IOException {
        open();
        if (reader == null) {
            return;
        }
        if (reader.length() < position) {
            position = 0;
            begun.reset();
        }
        reader.seek(position);
        byte[] chunk = new byte[CHUNK];
        int read = reader.read(chunk);
        for (int i = 0; i < read; i++) {
            if (chunk[i] == '\n') {
                complete.add(begun.toString(StandardCharsets.UTF_8));
                begun.reset();
            } else {
                begun.write(chunk[i]);
            }
        }
        position += Math.max(0, read);
    }

    private void open() throws IOException {
        Object now = Files.exists(file)
                ? Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                        .fileKey()
                : null;
        if (now != null && (reader == null || !now.equals(identity))) {
            close();
            reader = new RandomAccessFile(file.toFile(), "r");
            identity = now;
            position = 0;
        }
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
