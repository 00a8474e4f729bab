package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.embedded.ProjectFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that need no stack. */
class CommandsTest {

    @TempDir
    Path project;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void chooseProject() {
        System.setProperty("parley.project", project.toString());
    }

    @AfterEach
    void leaveProject() {
        System.clearProperty("parley.project");
    }

    @Test
    void shouldPrintTheTokenAsTheLastLine() {
        assertThat(run("token", "--subject", "ann", "--permissions", "query:read,query:dance", "--expires-in", "1h"))
                .isZero();
        assertThat(out.toString().strip()).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
        assertThat(err.toString()).contains("query:dance");
    }

    @Test
    void shouldReadLengthsOfTime() {
        assertThat(TokenCommand.duration("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(TokenCommand.duration("12h")).isEqualTo(Duration.ofHours(12));
        assertThat(TokenCommand.duration("7d")).isEqualTo(Duration.ofDays(7));
        for (String wrong : new String[] {"", "12", "-1h", "0s", "soon"}) {
            assertThatThrownBy(() -> TokenCommand.duration(wrong)).isInstanceOf(CommandFailure.class);
        }
    }

    @Test
    void shouldSayThatNothingRuns() {
        assertThat(run("status")).isEqualTo(ExitCode.NOT_UP);
        assertThat(out.toString()).contains("Parley is down");
        assertThat(run("logs")).isEqualTo(ExitCode.NOT_UP);
        assertThat(run("down")).isZero();
        assertThat(out.toString()).contains("was not up");
    }

    @Test
    void shouldDocumentItsExitCodes() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("ask", "up", "down", "status", "logs", "test", "token", "Exit codes");
        assertThat(run("ask", "--help")).isZero();
        assertThat(out.toString()).contains("no answer in time");
    }

    /** The script shows it from a copy of its own before there is anything to run. */
    @Test
    void shouldHaveTheSameUsageInTheScript() throws IOException {
        assertThat(run("--help")).isZero();
        String script = Files.readString(ProjectFolder.find().resolve("parley"));
        assertThat(script).contains("<<'USAGE'\n" + out.toString().stripTrailing() + "\nUSAGE\n");
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(run("dance")).isEqualTo(ExitCode.USAGE);
        assertThat(run("logs", "dance")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldShowAges() {
        assertThat(StatusCommand.age(Duration.ofSeconds(42))).isEqualTo("42s");
        assertThat(StatusCommand.age(Duration.ofSeconds(130))).isEqualTo("2m 10s");
        assertThat(StatusCommand.age(Duration.ofMinutes(200))).isEqualTo("3h 20m");
        assertThat(StatusCommand.age(Duration.ofHours(60))).isEqualTo("2d 12h");
    }

    private int run(String... args) {
        return Parley.run(Terminal.plain(new PrintWriter(out, true), new PrintWriter(err, true)), args);
    }
}
