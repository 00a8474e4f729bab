package dev.parley.embedded.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.Part;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PackagedServiceTest {

    @Test
    void shouldGiveTheSettingsAsOneUri() {
        PackagedService service = new PackagedService(
                Part.CODER, Path.of("/a b/quarkus-run.jar"), Path.of("/a b/50%,c/coder.properties"));
        assertThat(service.launch(Path.of("/a b/coder.log")).command())
                .contains("-Dquarkus.config.locations=file:///a%20b/50%25%2Cc/coder.properties")
                .contains("/a b/quarkus-run.jar");
    }
}
