package dev.parley.system;

import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.embedded.ProjectFolder;
import dev.parley.embedded.port.FreePorts;
import dev.parley.embedded.services.PackagedService;
import dev.parley.embedded.services.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One more gateway on the servers of a running stack. */
final class AnotherGateway implements AutoCloseable {

    private final Process process;
    private final int port;

    private AnotherGateway(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param own properties that differ from those of the stack's gateway */
    static AnotherGateway start(EmbeddedStack stack, Map<String, String> own) throws IOException {
        Path folder = Files.createTempDirectory(stack.home().config(), "gateway");
        int port = FreePorts.any();
        PackagedService service = PackagedService.in(ProjectFolder.find(), folder, Part.GATEWAY);
        service.configure(port, stack.serviceProperties(Part.GATEWAY), own);
        Path log = folder.resolve("gateway.log");
        Process process = new ProcessBuilder(service.launch(log).command())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        AnotherGateway gateway = new AnotherGateway(process, port);
        Eventually.get("another gateway is ready, see " + log, () -> Readiness.of(port) ? gateway : null);
        return gateway;
    }

    int port() {
        return port;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** As a crash would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    /** In order. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
