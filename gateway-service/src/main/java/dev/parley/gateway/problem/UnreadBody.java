package dev.parley.gateway.problem;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** A request whose body is not read to its end. */
public final class UnreadBody {

    private UnreadBody() {}

    /** Whether nothing else can come over its connection, which then ends with it. HTTP/2 prohibits to say so in a header. */
    public static boolean hasAConnectionOfItsOwn(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2;
    }
}
