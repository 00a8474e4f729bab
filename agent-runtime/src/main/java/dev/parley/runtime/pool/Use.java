package dev.parley.runtime.pool;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.sqlclient.SqlConnection;

/** What a connection was used for so far; kept with its socket, since the driver wraps it anew for each caller. */
final class Use {

    private static final AttributeKey<Use> KEY = AttributeKey.valueOf("parley.pool.use");

    private boolean fresh = true;
    private volatile long idleSince = System.nanoTime();

    private Use() {}

    static void begin(Channel channel) {
        channel.attr(KEY).set(new Use());
    }

    static Use of(SqlConnection connection) {
        return Wire.channel(connection).attr(KEY).get();
    }

    /** True once: nobody has had it before. */
    synchronized boolean isFirst() {
        boolean first = fresh;
        fresh = false;
        return first;
    }

    long idleNanos() {
        return System.nanoTime() - idleSince;
    }

    void ended() {
        idleSince = System.nanoTime();
    }
}
