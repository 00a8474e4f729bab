package dev.parley.runtime.pool;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Context;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/** The socket under a connection, which the driver and its pool do not show. */
public final class Wire {

    private Wire() {}

    /** Ends a connection that a pool has lent, at once and whatever it is doing, and has the pool know. Not to be closed then. */
    public static void end(io.vertx.mutiny.sqlclient.SqlConnection connection) {
        end(connection.getDelegate());
    }

    static void end(SqlConnection connection) {
        // To the pool it goes back when it has been taken out there: before that, the next caller would be given it.
        Context loop = socket(connection).context();
        connection.closeHandler(closed -> loop.runOnContext(taken -> connection.close()));
        Channel channel = channel(connection);
        if (channel.isActive()) {
            cut(channel);
        } else {
            connection.close();
        }
    }

    static ChannelPipeline pipeline(SqlConnection connection) {
        return socket(connection).socket().channelHandlerContext().pipeline();
    }

    private static SocketConnectionBase socket(SqlConnection connection) {
        Connection innermost = ((SqlConnectionInternal) connection).unwrap();
        while (innermost.unwrap() != innermost) {
            innermost = innermost.unwrap();
        }
        return (SocketConnectionBase) innermost;
    }

    static Channel channel(SqlConnection connection) {
        return pipeline(connection).channel();
    }

    /**
     * Closes a socket at once. The driver's own way of it says good-bye and waits for the server to hang up, which one that is
     * paused, or cut off, never does; so it is passed by.
     */
    static void cut(Channel channel) {
        ChannelHandlerContext nearest = channel.pipeline().firstContext();
        if (nearest == null) {
            channel.close();
        } else {
            nearest.close();
        }
    }
}
