package dev.parley.runtime.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {

    static Stream<Throwable> outages() {
        return Stream.of(
                new CompletionException(new ConnectException("Connection refused")),
                new CompletionException(new UnknownHostException("postgres")),
                ClosedConnectionException.INSTANCE,
                new CompletionException(new NoStackTraceThrowable("Pending requests failed to be sent")),
                new CompletionException(new SSLException("closed")),
                new ClosedChannelException(),
                new IOException("Broken pipe"),
                new io.smallrye.mutiny.TimeoutException(),
                new IllegalStateException(new java.util.concurrent.TimeoutException()));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void shouldBeWhatKeepsFromReachingTheDatabase(Throwable failure) {
        assertThat(Fault.of(failure).isOutage()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "08006, true",
        "53300, true",
        "57P01, true",
        "57P03, true",
        "57014, false",
        "23505, false",
        "42P01, false"
    })
    void shouldBeWhatTheDatabaseSaysOfItself(String sqlState, boolean outage) {
        assertThat(Fault.of(new PgException("no", "ERROR", sqlState, null)).isOutage())
                .isEqualTo(outage);
    }

    @Test
    void shouldNotBeAMistakeOfTheGateway() {
        assertThat(Fault.of(new IllegalStateException(new NullPointerException()))
                        .isOutage())
                .isFalse();
        assertThat(Fault.of(new UncheckedIOException(new JsonMappingException(null, "no")))
                        .isOutage())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "40001, CONFLICT",
        "40P01, CONFLICT",
        "57014, STOPPED",
        "55P03, BLOCKED",
        "08006, LOST",
        "23505, BAD_DATA",
        "22001, BAD_DATA",
        "54000, BAD_DATA",
        "42P01, LASTING"
    })
    void shouldSayWhatCanBeDoneAboutIt(String sqlState, Fault fault) {
        assertThat(Fault.of(new CompletionException(new PgException("no", "ERROR", sqlState, null))))
                .isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "40001, false",
        "08006, false",
        "57P01, false",
        "57014, true",
        "22001, true",
        "23505, true",
        "42501, true"
    })
    void shouldSayWhetherItWouldFailAgain(String sqlState, boolean again) {
        assertThat(Fault.of(new PgException("no", "ERROR", sqlState, null)).isOfStatement())
                .isEqualTo(again);
    }
}
