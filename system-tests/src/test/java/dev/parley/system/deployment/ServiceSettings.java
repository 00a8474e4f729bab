package dev.parley.system.deployment;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What a service is built with. */
final class ServiceSettings {

    private ServiceSettings() {}

    static Properties of(String service) {
        return read(Kustomization.PROJECT.resolve(service + "-service/src/main/resources/application.properties"));
    }

    static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
