package dev.parley.embedded.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.embedded.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PortChoiceTest {

    @Test
    void shouldTakeTheRememberedPortWhileItIsFree() {
        assertThat(choice(Set.of()).remembered("kafka")).isEqualTo(500);
        assertThat(choice(Set.of(500)).remembered("kafka")).isEqualTo(1000);
    }

    @Test
    void shouldPreferTheWishToTheRememberedPort() {
        assertThat(choice(Set.of()).preferred("kafka", 8080)).isEqualTo(8080);
        assertThat(choice(Set.of(8080)).preferred("kafka", 8080)).isEqualTo(500);
    }

    @Test
    void shouldRefuseARequiredPortThatIsTaken() {
        assertThatThrownBy(() -> choice(Set.of(8080)).required("gateway", 8080))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("Port 8080 for gateway is taken");
    }

    @Test
    void shouldGiveNoPortTwice() {
        PortChoice choice = choice(Set.of());
        assertThat(choice.required("gateway", 500)).isEqualTo(500);
        assertThat(choice.remembered("kafka")).isEqualTo(1000);
        assertThat(choice.remembered("redis")).isEqualTo(1001);
    }

    @Test
    void shouldSeeThatSomebodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            assertThat(FreePorts.isFree(port)).isFalse();
        }
        assertThat(FreePorts.isFree(port)).isTrue();
        try (ServerSocket everywhere = new ServerSocket(0)) {
            assertThat(FreePorts.isFree(everywhere.getLocalPort())).isFalse();
        }
    }

    private static PortChoice choice(Set<Integer> taken) {
        AtomicInteger next = new AtomicInteger(1000);
        return new PortChoice(port -> !taken.contains(port), next::getAndIncrement, Map.of("kafka", 500));
    }
}
