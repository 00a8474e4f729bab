package dev.parley.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.work.Withdrawal;
import dev.parley.runtime.work.WithdrawnException;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
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

    /** The server takes the connection and says nothing. */
    @Test
    void shouldStopWaitingForAConnectionWhenItsRequestIsWithdrawn() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Pool pool = pool(silent.getLocalPort());
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

    private Pool pool(int port) throws IOException {
        return PgBuilder.pool()
                .with(new PoolOptions()
                        .setMaxSize(1)
                        .setConnectionTimeout((int) LONG.toSeconds())
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .connectingTo(new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setUser("nobody")
                        .setDatabase("none")
                        .setPassword("none"))
                .using(vertx)
                .build();
    }

    @AfterEach
    void end() {
        vertx.closeAndAwait();
    }
}
