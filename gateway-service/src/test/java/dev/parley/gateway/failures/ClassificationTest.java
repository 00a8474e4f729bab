package dev.parley.gateway.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClassificationTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "57014, sqlstate-57014, ASKER",
        "57P01, sqlstate-57P01, OPERATOR",
        "57999, sqlstate-57, OPERATOR",
        "42P01, sqlstate-42P01, DEVELOPER",
        "42P99, sqlstate-42, DEVELOPER",
        "22012, sqlstate-22012, DEVELOPER",
        "25006, sqlstate-25006, DEVELOPER",
        "08006, sqlstate-08, OPERATOR",
        "ZZ001, sqlstate-unknown, OPERATOR",
        "7, sqlstate-unknown, OPERATOR",
        "'', sqlstate-unknown, OPERATOR"
    })
    void shouldClassifyBySqlState(String state, String id, Whose whose) {
        Failure failure =
                Failure.of(ErrorCode.EXECUTION_FAILED, "PostgreSQL: no", NOON).withDetails(Map.of("sqlstate", state));

        assertThat(Classification.of(failure).id()).isEqualTo(id);
        assertThat(Classification.of(failure).whose()).isEqualTo(whose);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void shouldHaveAnAnswerForEachErrorCode(ErrorCode code) {
        FailureClass found = Classification.of(Failure.of(code, "because", NOON));

        assertThat(found.id()).isEqualTo(code.code());
        assertThat(found.cause()).isNotBlank();
        assertThat(found.suggestedAct()).isNotBlank();
    }

    static Stream<Arguments> exceptions() {
        return Stream.of(
                Arguments.of(new PgException("no", "ERROR", "53300", null), "sqlstate-53300"),
                Arguments.of(
                        new CompletionException(new RuntimeException(new PgException("no", "FATAL", "3D000", null))),
                        "sqlstate-3D"),
                Arguments.of(new ConnectException("refused"), "exception-connection"),
                Arguments.of(new CompletionException(new ConnectException("refused")), "exception-connection"),
                Arguments.of(new IllegalStateException(new ConnectException("refused")), "exception-connection"),
                Arguments.of(new IOException("broken pipe"), "exception-connection"),
                Arguments.of(new java.util.concurrent.TimeoutException(), "exception-timeout"),
                Arguments.of(new io.smallrye.mutiny.TimeoutException(), "exception-timeout"),
                Arguments.of(new RecordTooLargeException("2 MB"), "exception-record-too-large"),
                Arguments.of(DisconnectException.INSTANCE, "exception-kafka"),
                Arguments.of(new NullPointerException(), "exception-bug"),
                Arguments.of(new OutOfMemoryError(), "exception-memory"),
                Arguments.of(new Exception("what is this"), "exception-unknown"),
                Arguments.of(
                        new RuntimeException(new ConnectionException(ErrorCode.SERVICE_UNAVAILABLE, "away")),
                        "PARLEY-5002"));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void shouldClassifyByException(Throwable error, String id) {
        assertThat(Classification.of(error).id()).isEqualTo(id);
    }

    @Test
    void shouldEndAtACircleOfCauses() {
        Exception outer = new Exception("outer");
        Exception inner = new Exception("inner", outer);
        outer.initCause(inner);

        assertThat(Classification.of(outer).id()).isEqualTo("exception-unknown");
    }

    @Test
    void shouldHaveEachClassOnce() {
        List<FailureClass> all = Classification.all();

        assertThat(all).extracting(FailureClass::id).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(one -> {
            assertThat(one.title()).isNotBlank();
            assertThat(one.cause()).isNotBlank();
            assertThat(one.suggestedAct()).isNotBlank();
            assertThat(one.whose()).isNotNull();
        });
    }
}
