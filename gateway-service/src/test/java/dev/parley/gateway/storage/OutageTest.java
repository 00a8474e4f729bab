package dev.parley.gateway.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutageTest {

    static Stream<Throwable> outages() {
        return Stream.of(
                new CompletionException(new ConnectException("Connection refused")),
                ClosedConnectionException.INSTANCE,
                new io.smallrye.mutiny.TimeoutException(),
                new IllegalStateException(new java.util.concurrent.TimeoutException()));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void shouldBeWhatKeepsFromReachingTheDatabase(Throwable failure) {
        assertThat(Outage.is(failure)).isTrue();
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
        assertThat(Outage.is(new PgException("no", "ERROR", sqlState, null))).isEqualTo(outage);
    }

    @Test
    void shouldNotBeAMistakeOfTheGateway() {
        assertThat(Outage.is(new IllegalStateException(new NullPointerException())))
                .isFalse();
    }
}
