package dev.parley.gateway.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.security.Caller;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedPrincipalsTest {

    private static final TrustedPrincipals TRUSTED = trusted(
            "principal", "local",
            "trusted.erp.key-prefix", "erp/",
            "trusted.erp.principal", "erp",
            "trusted.erp.tenant", "acme",
            "trusted.erp.databases", "shop,crm",
            "trusted.nightly.key-prefix", "erp/nightly/",
            "trusted.nightly.principal", "nightly",
            "trusted.other.topic", "other.queries",
            "trusted.other.principal", "other");

    @ParameterizedTest
    @CsvSource({
        "parley.queries, erp/1,         erp",
        "parley.queries, erp/nightly/1, nightly",
        "parley.queries, erp,           local",
        "parley.queries, ,              local",
        "other.queries,  job-1,         other",
        "other.queries,  erp/1,         erp"
    })
    void shouldTellByTopicAndKey(String topic, String key, String subject) {
        assertThat(of(TRUSTED, topic, key).map(Caller::subject)).contains(subject);
    }

    @Test
    void shouldGiveThemWhatTheyMay() {
        Caller erp = of(TRUSTED, "parley.queries", "erp/1").orElseThrow();

        assertThat(erp).isEqualTo(new Caller("erp", "acme", Set.of("query:submit"), Set.of("shop", "crm")));
        assertThat(of(TRUSTED, "parley.queries", null).orElseThrow().databases())
                .isNull();
    }

    @Test
    void shouldTrustNobodyUnlessToldTo() {
        assertThat(of(trusted(), "parley.queries", "erp/1")).isEmpty();
    }

    @Test
    void shouldNotStartWithARuleThatMeansNothing() {
        assertThatThrownBy(() -> trusted("principal", "local", "permissions", "query:read"))
                .hasMessageContaining("parley.ingress.kafka.permissions")
                .hasMessageContaining("query:submit");
        assertThatThrownBy(() -> trusted("trusted.all.principal", "x"))
                .hasMessageContaining("parley.ingress.kafka.trusted.all fits every record");
        assertThatThrownBy(() -> trusted(
                        "trusted.a.key-prefix",
                        "k",
                        "trusted.a.principal",
                        "x",
                        "trusted.b.key-prefix",
                        "k",
                        "trusted.b.principal",
                        "y"))
                .hasMessageContaining("two rules");
        assertThatThrownBy(() -> trusted("principal", "local", "tenant", " ")).hasMessageContaining("blank");
    }

    private static Optional<Caller> of(TrustedPrincipals trusted, String topic, String key) {
        return trusted.of(new ConsumerRecord<>(topic, 0, 1, key == null ? null : key.getBytes(UTF_8), new byte[0]));
    }

    private static TrustedPrincipals trusted(String... properties) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            values.put("parley.ingress.kafka." + properties[i], properties[i + 1]);
        }
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(IngressConfig.class)
                .withDefaultValues(values)
                .build();
        return new TrustedPrincipals(config.getConfigMapping(IngressConfig.class));
    }
}
