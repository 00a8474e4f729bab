package dev.parley.embedded.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A running process as it can be found again by another program: a pid alone is not enough, because pids are reused.
 *
 * @param mark when the process began, exact; see {@link StartMark}
 */
public record ProcessRecord(String name, long pid, String mark) {

    static final String SUFFIX = ".pid";

    public static ProcessRecord of(String name, long pid) {
        return new ProcessRecord(name, pid, StartMark.of(pid).orElse("gone"));
    }

    /** The process, if it is still that one and not another with the same pid. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> StartMark.of(pid).filter(mark::equals).isPresent());
    }

    /** The file says the pid, the mark, and the pid of the JVM that owns the process. */
    void write(Path folder) throws IOException {
        Path written = Files.writeString(
                folder.resolve(name + ".tmp"),
                pid + " " + mark + " " + ProcessHandle.current().pid() + "\n");
        Files.move(written, file(folder), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    void delete(Path folder) throws IOException {
        Files.deleteIfExists(file(folder));
    }

    /** Empty when the file is not a record: half written, or something else. */
    static Optional<ProcessRecord> read(Path file) throws IOException {
        String fileName = file.getFileName().toString();
        String[] words = Files.readString(file).strip().split(" ");
        if (words.length != 3 || !words[0].matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        String name = fileName.substring(0, fileName.length() - SUFFIX.length());
        return Optional.of(new ProcessRecord(name, Long.parseLong(words[0]), words[1]));
    }

    private Path file(Path folder) {
        return folder.resolve(name + SUFFIX);
    }
}
