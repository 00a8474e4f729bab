package dev.parley.gateway.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.runtime.registry.RegistryConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "10.0.0.7", "::1", "fd00::1", "no-such-host.invalid"})
    void shouldLetDatabasesBeAnywhereElse(String host) {
        assertThatCode(() -> hosts(Map.of()).require(host)).doesNotThrowAnyException();
    }

    /** The last are ways to write the first. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "fe80::1",
                "fd00:ec2::254",
                "100.100.100.200",
                "2852039166",
                "::ffff:169.254.169.254",
                "::ffff:a9fe:a9fe"
            })
    void shouldSendNobodyToWhereMachinesTellTheirSecrets(String host) {
        refused(hosts(Map.of()), host, "denied-networks");
    }

    @Test
    void shouldDenyTheNetworksOfAnOperatorInstead() {
        AllowedHosts hosts = hosts(Map.of("parley.registry.denied-networks", "10.0.0.0/8, 127.0.0.0/8"));

        refused(hosts, "10.1.2.3", "denied-networks");
        refused(hosts, "localhost", "denied-networks");
        assertThatCode(() -> hosts.require("192.168.0.1")).doesNotThrowAnyException();
    }

    @Test
    void shouldDenyWhatIsAllowedByItsNameAlone() {
        AllowedHosts hosts = hosts(Map.of("parley.registry.allowed-hosts", "169.*,*.example.org"));

        refused(hosts, "169.254.169.254", "denied-networks");
        refused(hosts, "db.example.com", "allowed-hosts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/x", "here/8", "10.0.0.0/64"})
    void shouldNameANetworkThatIsNone(String network) {
        assertThatThrownBy(() -> hosts(Map.of("parley.registry.denied-networks", network)))
                .hasMessageContaining("parley.registry.denied-networks")
                .hasMessageContaining(network);
    }

    private static void refused(AllowedHosts hosts, String host, String why) {
        assertThatThrownBy(() -> hosts.require(host)).isInstanceOfSatisfying(ValidationException.class, e -> {
            assertThat(e.failure().errorCode()).isEqualTo(ErrorCode.HOST_NOT_ALLOWED);
            assertThat(e.failure().message()).contains(host, why);
        });
    }

    private static AllowedHosts hosts(Map<String, String> settings) {
        return new AllowedHosts(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .addDiscoveredConverters()
                .withMapping(RegistryConfig.class)
                .build()
                .getConfigMapping(RegistryConfig.class));
    }
}
