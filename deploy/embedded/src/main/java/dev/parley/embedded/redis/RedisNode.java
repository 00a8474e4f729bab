package dev.parley.embedded.redis;

import dev.parley.embedded.StackException;
import dev.parley.embedded.process.Launch;
import dev.parley.embedded.secrets.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One Redis in a folder: its settings and how it is launched. What it holds are caches, bounded and
 * dispensable: nothing is written to disk, which could keep it from ending when its folder is gone.
 */
public final class RedisNode {

    private static final int TIMEOUT_MILLIS = 500;
    private static final String GOOD_ANSWERS = "+OK\r\n+PONG\r\n";

    private final Path program;
    private final Path folder;
    private final Path settings;
    private final Path log;

    public RedisNode(Path binaries, Path folder, Path configFolder, Path log) {
        this.program = Path.of(RedisBinary.find(binaries));
        this.folder = folder;
        this.settings = configFolder.resolve("redis.conf");
        this.log = log;
    }

    public void prepare(int port, String password) {
        try {
            Files.createDirectories(folder);
            PrivateFile.write(settings, """
                    # Written by Parley at each start.
                    bind 127.0.0.1
                    protected-mode yes
                    port %d
                    requirepass %s
                    dir "%s"
                    daemonize no
                    save ""
                    appendonly no
                    maxmemory 128mb
                    maxmemory-policy allkeys-lru
                    """.formatted(port, password, folder));
        } catch (IOException e) {
            throw new StackException("Cannot prepare Redis in " + folder + ": " + e.getMessage(), e);
        }
    }

    public Launch launch() {
        return new Launch(
                "redis",
                List.of(program.toString(), settings.toString()),
                Map.of(),
                log,
                false,
                Duration.ofSeconds(10));
    }

    /** Whether it answers to the password. */
    public static boolean answers(int port, String password) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream answers = socket.getInputStream();
            byte[] got = answers.readNBytes(GOOD_ANSWERS.length());
            return GOOD_ANSWERS.equals(new String(got, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return false;
        }
    }
}
