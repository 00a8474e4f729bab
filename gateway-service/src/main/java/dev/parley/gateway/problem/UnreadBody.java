package dev.parley.gateway.problem;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicLong;

/** A request whose body is not read to its end. */
public final class UnreadBody {

    private static final long LINGER_BYTES = 1 << 20;
    private static final long LINGER_MILLIS = 2_000;

    private UnreadBody() {}

    /** Whether nothing else can come over its connection, which then ends with it. HTTP/2 prohibits to say so in a header. */
    public static boolean hasAConnectionOfItsOwn(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2;
    }

    /**
     * Throws away what still comes, and closes the connection at its end, or soon. To be called before the answer. One that
     * is closed with bytes unread is reset, and a client that still sends never sees the answer (RFC 9112, 9.6).
     */
    public static void readAndClose(RoutingContext refused) {
        HttpServerRequest request = refused.request();
        HttpConnection connection = request.connection();
        AtomicLong left = new AtomicLong(LINGER_BYTES);
        long patience = refused.vertx().setTimer(LINGER_MILLIS, late -> connection.close());
        connection.closeHandler(closed -> refused.vertx().cancelTimer(patience));
        request.handler(bytes -> {
            if (left.addAndGet(-bytes.length()) < 0) {
                connection.close();
            }
        });
        request.endHandler(read -> connection.close());
        request.resume();
    }
}
