package dev.parley.gateway.failures;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;

/** What an exception without a code says, by its type. The first line that fits counts. */
final class ExceptionTypes {

    private record Line(Class<? extends Throwable> type, FailureClass meaning) {}

    private static final FailureClass UNKNOWN = failure(
            "unknown",
            "Unknown exception",
            "A part of Parley threw what nobody foresaw",
            Whose.DEVELOPER,
            "Report it with the stack trace in the gateway's log");

    private static final FailureClass TIMEOUT = failure(
            "timeout",
            "Took too long",
            "Something that was waited for did not come in time",
            Whose.OPERATOR,
            "See which part is slow or away: GET /api/v1/agents, /q/health, the application's database");

    private static final FailureClass CONNECTION = failure(
            "connection",
            "Connection refused or lost",
            "A server that Parley is connected to is away",
            Whose.OPERATOR,
            "See that PostgreSQL, Kafka and Redis run, and that their addresses are right");

    private static final FailureClass KAFKA = failure(
            "kafka",
            "Kafka does not take it",
            "The broker is away, or refuses what is sent",
            Whose.OPERATOR,
            "See the broker's log, the topics and their rights");

    private static final FailureClass BUG = failure(
            "bug",
            "Broken rule in the code",
            "Code met a state that it holds for impossible",
            Whose.DEVELOPER,
            "Report it with the stack trace in the gateway's log");

    private static final List<Line> LINES = List.of(
            new Line(
                    RecordTooLargeException.class,
                    failure(
                            "record-too-large",
                            "Record too large",
                            "A message is larger than the broker takes",
                            Whose.OPERATOR,
                            "Raise message.max.bytes of the topic, or lower parley.sandbox.max-result-bytes")),
            new Line(RetriableException.class, KAFKA),
            new Line(KafkaException.class, KAFKA),
            new Line(TimeoutException.class, TIMEOUT),
            new Line(io.smallrye.mutiny.TimeoutException.class, TIMEOUT),
            new Line(ConnectException.class, CONNECTION),
            new Line(UnknownHostException.class, CONNECTION),
            new Line(SocketException.class, CONNECTION),
            new Line(ClosedChannelException.class, CONNECTION),
            new Line(io.vertx.sqlclient.ClosedConnectionException.class, CONNECTION),
            new Line(
                    JsonProcessingException.class,
                    failure(
                            "json",
                            "JSON cannot be read or written",
                            "Stored JSON is not what this version writes",
                            Whose.DEVELOPER,
                            "See whether gateways of different versions run together; else report it")),
            new Line(IOException.class, CONNECTION),
            new Line(
                    CancellationException.class,
                    failure(
                            "cancelled",
                            "Given up",
                            "Work was handed back because the gateway stops",
                            Whose.OPERATOR,
                            "Nothing: another gateway takes it, or this one after its start")),
            new Line(
                    OutOfMemoryError.class,
                    failure(
                            "memory",
                            "Out of memory",
                            "The gateway needs more memory than it has",
                            Whose.OPERATOR,
                            "Raise -Xmx, or lower the row limit of answers")),
            new Line(StackOverflowError.class, BUG),
            new Line(NullPointerException.class, BUG),
            new Line(ClassCastException.class, BUG),
            new Line(IndexOutOfBoundsException.class, BUG),
            new Line(IllegalArgumentException.class, BUG),
            new Line(IllegalStateException.class, BUG),
            new Line(UnsupportedOperationException.class, BUG));

    private ExceptionTypes() {}

    /** By the first of its causes, from within, that a line is about. */
    static FailureClass of(List<Throwable> causes) {
        for (Throwable cause : causes.reversed()) {
            for (Line line : LINES) {
                if (line.type().isInstance(cause)) {
                    return line.meaning();
                }
            }
        }
        return UNKNOWN;
    }

    static List<FailureClass> all() {
        return Stream.concat(LINES.stream().map(Line::meaning), Stream.of(UNKNOWN))
                .distinct()
                .toList();
    }

    private static FailureClass failure(String id, String title, String cause, Whose whose, String act) {
        return new FailureClass("exception-" + id, title, cause, act, whose);
    }
}
