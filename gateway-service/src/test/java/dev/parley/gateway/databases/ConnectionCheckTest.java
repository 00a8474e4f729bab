package dev.parley.gateway.databases;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.database.Concealment;
import dev.parley.runtime.pool.PostgresConnector;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of places where something else than PostgreSQL listens, and when. */
class ConnectionCheckTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Credentials ROLE = new Credentials("ann", "secret");

    private final Vertx vertx = Vertx.vertx();
    private final List<Instant> waited = new CopyOnWriteArrayList<>();
    private final ConnectionCheck check =
            new ConnectionCheck(vertx, new PostgresConnector(), Clock.fixed(NOON, ZoneOffset.UTC), waited::add);

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    static Stream<Arguments> strangers() {
        return Stream.of("prefer", "require", "verify-ca", "verify-full")
                .flatMap(mode -> Stream.of(
                        Arguments.of(mode, "closes", "", ""),
                        Arguments.of(mode, "encrypts, and closes", "S", ""),
                        Arguments.of(
                                mode, "encrypts, and speaks something else", "S", "220 mail.example.org ready\r\n"),
                        Arguments.of(mode, "does not encrypt", "N", ""),
                        Arguments.of(mode, "an HTTP server", "HTTP/1.1 400 Bad Request\r\n\r\n", "")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("strangers")
    void shouldSayTheSameOfAllThatIsNoPostgres(String mode, String what, String first, String then) throws Exception {
        try (Stranger stranger = new Stranger(first, then)) {
            ConnectionReport report = tested(stranger.port(), mode);

            assertThat(stranger.visits()).as("it was asked").isPositive();
            assertSilence(report);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void shouldSayTheSameOfAPortThatIsClosed(String mode) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertSilence(tested(port, mode));
    }

    static Stream<String> modes() {
        return Stream.of("disable", "prefer", "require", "verify-full");
    }

    private void assertSilence(ConnectionReport report) {
        assertThat(report.usable()).isFalse();
        assertThat(report.catalog().message())
                .isEqualTo("No PostgreSQL answers there in time, or none that encrypts where `sslmode` asks for it");
        assertThat(report.sandbox().message()).isEqualTo(report.catalog().message());
        assertThat(waited).as("once, until the same moment").containsExactly(NOON.plusSeconds(3));
    }

    private ConnectionReport tested(int port, String mode) {
        return check.of(
                DatabaseAddress.of("postgresql://127.0.0.1:" + port + "/zoo?sslmode=" + mode),
                null,
                ROLE,
                ROLE,
                Concealment.of(List.of(), List.of()));
    }

    /** Answers the first bytes that come with some of its own, the next with others, and closes. */
    private static final class Stranger implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<String> visits = new CopyOnWriteArrayList<>();

        Stranger(String first, String then) throws IOException {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        try (Socket visitor = socket.accept()) {
                            visits.add("came");
                            say(visitor, first);
                            if (!then.isEmpty()) {
                                say(visitor, then);
                            }
                        } catch (java.net.SocketException e) {
                            if (socket.isClosed()) {
                                return;
                            }
                        }
                    }
                } catch (IOException e) {
                    visits.clear(); // the test says that nobody was asked
                }
            });
        }

        private static void say(Socket visitor, String words) throws IOException {
            if (!words.isEmpty() && visitor.getInputStream().read(new byte[1_000]) > 0) {
                visitor.getOutputStream().write(words.getBytes(US_ASCII));
                visitor.getOutputStream().flush();
            }
        }

        int port() {
            return socket.getLocalPort();
        }

        int visits() {
            return visits.size();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
