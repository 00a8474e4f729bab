package dev.parley.runtime.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {

    private static final String OLD = base64("the old key has thirty-two bytes");
    private static final String NEW = base64("the new key has thirty-two bytes");

    @Test
    void shouldOpenWhatItSealed() {
        Sealing sealing = Sealing.with(OLD);

        String sealed = sealing.seal("hunter2 é", "database/shop/catalog");

        assertThat(sealed).startsWith("v1:").doesNotContain("hunter2");
        assertThat(sealing.open(sealed, "database/shop/catalog")).isEqualTo("hunter2 é");
    }

    @Test
    void shouldSealTheSameTextDifferentlyEachTime() {
        Sealing sealing = Sealing.with(OLD);

        assertThat(sealing.seal("hunter2", "a")).isNotEqualTo(sealing.seal("hunter2", "a"));
    }

    @Test
    void shouldNotOpenWhatIsForSomethingElse() {
        Sealing sealing = Sealing.with(OLD);
        String sealed = sealing.seal("hunter2", "database/shop/catalog");

        assertThatThrownBy(() -> sealing.open(sealed, "database/shop/sandbox"))
                .isInstanceOf(SealException.class)
                .hasMessageContaining("database/shop/sandbox");
    }

    @Test
    void shouldNotOpenWhatWasChanged() {
        Sealing sealing = Sealing.with(OLD);
        String sealed = sealing.seal("hunter2", "a");
        int last = sealed.lastIndexOf(':') + 20;
        String changed =
                sealed.substring(0, last) + (sealed.charAt(last) == 'A' ? 'B' : 'A') + sealed.substring(last + 1);

        assertThatThrownBy(() -> sealing.open(changed, "a")).isInstanceOf(SealException.class);
    }

    @Test
    void shouldSealWithTheFirstKeyAndOpenWithAll() {
        String before = Sealing.with(OLD).seal("hunter2", "a");
        Sealing both = Sealing.with(NEW, OLD);

        String after = both.seal("hunter2", "a");

        assertThat(both.open(before, "a")).isEqualTo("hunter2");
        assertThat(Sealing.with(NEW).open(after, "a")).isEqualTo("hunter2");
        assertThatThrownBy(() -> Sealing.with(NEW).open(before, "a"))
                .hasMessageContaining("which is not in parley.secrets.key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1:x", "v2:a:b", "v1:00000000:AAAA", "v1:%s:!", "v1:%s:AAAA"})
    void shouldNotOpenWhatIsNotSealed(String text) {
        Sealing sealing = Sealing.with(OLD);
        String id = sealing.seal("x", "a").split(":")[1];

        assertThatThrownBy(() -> sealing.open(text.formatted(id), "a")).isInstanceOf(SealException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "c2hvcnQ=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void shouldRefuseAWrongKeyWithoutShowingIt(String key) {
        assertThatThrownBy(() -> Sealing.with(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parley.secrets.key")
                .hasMessageNotContaining(key);
    }

    @Test
    void shouldNotSealWithoutAKey() {
        assertThat(Sealing.with().isPossible()).isFalse();
        assertThatThrownBy(() -> Sealing.with().seal("hunter2", "a")).isInstanceOf(SealException.class);
    }

    private static String base64(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(UTF_8));
    }
}
