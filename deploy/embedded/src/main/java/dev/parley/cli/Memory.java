package dev.parley.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much memory a process, or one with its children, holds, in kilobytes; what they share is counted once. */
public final class Memory {

    private Memory() {}

    static OptionalLong ofTree(long pid) {
        return ProcessHandle.of(pid)
                .map(root -> sum(root, Stream.concat(Stream.of(root), root.descendants())))
                .orElse(OptionalLong.empty());
    }

    public static OptionalLong of(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> sum(process, Stream.of(process)))
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong sum(ProcessHandle root, Stream<ProcessHandle> processes) {
        long own = 0;
        long shared = 0;
        try {
            for (ProcessHandle process : processes.toList()) {
                Path status = Path.of("/proc", Long.toString(process.pid()), "status");
                if (!Files.exists(status)) {
                    own += viaPs(process.pid());
                    continue;
                }
                for (String line : Files.readAllLines(status)) {
                    if (line.startsWith("RssAnon:") || (process.equals(root) && line.startsWith("RssFile:"))) {
                        own += kilobytes(line);
                    } else if (line.startsWith("RssShmem:")) {
                        shared = Math.max(shared, kilobytes(line));
                    }
                }
            }
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
        return own + shared == 0 ? OptionalLong.empty() : OptionalLong.of(own + shared);
    }

    private static long kilobytes(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }

    private static long viaPs(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        String text = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}
