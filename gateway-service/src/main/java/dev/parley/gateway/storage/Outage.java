package dev.parley.gateway.storage;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.net.SocketException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Failures that go away when the application's database is there again. */
public final class Outage {

    private Outage() {}

    /** Whether a failure of a statement, or what it was caused by, says that the database is away or has no room. */
    public static boolean is(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> switch (cause) {
                    case PgException e -> isOutage(String.valueOf(e.getSqlState()));
                    case SocketException e -> true;
                    case TimeoutException e -> true;
                    case io.smallrye.mutiny.TimeoutException e -> true;
                    case VertxException e -> true;
                    default -> false;
                });
    }

    /** Connection, resources, the server stops or starts. Source: PostgreSQL, appendix A. */
    private static boolean isOutage(String state) {
        return Stream.of("08", "53", "57P").anyMatch(state::startsWith);
    }
}
