package dev.parley.image;

import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.embedded.StackException;
import dev.parley.embedded.port.FreePorts;
import dev.parley.embedded.services.PackagedService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What {@code deploy/image/build.sh} lays out.
 *
 * @param folder has a folder for each service, and the options of their JVMs
 */
record Images(Path folder) {

    Path cache(Part service) {
        return folder.resolve(service.id()).resolve("app.aot");
    }

    /** @param options of the JVM, over those of the image */
    ImageProcess start(EmbeddedStack stack, Part service, String... options) {
        int port = IntStream.generate(FreePorts::any)
                .filter(FreePorts::isFree)
                .findFirst()
                .orElseThrow();
        Path settings = stack.home().config().resolve(service.id() + ".properties");
        Path jar = folder.resolve(service.id()).resolve("quarkus-run.jar");
        new PackagedService(service, jar, settings).configure(port, stack.serviceProperties(service), Map.of());

        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + folder.resolve("java.options"));
        command.addAll(List.of(options));
        command.add("-Dquarkus.config.locations=" + settings.toUri());
        command.addAll(List.of("-jar", jar.toString()));
        try {
            return ImageProcess.start(service, command, port, stack.home().log(service));
        } catch (IOException e) {
            throw new StackException("Cannot start the " + service.title() + ": " + e.getMessage(), e);
        }
    }
}
