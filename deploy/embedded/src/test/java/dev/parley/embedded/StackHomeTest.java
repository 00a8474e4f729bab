package dev.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackHomeTest {

    @TempDir
    Path folder;

    @Test
    void shouldRefuseACommaInItsPath() {
        Path root = folder.resolve("a,b/home");
        assertThatThrownBy(() -> new StackHome(root).create())
                .isInstanceOf(StackException.class)
                .hasMessageContaining(root + " has a comma in its path");
        assertThat(root).doesNotExist();
    }

    @Test
    void shouldTakeABlankInItsPath() {
        StackHome home = new StackHome(folder.resolve("a b"));
        home.create();
        assertThat(home.keys()).isDirectory();
    }
}
