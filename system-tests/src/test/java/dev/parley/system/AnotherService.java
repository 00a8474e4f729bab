package dev.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One more gateway or agent on the servers of a running stack. */
final class AnotherService implements AutoCloseable {

    private final Process process;
    private final int port;

    private AnotherService(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param own properties that differ from those of the stack's gateway */
    static AnotherService gateway(EmbeddedStack stack, Map<String, String> own) throws IOException {
        return start(stack, Part.GATEWAY, own);
    }

    /** @param own properties that differ from those that the stack's own has */
    static AnotherService start(EmbeddedStack stack, Part part, Map<String, String> own) throws IOException {
        Path folder = Files.createTempDirectory(stack.home().config(), part.id());
        int port = FreePorts.any();
        Map<String, String> properties = new HashMap<>(stack.serviceProperties(part));
        // As in a cluster: a name of its own, and no place in the group that is kept for it while it is away.
        properties.remove("parley.agent.instance");
        properties.remove("mp.messaging.incoming.requests.group.instance.id");
        PackagedService service = PackagedService.in(ProjectFolder.find(), folder, part);
        service.configure(port, properties, own);
        Path log = folder.resolve(part.id() + ".log");
        Process process = new ProcessBuilder(service.launch(log).command())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        AnotherService another = new AnotherService(process, port);
        Eventually.get("another " + part.id() + " is ready, see " + log, () -> {
            assertThat(process.isAlive()).as("it has not ended, see " + log).isTrue();
            return Readiness.of(port) ? another : null;
        });
        return another;
    }

    int port() {
        return port;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    ProcessHandle process() {
        return process.toHandle();
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
