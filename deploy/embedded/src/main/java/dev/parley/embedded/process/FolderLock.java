package dev.parley.embedded.process;

import dev.parley.embedded.StackException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two stacks out of one folder. The kernel lets go of it when its owner dies, however it dies. The file itself
 * stays: deleting it would let two owners lock two files of the same name.
 */
public final class FolderLock implements AutoCloseable {

    private static final int TRIES = 60;
    private static final int POLL_MILLIS = 50;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StackException when another process holds it; the message has its pid */
    public static FolderLock take(Path file) {
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel) && !lockedOnceOwnerIsGone(channel, file)) {
                String owner = owner(file);
                channel.close();
                throw new StackException("A stack already runs in " + file.getParent()
                        + (owner.isEmpty() ? "" : " (process " + owner + ")")
                        + "; './parley down' ends it, PARLEY_HOME chooses another folder.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new StackException("Cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    /** A process that is ending may hold its files a moment longer than it can be seen. */
    private static boolean lockedOnceOwnerIsGone(FileChannel channel, Path file) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            String owner = owner(file);
            if (owner.matches("[0-9]{1,18}")
                    && StartMark.of(Long.parseLong(owner)).isPresent()) {
                return false;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            if (locked(channel)) {
                return true;
            }
        }
        return false;
    }

    private static String owner(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            channel.close();
        } catch (IOException e) {
            throw new StackException("Cannot unlock: " + e.getMessage(), e);
        }
    }
}
