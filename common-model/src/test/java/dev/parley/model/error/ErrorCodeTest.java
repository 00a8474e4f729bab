package dev.parley.model.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.Json;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {

    @Test
    void shouldNeverUseANumberTwice() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::code)).doesNotHaveDuplicates();
    }

    @Test
    void shouldTravelAsItsCode() {
        assertThat(Json.string(ErrorCode.NOT_UNDERSTOOD)).isEqualTo("\"PARLEY-1001\"");
        assertThat(Json.read("\"PARLEY-1001\"", ErrorCode.class)).isEqualTo(ErrorCode.NOT_UNDERSTOOD);
    }

    @Test
    void shouldRefuseACodeThatIsNone() {
        assertThatThrownBy(() -> Json.read("\"PARLEY-9999\"", ErrorCode.class)).hasMessageContaining("PARLEY-9999");
    }
}
