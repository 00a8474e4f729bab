package dev.parley.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.pool.ConnectionPool;
import dev.parley.runtime.pool.ConnectionPoolManager;
import dev.parley.runtime.pool.PoolLimits;
import dev.parley.runtime.pool.PoolMeters;
import dev.parley.runtime.pool.PoolTarget;
import dev.parley.runtime.pool.PostgresConnector;
import dev.parley.runtime.pool.SessionSettings;
import dev.parley.runtime.work.Withdrawal;
import dev.parley.runtime.work.WithdrawnException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxSessionTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final Vertx vertx = Vertx.vertx();
    private final ConnectionPoolManager manager = new ConnectionPoolManager(
            vertx, new PostgresConnector(), new PoolMeters(new SimpleMeterRegistry()), List.of());

    /** The server takes the connection and says nothing. */
    @Test
    void shouldStopWaitingForAConnectionWhenItsRequestIsWithdrawn() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ConnectionPool pool = pool(silent.getLocalPort());
            Withdrawal withdrawal = Withdrawal.possible();
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try (SandboxSession session = SandboxSession.open(pool, settings(), withdrawal)) {
                    ended.complete(new AssertionError("it was opened"));
                } catch (RuntimeException e) {
                    ended.complete(e);
                }
            });
            try (Socket waitedFor = silent.accept()) {

                withdrawal.happen();

                assertThat(ended.get(LONG.toSeconds() / 10, TimeUnit.SECONDS)).isInstanceOf(WithdrawnException.class);
            }
        }
    }

    private static SessionSettings settings() {
        return new SessionSettings(LONG, LONG, List.of(), 1 << 20, 1 << 20, null);
    }

    private ConnectionPool pool(int port) {
        manager.add(new PoolTarget(
                "silent",
                "1",
                "silent",
                "postgresql://127.0.0.1:" + port + "/none",
                null,
                "nobody",
                () -> "none",
                new PoolLimits(0, 1, LONG, LONG, LONG, LONG, LONG)));
        return manager.get("silent").orElseThrow();
    }

    @AfterEach
    void end() {
        vertx.closeAndAwait();
    }
}
