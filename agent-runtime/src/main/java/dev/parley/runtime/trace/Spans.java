package dev.parley.runtime.trace;

import dev.parley.model.error.ParleyException;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Spans around records and statements, named by OpenTelemetry's conventions for messaging and databases. They hold names of
 * topics and databases, never a text of a statement, a value, or the message of an error, which may quote one.
 */
@ApplicationScoped
public class Spans {

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    private static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    private static final AttributeKey<String> STEP = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> STEP_TYPE = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> DATABASE_SYSTEM = AttributeKey.stringKey("db.system.name");
    private static final AttributeKey<String> DATABASE = AttributeKey.stringKey("db.namespace");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("db.operation.name");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final Tracer tracer;

    public Spans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("dev.parley");
    }

    /** Work on a record that came, in the trace that its headers name. */
    public void processing(ConsumerRecord<?, ?> received, Runnable work) {
        processing(received, TraceHeaders.of(received.headers()), work);
    }

    /** Work on a record that came, in the trace that it names in its own way. */
    public void processing(ConsumerRecord<?, ?> received, Context parent, Runnable work) {
        Span span = messaging("process", SpanKind.CONSUMER, received.topic(), parent)
                .setAttribute(PARTITION, Integer.toString(received.partition()))
                .setAttribute(OFFSET, received.offset());
        within(span, () -> {
            work.run();
            return null;
        });
    }

    /**
     * Has a record sent that belongs to the trace in its headers. Without one there is no span.
     *
     * @param headers of the record; sent are those that lead to the new span
     */
    public Uni<Void> sending(String topic, Map<String, String> headers, Function<Map<String, String>, Uni<Void>> send) {
        Context parent = TraceHeaders.of(headers);
        if (!isTraced(parent)) {
            return send.apply(headers);
        }
        return Uni.createFrom().deferred(() -> {
            Span span = messaging("send", SpanKind.PRODUCER, topic, parent);
            return send.apply(TraceHeaders.with(headers, parent.with(span)))
                    .onFailure()
                    .invoke(e -> failed(span, e))
                    .onTermination()
                    .invoke(() -> span.end());
        });
    }

    /**
     * Work in a database, as part of the trace of this thread. Without one there is no span.
     *
     * @param operation a key word, such as {@code SELECT}; there are few of them
     * @param database by the name that Parley knows it by
     */
    public <T> T inDatabase(String operation, String database, Supplier<T> work) {
        if (!isTraced(Context.current())) {
            return work.get();
        }
        Span span = tracer.spanBuilder(operation + " " + database)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(DATABASE_SYSTEM, "postgresql")
                .setAttribute(DATABASE, database)
                .setAttribute(OPERATION, operation)
                .startSpan();
        return within(span, work);
    }

    /** Work that nobody's request and no record asked for, or that tells where time goes within one. */
    public <T> T of(String name, Supplier<T> work) {
        return within(tracer.spanBuilder(name).startSpan(), work);
    }

    /** Marks a span as failed with a word that has few values; null stands for no failure. */
    public static void failed(Span span, Throwable failure) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(ERROR, kind(failure));
    }

    static String kind(Throwable failure) {
        return switch (failure) {
            case PgException e when e.getSqlState() != null -> e.getSqlState();
            case ParleyException e -> e.failure().errorCode().code();
            default -> failure.getClass().getName();
        };
    }

    private Span messaging(String step, SpanKind kind, String topic, Context parent) {
        return tracer.spanBuilder(step + " " + topic)
                .setParent(parent)
                .setSpanKind(kind)
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(TOPIC, topic)
                .setAttribute(STEP, step)
                .setAttribute(STEP_TYPE, step)
                .startSpan();
    }

    private static <T> T within(Span span, Supplier<T> work) {
        try (Scope scope = span.makeCurrent()) {
            return work.get();
        } catch (RuntimeException | Error e) {
            failed(span, e);
            throw e;
        } finally {
            span.end();
        }
    }

    private static boolean isTraced(Context context) {
        return Span.fromContext(context).getSpanContext().isValid();
    }
}
