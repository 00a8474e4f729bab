package dev.parley.runtime.testing;

import dev.parley.embedded.Part;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Between a service and the Redis of {@link EmbeddedServers}; slow, or closed, when a test says so. */
public final class RedisProxy implements QuarkusTestResourceLifecycleManager {

    private static RedisProxy running;

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket door;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean closed;

    /** The proxy of this test. */
    public static RedisProxy proxy() {
        return running;
    }

    /** How much later each answer comes. */
    public void delay(Duration later) {
        delay = later;
    }

    /** Ends all connections, and takes no more. */
    public void close() {
        closed = true;
        sockets.forEach(RedisProxy::end);
    }

    public void open() {
        closed = false;
    }

    /** Stops the server itself, which goes on to take connections. */
    public static void pause() {
        signal("STOP");
    }

    public static void resume() {
        signal("CONT");
    }

    private static void signal(String name) {
        String pid = Long.toString(EmbeddedServers.stack().process(Part.REDIS).pid());
        try {
            new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int order() {
        return 1; // after the servers
    }

    @Override
    public Map<String, String> start() {
        String direct =
                EmbeddedServers.stack().serviceProperties(Part.CLARIFIER).get("quarkus.redis.hosts");
        int port = Integer.parseInt(direct.substring(direct.lastIndexOf(':') + 1));
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        running = this;
        Thread.ofVirtual().start(() -> accept(port));
        return Map.of("quarkus.redis.hosts", direct.substring(0, direct.lastIndexOf(':') + 1) + door.getLocalPort());
    }

    private void accept(int port) {
        while (!door.isClosed()) {
            try {
                Socket in = door.accept();
                if (closed) {
                    end(in);
                    continue;
                }
                Socket out = new Socket(InetAddress.getLoopbackAddress(), port);
                sockets.add(in);
                sockets.add(out);
                Thread.ofVirtual().start(() -> pass(in, out, false));
                Thread.ofVirtual().start(() -> pass(out, in, true));
            } catch (IOException e) {
                // the door was closed, or Redis was
            }
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (answers && !delay.isZero()) {
                    Thread.sleep(delay);
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException | InterruptedException e) {
            // one side has gone, and the other goes with it
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(RedisProxy::end);
    }
}
