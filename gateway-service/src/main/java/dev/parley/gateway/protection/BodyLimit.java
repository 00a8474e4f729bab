package dev.parley.gateway.protection;

import dev.parley.gateway.problem.TooLargeException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Stops a body of REST that does not say its length when it has come too far. Of one that does, {@link RequestGate} reads
 * nothing; that of a call of tools is {@link ToolBodyLimit}'s.
 */
public class BodyLimit {

    /** Of these none is read. HTTP/2 does not say whether there is one. */
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    private final long maxBytes;

    BodyLimit(LimitsConfig config) {
        this.maxBytes = config.maxBody().asLongValue();
    }

    @ServerRequestFilter
    public void limit(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null
                && !WITHOUT_BODY.contains(request.getMethod())) {
            request.setEntityStream(new Limited(request.getEntityStream(), maxBytes));
        }
    }

    private static final class Limited extends FilterInputStream {

        private final long maxBytes;
        private long read;

        Limited(InputStream body, long maxBytes) {
            super(body);
            this.maxBytes = maxBytes;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int more) {
            read += more;
            if (read > maxBytes) {
                throw new TooLargeException(maxBytes);
            }
        }
    }
}
