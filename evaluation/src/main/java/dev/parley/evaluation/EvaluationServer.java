package dev.parley.evaluation;

import dev.parley.embedded.StackException;
import dev.parley.embedded.port.FreePorts;
import dev.parley.embedded.postgres.Login;
import dev.parley.embedded.postgres.PostgresCluster;
import dev.parley.embedded.process.DeathWatch;
import dev.parley.embedded.process.FolderLock;
import dev.parley.embedded.process.LeftOvers;
import dev.parley.embedded.process.SupervisedProcess;
import dev.parley.embedded.secrets.Passwords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** A PostgreSQL server of its own for evaluations; its data stays, the process ends with the command. */
final class EvaluationServer implements AutoCloseable {

    /** Reads the loaded databases, writes nothing. */
    static final String READER = "evaluation_reader";

    private static final String MAINTENANCE = "postgres";
    private static final Duration START = Duration.ofSeconds(60);
    private static final int PORT_TRIES = 50;

    private final FolderLock lock;
    private final SupervisedProcess process;
    private final DeathWatch deathWatch;
    private final Passwords passwords;
    private final int port;

    private EvaluationServer(
            FolderLock lock, SupervisedProcess process, DeathWatch deathWatch, Passwords passwords, int port) {
        this.lock = lock;
        this.process = process;
        this.deathWatch = deathWatch;
        this.passwords = passwords;
        this.port = port;
    }

    /**
     * Waits while another evaluation uses the folder.
     *
     * @param binaries where PostgreSQL's programs are unpacked
     */
    static EvaluationServer start(Path folder, Path binaries, Terminal terminal) {
        FolderLock lock = lock(folder, terminal);
        try {
            return start(folder, binaries, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EvaluationServer start(Path folder, Path binaries, FolderLock lock) {
        Path run = closed(folder.resolve("run"));
        Path logs = closed(folder.resolve("logs"));
        LeftOvers.end(run, MAINTENANCE);
        Passwords passwords = Passwords.in(closed(folder.resolve("config")));
        passwords.of(Passwords.POSTGRES);
        passwords.of(READER);
        passwords.save();
        PostgresCluster cluster =
                new PostgresCluster(binaries, folder.resolve("postgres"), logs.resolve("postgres.log"));
        cluster.create(passwords);
        int port = freePort();
        Login login = new Login(port, MAINTENANCE, Passwords.POSTGRES, passwords.of(Passwords.POSTGRES));
        DeathWatch deathWatch = DeathWatch.over(run);
        SupervisedProcess process = new SupervisedProcess(cluster.launch(port), run, login::works, () -> {});
        try {
            process.start(START);
        } catch (RuntimeException e) {
            process.stop();
            deathWatch.close();
            throw e;
        }
        return new EvaluationServer(lock, process, deathWatch, passwords, port);
    }

    Login superuser(String database) {
        return new Login(port, database, Passwords.POSTGRES, passwords.of(Passwords.POSTGRES));
    }

    Login superuser() {
        return superuser(MAINTENANCE);
    }

    Login reader(String database) {
        return new Login(port, database, READER, passwords.of(READER));
    }

    @Override
    public void close() {
        process.stop();
        deathWatch.close();
        lock.close();
    }

    private static FolderLock lock(Path folder, Terminal terminal) {
        boolean said = false;
        while (true) {
            try {
                return FolderLock.take(folder.resolve("evaluation.lock"));
            } catch (StackException e) {
                if (e.getCause() != null) {
                    throw e;
                }
                if (!said) {
                    terminal.note("Waiting for another evaluation in " + folder + "…");
                    said = true;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for another evaluation.", e);
        }
    }

    private static Path closed(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            return folder;
        } catch (IOException e) {
            throw new StackException("Cannot create the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    private static int freePort() {
        for (int i = 0; i < PORT_TRIES; i++) {
            int port = FreePorts.any();
            if (FreePorts.isFree(port)) {
                return port;
            }
        }
        throw new StackException("There is no free port for PostgreSQL.");
    }
}
