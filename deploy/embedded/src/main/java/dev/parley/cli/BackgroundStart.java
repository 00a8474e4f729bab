package dev.parley.cli;

import dev.parley.embedded.StackException;
import dev.parley.embedded.StackHome;
import dev.parley.embedded.process.LogFile;
import dev.parley.embedded.supervisor.StartEvent;
import dev.parley.embedded.supervisor.Supervisor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts the supervisor so that it outlives this command and its terminal, and follows its progress. */
final class BackgroundStart {

    private static final int POLL_MILLIS = 50;
    private static final int TAIL_LINES = 15;

    private final Path project;
    private final StackHome home;

    BackgroundStart(Path project, StackHome home) {
        this.project = project;
        this.home = home;
    }

    void run(Integer port, ProgressView view) {
        Path progress = home.progressFile();
        try {
            Files.createDirectories(home.logs());
            Files.createDirectories(progress.getParent());
            Files.deleteIfExists(progress);
            Files.createFile(progress);
            Process supervisor = new ProcessBuilder(command(port, progress))
                    .directory(project.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(home.supervisorLog().toFile())
                    .start();
            follow(supervisor, progress, view);
        } catch (IOException e) {
            throw new StackException("Cannot start the stack: " + e.getMessage(), e);
        } finally {
            view.end();
        }
    }

    private void follow(Process supervisor, Path progress, ProgressView view) throws IOException {
        try (LineFollower lines = new LineFollower(progress)) {
            while (true) {
                boolean alive = supervisor.isAlive();
                Optional<String> line = lines.next();
                if (line.isPresent()) {
                    StartEvent event = StartEvent.parse(line.get());
                    switch (event.kind()) {
                        case STEP -> view.show(event.step());
                        case READY -> {
                            return;
                        }
                        case FAILED -> throw failure(event, view);
                    }
                } else if (!alive) {
                    view.tail(home.supervisorLog(), LogFile.summary(home.supervisorLog(), TAIL_LINES));
                    throw new StackException("The stack's supervisor ended while starting.");
                } else {
                    view.tick();
                    pause();
                }
            }
        }
    }

    private static StackException failure(StartEvent event, ProgressView view) {
        if (event.log() != null) {
            Path log = Path.of(event.log());
            view.tail(log, LogFile.summary(log, TAIL_LINES));
        }
        return new StackException("The stack cannot start. " + event.failure());
    }

    private List<String> command(Integer port, Path progress) throws IOException {
        List<String> command = new ArrayList<>(Detached.prefix());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms16m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-ShrinkHeapInSteps",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + home.root().resolve("supervisor.jsa"),
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-cp",
                classPath(),
                Supervisor.class.getName(),
                project.toString(),
                port == null ? Supervisor.ANY_PORT : port.toString(),
                progress.toString()));
        return command;
    }

    /** This command's own class path and every jar beside it. */
    private static String classPath() throws IOException {
        List<String> entries =
                new ArrayList<>(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        for (String entry : List.copyOf(entries)) {
            Path lib = Path.of(entry).toAbsolutePath().getParent();
            if (lib.endsWith("lib")) {
                try (var jars = Files.list(lib)) {
                    jars.map(Path::toString)
                            .filter(jar -> jar.endsWith(".jar") && !entries.contains(jar))
                            .sorted()
                            .forEach(entries::add);
                }
                break;
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while the stack was starting; it goes on in the background.", e);
        }
    }
}
