package dev.parley.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.ProjectFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script with the few jars that it takes: each command starts with those alone. */
class ScriptIT {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"--version", "status --help", "token --help", "down --help", "logs --help"})
    void shouldStartWithTheJarsThatItTakes(String line) throws IOException, InterruptedException {
        assertThat(run(line.split(" "))).contains("parley").doesNotContain("Exception");
    }

    @Test
    void shouldPrintAToken() throws IOException, InterruptedException {
        assertThat(run("token")).contains("eyJ");
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = ProjectFolder.find().resolve("parley").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PARLEY_HOME", home.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
