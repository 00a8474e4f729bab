package dev.parley.runtime.database;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.util.ReferenceCountUtil;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/**
 * Ends a connection as soon as the server announces a message that is too large. Nothing in PostgreSQL caps the size of a
 * value, a row and the text of a plan are one message each, and the driver holds a whole message before it hands it on: one
 * {@code repeat('x', 1000000000)} would take a gigabyte here. Source of the framing: PostgreSQL, "Message Formats" (a byte
 * for the type, four for the length, which counts itself).
 */
final class MessageCap extends ChannelInboundHandlerAdapter {

    private static final String NAME = "parley-message-cap";
    private static final String CODEC = "codec";
    private static final int HEADER = 5;

    private final int maxBytes;
    private final byte[] header = new byte[HEADER];
    private int headerBytes;
    private long bodyLeft;
    private boolean over;

    private MessageCap(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Puts the cap on a connection that has none yet. */
    static void on(SqlConnection connection, int maxBytes) {
        Connection innermost = ((SqlConnectionInternal) connection.getDelegate()).unwrap();
        while (innermost.unwrap() != innermost) {
            innermost = innermost.unwrap();
        }
        ChannelPipeline pipeline = ((SocketConnectionBase) innermost)
                .socket()
                .channelHandlerContext()
                .pipeline();
        if (pipeline.get(NAME) == null) {
            pipeline.addBefore(CODEC, NAME, new MessageCap(maxBytes));
        }
    }

    /** Follows the framing only; what is within the cap goes on untouched. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (over) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof ByteBuf bytes && isTooLarge(bytes)) {
            over = true;
            ReferenceCountUtil.release(message);
            context.fireExceptionCaught(
                    new TooLongFrameException("the database sends a message of more than " + maxBytes + " bytes"));
            context.close();
            return;
        }
        context.fireChannelRead(message);
    }

    private boolean isTooLarge(ByteBuf bytes) {
        int at = bytes.readerIndex();
        while (at < bytes.writerIndex()) {
            if (bodyLeft > 0) {
                int step = (int) Math.min(bodyLeft, bytes.writerIndex() - at);
                bodyLeft -= step;
                at += step;
                continue;
            }
            header[headerBytes++] = bytes.getByte(at++);
            if (headerBytes == HEADER) {
                headerBytes = 0;
                bodyLeft = length() - 4;
                if (bodyLeft > maxBytes) {
                    return true;
                }
            }
        }
        return false;
    }

    private long length() {
        long length = 0;
        for (int i = 1; i < HEADER; i++) {
            length = length << 8 | header[i] & 0xFF;
        }
        return length;
    }
}
