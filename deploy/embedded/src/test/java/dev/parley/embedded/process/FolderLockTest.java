package dev.parley.embedded.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.embedded.StackException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir
    Path folder;

    @Test
    void shouldNameItsOwnerToTheSecond() {
        Path file = folder.resolve("stack.lock");
        try (FolderLock ignored = FolderLock.take(file)) {
            assertThatThrownBy(() -> FolderLock.take(file))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        assertThatCode(() -> FolderLock.take(file).close()).doesNotThrowAnyException();
    }
}
