package dev.parley.runtime.testing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the spans of the service under test that have ended. */
public class RecordedSpans implements SpanProcessor {

    /** A trace that a caller outside began. */
    public static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final List<SpanData> ended = new CopyOnWriteArrayList<>();

    /** Headers of a caller whose trace has that id. */
    public static String traceparent(String traceId) {
        return "00-" + traceId + "-b7ad6b7169203331-01";
    }

    /** The trace's span of that name, once it has ended. */
    public SpanData await(String traceId, String name) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(end)) {
            for (SpanData span : of(traceId)) {
                if (span.getName().equals(name)) {
                    return span;
                }
            }
            pause();
        }
        throw new AssertionError("no span \"" + name + "\" in " + of(traceId));
    }

    /** All of a trace, in the order in which they ended. */
    public List<SpanData> of(String traceId) {
        return ended.stream().filter(span -> span.getTraceId().equals(traceId)).toList();
    }

    public List<SpanData> all() {
        return List.copyOf(ended);
    }

    public static String text(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.stringKey(attribute));
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        ended.add(span.toSpanData());
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
