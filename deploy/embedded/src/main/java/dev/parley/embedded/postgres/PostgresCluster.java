package dev.parley.embedded.postgres;

import dev.parley.embedded.StackException;
import dev.parley.embedded.process.Launch;
import dev.parley.embedded.secrets.Passwords;
import dev.parley.embedded.secrets.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One PostgreSQL cluster in a folder: made when it is not there, and how its server is launched. */
public final class PostgresCluster {

    private static final String MAJOR_VERSION = "18";
    private static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C", "PGTZ", "UTC");

    /** Passwords over TCP on this machine, no other way in. */
    private static final String HOST_BASED_ACCESS = """
            # Written by Parley at each start.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final PostgresBinaries binaries;
    private final Unprivileged user;
    private final Path folder;
    private final Path log;

    public PostgresCluster(Path binariesFolder, Path folder, Path log) {
        this.binaries = PostgresBinaries.in(binariesFolder);
        this.user = Unprivileged.forThisUser();
        this.folder = folder;
        this.log = log;
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** @return whether it had to be made */
    public boolean create(Passwords passwords) {
        try {
            boolean missing = !Files.exists(data());
            if (missing) {
                initialize(passwords.of(Passwords.POSTGRES));
            }
            String version = Files.readString(data().resolve("PG_VERSION")).strip();
            if (!version.equals(MAJOR_VERSION)) {
                throw new StackException("The data in " + data() + " is of PostgreSQL " + version + ", this is "
                        + MAJOR_VERSION + ". Move the folder away to begin anew.");
            }
            Files.writeString(data().resolve("pg_hba.conf"), HOST_BASED_ACCESS);
            return missing;
        } catch (IOException e) {
            throw new StackException("Cannot prepare PostgreSQL's data in " + folder + ": " + e.getMessage(), e);
        }
    }

    public Launch launch(int port) {
        List<String> command = new ArrayList<>(user.prefix());
        command.add(binaries.program("postgres").toString());
        command.addAll(List.of("-D", data().toString()));
        for (String setting : new String[] {
            "port=" + port,
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=120",
            "shared_buffers=64MB",
            "max_wal_size=512MB",
            "jit=off",
            "max_parallel_workers_per_gather=0",
            "log_min_messages=warning",
            "log_checkpoints=off",
            "log_line_prefix=%m [%p] %q%u@%d ",
            "timezone=" + timeZone(),
        }) {
            command.addAll(List.of("-c", setting));
        }
        return new Launch("postgres", command, ENVIRONMENT, log, true, Duration.ofSeconds(15));
    }

    /** So that the database's today is the one the demo data was made for. */
    private static String timeZone() {
        String id = ZoneId.systemDefault().getId();
        return id.contains("/") ? id : "UTC";
    }

    /** In a folder of another name first, so that a start that is cut off leaves no half cluster behind. */
    private void initialize(String password) throws IOException {
        Files.createDirectories(folder);
        Path unfinished = folder.resolve("data.unfinished");
        deleteTree(unfinished);
        Path passwordFile = folder.resolve("password");
        try {
            PrivateFile.write(passwordFile, password + "\n");
            user.give(folder);
            run(List.of(
                    binaries.program("initdb").toString(),
                    "-D",
                    unfinished.toString(),
                    "-U",
                    Passwords.POSTGRES,
                    "--auth=scram-sha-256",
                    "--pwfile=" + passwordFile,
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--text-search-config=english",
                    "--no-instructions"));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void run(List<String> program) throws IOException {
        List<String> command = new ArrayList<>(user.prefix());
        command.addAll(program);
        Path output = log.resolveSibling("initdb.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(ENVIRONMENT);
        Process process = builder.start();
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new StackException("initdb did not end within two minutes.", output, null);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while PostgreSQL's data was made.", e);
        }
        if (process.exitValue() != 0) {
            throw new StackException("initdb failed with exit code " + process.exitValue() + ".", output, null);
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> paths = Files.walk(tree)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
