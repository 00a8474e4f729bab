package dev.parley.runtime.testing;

import dev.parley.embedded.port.FreePorts;
import dev.parley.embedded.postgres.Login;
import dev.parley.embedded.postgres.PostgresCluster;
import dev.parley.embedded.process.DeathWatch;
import dev.parley.embedded.process.SupervisedProcess;
import dev.parley.embedded.secrets.Passwords;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A PostgreSQL server of a test's own, without the rest of the stack. */
public final class PostgresServer implements AutoCloseable {

    private final Path folder;
    private final SupervisedProcess process;
    private final DeathWatch deathWatch;
    private final Login login;

    private PostgresServer(Path folder, SupervisedProcess process, DeathWatch deathWatch, Login login) {
        this.folder = folder;
        this.process = process;
        this.deathWatch = deathWatch;
        this.login = login;
    }

    public static PostgresServer start() {
        try {
            Path folder = Files.createTempDirectory("parley-postgres");
            Passwords passwords = Passwords.in(Files.createDirectories(folder.resolve("config")));
            String password = passwords.of(Passwords.POSTGRES);
            passwords.save();
            Path logs = Files.createDirectories(folder.resolve("logs"));
            PostgresCluster cluster = new PostgresCluster(
                    folder.resolve("bin"), folder.resolve("postgres"), logs.resolve("postgres.log"));
            cluster.create(passwords);
            int port = IntStream.generate(FreePorts::any)
                    .filter(FreePorts::isFree)
                    .findFirst()
                    .orElseThrow();
            Login login = new Login(port, "postgres", Passwords.POSTGRES, password);
            Path run = Files.createDirectories(folder.resolve("run"));
            DeathWatch deathWatch = DeathWatch.over(run);
            SupervisedProcess process = new SupervisedProcess(cluster.launch(port), run, login::works, () -> {});
            process.start(Duration.ofMinutes(1));
            return new PostgresServer(folder, process, deathWatch, login);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the superuser. */
    public Login login() {
        return login;
    }

    public Pool pool(Vertx vertx, int size) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(size))
                .connectingTo(PgConnectOptions.fromUri(login.reactiveUrl())
                        .setUser(login.user())
                        .setPassword(login.password())
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build();
    }

    public void execute(String... statements) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() {
        process.stop();
        deathWatch.close();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
