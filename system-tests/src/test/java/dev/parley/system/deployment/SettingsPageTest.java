package dev.parley.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Operators read the settings that there are. {@code -Dparley.settings.update=true} writes the page anew. */
class SettingsPageTest {

    private static final Path PAGE = Kustomization.PROJECT.resolve("docs/settings.md");

    @Test
    void shouldTellEachSetting() throws IOException {
        String page = SettingsPage.render();
        if (Boolean.getBoolean("parley.settings.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(page).isEqualTo(Files.readString(PAGE));
    }
}
