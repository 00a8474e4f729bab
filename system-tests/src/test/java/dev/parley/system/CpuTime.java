package dev.parley.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** What a process has computed so far, by {@code /proc}: it and its children, those that have ended too. Linux only. */
final class CpuTime {

    /** Linux counts in hundredths of a second, whatever the hardware does. */
    private static final long TICKS_A_SECOND = 100;

    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int CUTIME = 13;
    private static final int CSTIME = 14;

    private CpuTime() {}

    static Duration of(long pid) {
        return duration(ticks(pid, UTIME, STIME, CUTIME, CSTIME)).plus(ofChildren(pid, ""));
    }

    /** Of those children that run now and whose command line has these words; a session of PostgreSQL tells its role and database. */
    static Duration ofChildren(long pid, String words) {
        return duration(ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(child -> commandLine(child.pid()).contains(words))
                .mapToLong(child -> ticks(child.pid(), UTIME, STIME))
                .sum());
    }

    private static String commandLine(long pid) {
        return read(pid, "cmdline").replace('\0', ' ');
    }

    private static Duration duration(long ticks) {
        return Duration.ofMillis(ticks * 1000 / TICKS_A_SECOND);
    }

    /** @param fields of {@code stat}, counted from what follows the name */
    private static long ticks(long pid, int... fields) {
        String stat = read(pid, "stat");
        if (stat.isEmpty()) {
            return 0;
        }
        String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Arrays.stream(fields)
                .mapToLong(field -> Long.parseLong(values[field]))
                .sum();
    }

    /** Nothing of a process that has ended: it is counted as its parent's. */
    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}
