package dev.parley.runtime.testing;

import dev.parley.embedded.port.FreePorts;
import dev.parley.embedded.process.DeathWatch;
import dev.parley.embedded.process.SupervisedProcess;
import dev.parley.embedded.redis.RedisNode;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.runtime.datasource.ReactiveRedisDataSourceImpl;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.redis.client.RedisOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Redis of a test's own, without the rest of the stack. */
public final class RedisServer implements AutoCloseable {

    private static final String PASSWORD = "redis-of-a-test";

    private final Path folder;
    private final SupervisedProcess process;
    private final DeathWatch deathWatch;
    private final int port;

    private RedisServer(Path folder, SupervisedProcess process, DeathWatch deathWatch, int port) {
        this.folder = folder;
        this.process = process;
        this.deathWatch = deathWatch;
        this.port = port;
    }

    public static RedisServer start() {
        try {
            Path folder = Files.createTempDirectory("parley-redis");
            int port = IntStream.generate(FreePorts::any)
                    .filter(FreePorts::isFree)
                    .findFirst()
                    .orElseThrow();
            RedisNode node = new RedisNode(
                    folder.resolve("bin"),
                    folder.resolve("redis"),
                    Files.createDirectories(folder.resolve("config")),
                    Files.createDirectories(folder.resolve("logs")).resolve("redis.log"));
            node.prepare(port, PASSWORD);
            Path run = Files.createDirectories(folder.resolve("run"));
            DeathWatch deathWatch = DeathWatch.over(run);
            SupervisedProcess process =
                    new SupervisedProcess(node.launch(), run, () -> RedisNode.answers(port, PASSWORD), () -> {});
            process.start(Duration.ofMinutes(1));
            return new RedisServer(folder, process, deathWatch, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ReactiveRedisDataSource client(Vertx vertx) {
        Redis redis = Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString("redis://127.0.0.1:" + port)
                        .setPassword(PASSWORD));
        return new ReactiveRedisDataSourceImpl(vertx, redis, RedisAPI.api(redis));
    }

    @Override
    public void close() {
        process.stop();
        deathWatch.close();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
