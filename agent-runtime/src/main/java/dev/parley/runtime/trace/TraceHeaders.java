package dev.parley.runtime.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** A trace in the headers of a record, as W3C Trace Context writes it. */
public final class TraceHeaders {

    public static final String PARENT = "traceparent";
    public static final String STATE = "tracestate";

    /** How CloudEvents' extension for distributed tracing is written in a record. */
    private static final String EXTENSION = "ce_";

    /** What every system that passes it on has to keep; longer ones are left out. */
    private static final int LONGEST_STATE = 512;

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private TraceHeaders() {}

    /** The same headers, and those of the trace that this thread works on; nothing is added when there is none. */
    public static Map<String, String> current(Map<String, String> headers) {
        return with(headers, Context.current());
    }

    static Map<String, String> with(Map<String, String> headers, Context context) {
        Map<String, String> traced = new LinkedHashMap<>(headers);
        W3C.inject(context, traced, Map::put);
        return traced;
    }

    /** The trace that headers name, or that their CloudEvents extension names; a root when there is none, or it is wrong. */
    public static Context of(Map<String, String> headers) {
        String parent = headers.getOrDefault(PARENT, headers.get(EXTENSION + PARENT));
        String state = headers.getOrDefault(STATE, headers.get(EXTENSION + STATE));
        return of(parent, state);
    }

    /** The same of a record's headers, the last of a name. */
    public static Context of(Headers headers) {
        Map<String, String> texts = new HashMap<>();
        for (String name : List.of(PARENT, STATE, EXTENSION + PARENT, EXTENSION + STATE)) {
            Header last = headers.lastHeader(name);
            if (last != null && last.value() != null) {
                texts.put(name, new String(last.value(), UTF_8));
            }
        }
        return of(texts);
    }

    /** @param state may be null, and so may be the parent */
    public static Context of(String parent, String state) {
        Map<String, String> carrier = new HashMap<>();
        if (parent != null) {
            carrier.put(PARENT, parent);
        }
        if (state != null && state.length() <= LONGEST_STATE) {
            carrier.put(STATE, state);
        }
        return W3C.extract(Context.root(), carrier, Getter.INSTANCE);
    }

    private enum Getter implements TextMapGetter<Map<String, String>> {
        INSTANCE;

        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
            return carrier.get(key);
        }
    }
}
