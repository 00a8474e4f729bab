package dev.parley.gateway.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.config.ConfigProvider;

/** Bytes on a socket of the service under test, for what no client library would send. */
public final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    public RawHttp() {
        URI base = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        try {
            socket = new Socket(base.getHost(), base.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer, read to the end of the connection. */
    public record Answer(int status, String head, String body) {

        public String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /** One request on a connection of its own, which it has to ask to be closed. */
    public static Answer exchange(byte[] request) {
        try (RawHttp http = new RawHttp()) {
            return http.send(request).answer();
        }
    }

    public static Answer exchange(String request) {
        return exchange(request.getBytes(UTF_8));
    }

    /** What the server no longer takes, because it has answered, is left out. */
    public RawHttp send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            // it has closed its side; what it said is still there
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** All of it, to the end of the connection. */
    public Answer answer() {
        return read(false);
    }

    /** All of it, but only the head of a stream of events, which may have no end. */
    public Answer start() {
        return read(true);
    }

    private Answer read(boolean mayStream) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                all.write(buffer, 0, n);
                if (mayStream && isStream(all.toString(UTF_8))) {
                    break;
                }
            }
        } catch (SocketException e) {
            // closed hard after its answer
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = all.toString(UTF_8);
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text : text.substring(0, end);
        String[] line = head.split("[ \r\n]", 3);
        int status = line.length > 1 ? Integer.parseInt(line[1]) : 0;
        Answer answer = new Answer(status, head, end < 0 ? "" : text.substring(end + 4));
        return answer.header("Transfer-Encoding").equals("chunked") && !mayStream
                ? new Answer(status, head, unchunked(Arrays.copyOfRange(all.toByteArray(), end + 4, all.size())))
                : answer;
    }

    private static String unchunked(byte[] chunks) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int at = 0; at < chunks.length; ) {
            int line = at;
            while (chunks[line] != '\r') {
                line++;
            }
            int length = Integer.parseInt(new String(chunks, at, line - at, ISO_8859_1), 16);
            whole.write(chunks, line + 2, length);
            at = line + 2 + length + 2;
        }
        return whole.toString(UTF_8);
    }

    private static boolean isStream(String text) {
        int end = text.indexOf("\r\n\r\n");
        return end >= 0 && text.substring(0, end).toLowerCase(Locale.ROOT).contains("text/event-stream");
    }

    public static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
