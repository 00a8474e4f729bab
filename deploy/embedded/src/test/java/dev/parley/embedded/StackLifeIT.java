package dev.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.embedded.process.ProcessRecord;
import dev.parley.embedded.process.SupervisedProcess;
import dev.parley.embedded.state.StackState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How stacks begin and end, and what a violent end leaves behind. */
class StackLifeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path home;

    @TempDir
    Path otherHome;

    @Test
    void shouldKeepDataAndPortsBetweenRuns() throws Exception {
        int port;
        try (EmbeddedStack stack = EmbeddedStack.start(small(home))) {
            port = stack.port(Part.POSTGRES);
            ServersIT.one(stack.applicationDatabase(), "CREATE TABLE kept AS SELECT 42 AS x; SELECT x FROM kept");
        }
        try (EmbeddedStack stack = EmbeddedStack.start(small(home))) {
            assertThat(ServersIT.one(stack.applicationDatabase(), "SELECT x FROM kept"))
                    .isEqualTo("42");
            assertThat(stack.port(Part.POSTGRES)).isEqualTo(port);
        }
    }

    @Test
    void shouldEndEverythingWhenClosed() {
        EmbeddedStack stack = EmbeddedStack.start(small(home));
        List<ProcessHandle> processes = List.of(handle(stack, Part.POSTGRES), handle(stack, Part.REDIS));
        stack.close();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(home.resolve("stack.json")).doesNotExist();
    }

    @Test
    void shouldEndEverythingWhenClosedByAThreadThatWasInterrupted() {
        EmbeddedStack stack = EmbeddedStack.start(small(home));
        List<ProcessHandle> processes = List.of(handle(stack, Part.POSTGRES), handle(stack, Part.REDIS));

        Thread.currentThread().interrupt();
        stack.close();

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void shouldEndEverythingThoughItsFolderIsGone() throws IOException {
        EmbeddedStack stack = EmbeddedStack.start(small(home));
        List<ProcessHandle> processes = List.of(handle(stack, Part.POSTGRES), handle(stack, Part.REDIS));
        try (Stream<Path> paths = Files.walk(home)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }

        stack.close();

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void shouldRunTwoStacksSideBySide() throws Exception {
        try (EmbeddedStack one = EmbeddedStack.start(small(home));
                EmbeddedStack two = EmbeddedStack.start(small(otherHome))) {
            assertThat(one.port(Part.POSTGRES)).isNotEqualTo(two.port(Part.POSTGRES));
            assertThat(one.applicationDatabase().works()).isTrue();
            assertThat(two.applicationDatabase().works()).isTrue();
        }
    }

    @Test
    void shouldEndItsChildrenWhenTheParentIsKilled() throws Exception {
        Process parent = holder();
        List<ProcessRecord> children = children();
        assertThat(children).hasSize(2).allMatch(StackLifeIT::lives);
        parent.destroyForcibly().waitFor();
        await(() -> children.stream().noneMatch(StackLifeIT::lives));
    }

    @Test
    void shouldEndAtTheNextStartWhatWasLeftBehind() throws Exception {
        Process parent = holder();
        List<ProcessRecord> orphans = children();
        // The watch, too: then nobody is left to end them.
        parent.children()
                .filter(child -> orphans.stream().noneMatch(orphan -> orphan.pid() == child.pid()))
                .forEach(ProcessHandle::destroyForcibly);
        parent.destroyForcibly().waitFor();
        assertThat(orphans).hasSize(2).allMatch(StackLifeIT::lives);

        try (EmbeddedStack next = EmbeddedStack.start(small(home))) {
            assertThat(orphans).noneMatch(StackLifeIT::lives);
            assertThat(next.applicationDatabase().works()).isTrue();
        }
    }

    @Test
    void shouldEndItsChildrenWhenTheParentIsToldToEnd() throws Exception {
        Process parent = holder();
        List<ProcessRecord> children = children();
        parent.destroy();
        assertThat(parent.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(children).noneMatch(StackLifeIT::lives);
    }

    @Test
    void shouldStartADeadServerAgain() {
        try (EmbeddedStack stack = EmbeddedStack.start(small(home))) {
            for (Part part : List.of(Part.REDIS, Part.POSTGRES)) {
                SupervisedProcess process = stack.process(part);
                long before = process.pid();
                process.kill();
                await(() -> process.state() == SupervisedProcess.State.UP && process.pid() != before);
                assertThat(process.restarts()).as(part.id()).isPositive();
            }
            assertThat(stack.applicationDatabase().works()).isTrue();
        }
    }

    @Test
    void shouldSayThatARequiredPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StackConfig config = small(home).withPort(Part.REDIS, taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedStack.start(config))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " for redis is taken");
        }
        EmbeddedStack.start(small(home)).close();
    }

    @Test
    void shouldSayWhichServiceIsNotBuilt() {
        StackConfig config = StackConfig.temporary(home).withParts(Part.values()[0], Part.values());
        StackConfig elsewhere = new StackConfig(
                config.home(),
                otherHome,
                config.binaries(),
                config.parts(),
                config.ports(),
                config.preferredPorts(),
                config.properties(),
                config.startTimeout(),
                false,
                config.progress());
        assertThatThrownBy(() -> EmbeddedStack.start(elsewhere))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("is not built");
    }

    private static StackConfig small(Path folder) {
        return StackConfig.temporary(folder).withParts(Part.POSTGRES, Part.REDIS);
    }

    private Process holder() throws IOException {
        Path output = Files.createTempFile(otherHome, "holder", ".err");
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StackHolder.class.getName(),
                        home.toString())
                .redirectError(output.toFile())
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).as(Files.readString(output)).isEqualTo("READY");
        return parent;
    }

    private List<ProcessRecord> children() {
        StackState state = StackState.read(home.resolve("stack.json")).orElseThrow();
        return state.parts().stream()
                .map(part -> ProcessRecord.of(part.name(), part.pid()))
                .toList();
    }

    private static boolean lives(ProcessRecord process) {
        return process.find().isPresent();
    }

    private static ProcessHandle handle(EmbeddedStack stack, Part part) {
        return ProcessHandle.of(stack.process(part).pid()).orElseThrow();
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited too long").isBefore(deadline);
            Thread.onSpinWait();
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
