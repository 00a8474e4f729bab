package dev.parley.embedded.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Says when a process began, as text to compare for equality. On Linux the kernel's own count since boot together with
 * the boot's id, because the wall-clock instant that Java derives shifts when the clock is set; elsewhere that instant.
 */
final class StartMark {

    private static final Path PROC = Path.of("/proc");
    private static final int STATE = 0;
    private static final int START = 19;

    private StartMark() {}

    static Optional<String> of(long pid) {
        try {
            Path stat = PROC.resolve(Long.toString(pid)).resolve("stat");
            if (Files.exists(stat)) {
                String text = Files.readString(stat);
                String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
                // A zombie has ended; it stays until its parent asks, and an orphan's new parent may never ask.
                if (fields[STATE].equals("Z") || fields[STATE].equals("X")) {
                    return Optional.empty();
                }
                String boot = Files.readString(PROC.resolve("sys/kernel/random/boot_id"))
                        .strip();
                return Optional.of("ticks:" + fields[START] + "@" + boot);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(instant -> "instant:" + instant.toEpochMilli());
    }
}
