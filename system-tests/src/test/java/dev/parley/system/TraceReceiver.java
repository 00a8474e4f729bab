package dev.parley.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.embedded.Part;
import dev.parley.embedded.StackConfig;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Where the services of the running stack export their spans to, as Jaeger or a collector would be. */
final class TraceReceiver {

    private static final class Holder {
        private static final TraceReceiver RECEIVER = new TraceReceiver();
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /**
     * A span as it was exported.
     *
     * @param parentId empty for a root
     * @param attributes as text
     */
    record Received(
            String service,
            String traceId,
            String spanId,
            String parentId,
            String name,
            Span.SpanKind kind,
            Map<String, String> attributes,
            String whole) {}

    private TraceReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    static TraceReceiver get() {
        return Holder.RECEIVER;
    }

    /** What a service needs to be told. */
    StackConfig receives(StackConfig config, Part service) {
        return config.withProperty(
                        service,
                        "quarkus.otel.exporter.otlp.endpoint",
                        "http://127.0.0.1:" + server.getAddress().getPort())
                .withProperty(service, "quarkus.otel.exporter.otlp.protocol", "http/protobuf")
                .withProperty(service, "quarkus.otel.bsp.schedule.delay", "200ms");
    }

    List<Received> of(String traceId) {
        return received.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            request.getResourceSpansList().forEach(this::take);
            exchange.getResponseHeaders().add("content-type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void take(ResourceSpans spans) {
        String service = texts(spans.getResource().getAttributesList()).get("service.name");
        for (ScopeSpans scope : spans.getScopeSpansList()) {
            for (Span span : scope.getSpansList()) {
                received.add(new Received(
                        service,
                        HexFormat.of().formatHex(span.getTraceId().toByteArray()),
                        HexFormat.of().formatHex(span.getSpanId().toByteArray()),
                        HexFormat.of().formatHex(span.getParentSpanId().toByteArray()),
                        span.getName(),
                        span.getKind(),
                        texts(span.getAttributesList()),
                        span.toString()));
            }
        }
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey,
                        attribute -> attribute.getValue().getStringValue(),
                        (first, second) -> first));
    }
}
