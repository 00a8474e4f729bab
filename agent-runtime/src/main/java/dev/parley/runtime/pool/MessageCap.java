package dev.parley.runtime.pool;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.util.ReferenceCountUtil;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Ends a connection as soon as the server announces a message that is too large. Nothing in PostgreSQL caps the size of a
 * value, a row and the text of a plan are one message each, and the driver holds a whole message before it hands it on: one
 * {@code repeat('x', 1000000000)} would take a gigabyte here. The rows that come for one request are counted together, too:
 * a hundred of a megabyte each are as much. Source of the framing: PostgreSQL, "Message Formats" (a byte
 * for the type, four for the length, which counts itself).
 */
final class MessageCap extends ChannelInboundHandlerAdapter {

    private static final String NAME = "parley-message-cap";
    private static final String CODEC = "codec";
    private static final int HEADER = 5;

    /** Types of messages after which the next request may come: ready, portal suspended, command complete. */
    private static final String ENDS = "ZsC";

    private volatile int maxBytes;
    private volatile long maxTogether;
    private long together;
    private final byte[] header = new byte[HEADER];
    private int headerBytes;
    private long bodyLeft;
    private boolean over;

    private MessageCap() {}

    /**
     * Caps what comes over a connection.
     *
     * @param maxBytes of one message
     * @param maxTogether of all messages that one request brings
     */
    static void on(SqlConnection connection, int maxBytes, long maxTogether) {
        ChannelPipeline pipeline = Wire.pipeline(connection.getDelegate());
        MessageCap cap = (MessageCap) pipeline.get(NAME);
        if (cap == null) {
            cap = new MessageCap();
            cap.set(maxBytes, maxTogether);
            pipeline.addBefore(CODEC, NAME, cap);
        } else {
            cap.set(maxBytes, maxTogether);
        }
    }

    /** For whoever has the connection next. */
    static void off(SqlConnection connection) {
        if (Wire.pipeline(connection.getDelegate()).get(NAME) instanceof MessageCap cap) {
            cap.set(Integer.MAX_VALUE, Long.MAX_VALUE);
        }
    }

    private void set(int bytes, long bytesTogether) {
        maxBytes = bytes;
        maxTogether = bytesTogether;
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
            context.fireExceptionCaught(new TooLongFrameException("the database sends more at once than is taken"));
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
                together = ENDS.indexOf(header[0]) >= 0 ? 0 : together + bodyLeft;
                if (bodyLeft > maxBytes || together > maxTogether) {
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
