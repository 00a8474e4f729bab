package dev.parley.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {

    @TempDir
    Path folder;

    @Test
    void shouldFindTheProcessItWasMadeFor() throws IOException {
        ProcessRecord.of("self", ProcessHandle.current().pid()).write(folder);
        ProcessRecord read = ProcessRecord.read(folder.resolve("self.pid")).orElseThrow();
        assertThat(read.find()).contains(ProcessHandle.current());
    }

    @Test
    void shouldNotTakeAnotherProcessWithTheSamePidForIt() {
        ProcessRecord record = new ProcessRecord("self", ProcessHandle.current().pid(), "ticks:1@another-boot");
        assertThat(record.find()).isEmpty();
    }

    @Test
    void shouldReadNothingFromAHalfWrittenFile() throws IOException {
        for (String content : new String[] {"", "12", "12 ticks:1", "x y z", "-5 ticks:1 7"}) {
            Path file = Files.writeString(folder.resolve("half.pid"), content);
            assertThat(ProcessRecord.read(file)).as(content).isEmpty();
        }
    }

    @Test
    void shouldEndRecordedProcessesAndSpareReusedPids() throws Exception {
        Process recorded = new ProcessBuilder("sleep", "60").start();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            ProcessRecord.of("recorded", recorded.pid()).write(folder);
            new ProcessRecord("reused", stranger.pid(), "ticks:1@another-boot").write(folder);

            List<String> ended = LeftOvers.end(folder, "postgres");

            assertThat(ended).containsExactly("recorded");
            assertThat(recorded.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(folder).isEmptyDirectory();
        } finally {
            recorded.destroyForcibly();
            stranger.destroyForcibly();
        }
    }
}
