package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoLoaderTest {

    @Test
    void shouldNameTheSettingThatIsMissing() {
        assertThatThrownBy(() -> DemoLoader.load(
                        Map.of("DEMO_URL", "jdbc:postgresql://localhost/shop"), LocalDate.of(2026, 11, 22)))
                .hasMessage("DEMO_OWNER_PASSWORD is not set");
    }
}
