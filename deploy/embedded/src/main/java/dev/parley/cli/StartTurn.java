package dev.parley.cli;

import dev.parley.embedded.StackException;
import dev.parley.embedded.StackHome;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Lets one command at a time start the stack; the others wait. */
record StartTurn(FileChannel channel) implements AutoCloseable {

    static StartTurn take(StackHome home) {
        try {
            Files.createDirectories(home.run());
            FileChannel channel = FileChannel.open(
                    home.run().resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return new StartTurn(channel);
        } catch (IOException e) {
            throw new StackException("Cannot use the folder " + home.root() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StackException("Cannot release the start lock: " + e.getMessage(), e);
        }
    }
}
