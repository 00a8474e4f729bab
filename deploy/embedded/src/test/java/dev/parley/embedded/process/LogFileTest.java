package dev.parley.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path folder;

    @Test
    void shouldBeginAnewAndKeepTheOneBefore() throws IOException {
        Path log = Files.writeString(folder.resolve("x.log"), "old\n");
        LogFile.begin(log);
        assertThat(log).isEmptyFile();
        assertThat(folder.resolve("x.log.1")).hasContent("old");
    }

    @Test
    void shouldCutWhatGrewTooLarge() throws IOException {
        Path log = Files.writeString(folder.resolve("x.log"), "0123456789");
        LogFile.bound(log, 10);
        assertThat(log).hasContent("0123456789");
        LogFile.bound(log, 9);
        assertThat(log).isEmptyFile();
    }

    @Test
    void shouldShowTheLastLines() throws IOException {
        Path log = Files.writeString(folder.resolve("x.log"), "a\nb\nc\n");
        assertThat(LogFile.tail(log, 2)).isEqualTo(List.of("b", "c"));
        assertThat(LogFile.tail(folder.resolve("none"), 2)).isEmpty();
    }

    @Test
    void shouldFindTheCauseAmongFrames() throws IOException {
        Path log = Files.writeString(
                folder.resolve("x.log"),
                "start\n2026 ERROR failed to start\n\tat a.B.c(B.java:1)\nCaused by: no channel\n\t... 9 more\n\n");
        assertThat(LogFile.reason(log)).contains("Caused by: no channel");
        assertThat(LogFile.summary(log, 2)).containsExactly("2026 ERROR failed to start", "Caused by: no channel");
    }
}
