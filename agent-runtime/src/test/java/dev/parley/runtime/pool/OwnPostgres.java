package dev.parley.runtime.pool;

import dev.parley.embedded.StackConfig;
import dev.parley.embedded.postgres.Login;
import dev.parley.embedded.postgres.PostgresCluster;
import dev.parley.embedded.process.Launch;
import dev.parley.embedded.secrets.Passwords;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of a test's own, which it may break. Nobody starts it again but the test. */
final class OwnPostgres implements AutoCloseable {

    static final String ROLE = "reader";
    static final String PASSWORD = "first secret";

    private static final Duration GUARD = Duration.ofSeconds(60);

    private final Launch launch;
    private final Login superuser;
    private Process process;

    private OwnPostgres(Launch launch, Login superuser) {
        this.launch = launch;
        this.superuser = superuser;
    }

    static OwnPostgres in(Path folder) throws IOException {
        Passwords passwords = Passwords.in(folder);
        PostgresCluster cluster = new PostgresCluster(
                StackConfig.temporary(folder).binaries(), folder.resolve("postgres"), folder.resolve("postgres.log"));
        cluster.create(passwords);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        OwnPostgres server = new OwnPostgres(
                cluster.launch(port), new Login(port, "postgres", "postgres", passwords.of(Passwords.POSTGRES)));
        server.start();
        server.execute("CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + PASSWORD + "'");
        return server;
    }

    /** Until it takes connections. */
    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launch.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        builder.environment().putAll(launch.environment());
        process = builder.start();
        Instant end = Instant.now().plus(GUARD);
        while (!superuser.works()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("the server does not start, see " + launch.log());
            }
            pause(20);
        }
    }

    /** Ends all sessions, and then itself. */
    void stop() {
        signal("INT", Stream.of(process.toHandle()));
        try {
            process.waitFor(GUARD.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It is there, keeps its connections, takes new ones, and says nothing. */
    void freeze() {
        signal("STOP", Stream.concat(Stream.of(process.toHandle()), process.descendants()));
    }

    void thaw() {
        signal("CONT", Stream.concat(Stream.of(process.toHandle()), process.descendants()));
    }

    /** The same for one process of it. */
    void freeze(long pid) {
        signal("STOP", process.descendants().filter(one -> one.pid() == pid));
    }

    void execute(String sql) {
        try (Connection connection = superuser.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the server counts them. */
    int connections() {
        try (Connection connection = superuser.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE usename = '" + ROLE + "'")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return superuser.reactiveUrl() + "?sslmode=disable";
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            thaw();
            stop();
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void signal(String name, Stream<ProcessHandle> processes) {
        processes.forEach(one -> {
            try {
                new ProcessBuilder("kill", "-" + name, Long.toString(one.pid()))
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
