package dev.parley.gateway.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.protection.WorkLimits.Door;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ParleyException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkLimitsTest {

    private final WorkLimits limits = new WorkLimits(config(Map.of(
            "parley.limits.in-work.per-user", "2",
            "parley.limits.in-work.per-tenant", "4",
            "parley.limits.tenants.large.in-work", "6",
            "parley.limits.in-work.per-database", "10",
            "parley.limits.in-work.total", "20")));

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,     1, 0, 9, 19, -
            -,     2, 0, 0,  0, PARLEY-5010
            acme,  1, 3, 0,  0, -
            acme,  1, 4, 0,  0, PARLEY-5010
            large, 1, 5, 0,  0, -
            large, 1, 6, 0,  0, PARLEY-5010
            acme,  1, 1, 10, 0, PARLEY-5011
            acme,  1, 1, 0, 20, PARLEY-5011
            """)
    void shouldRefuseARequestBeyondALimit(
            String tenant, int ofUser, int ofTenant, int toDatabase, int total, String refusal) {
        InWork now = new InWork(ofUser, ofTenant, toDatabase, total);

        if (refusal == null) {
            assertThatCode(() -> limits.requireRoom(now, tenant, "shop", Door.REQUEST))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> limits.requireRoom(now, tenant, "shop", Door.REQUEST))
                    .isInstanceOfSatisfying(ParleyException.class, e -> {
                        ErrorCode code = e.failure().errorCode();
                        assertThat(code.code()).isEqualTo(refusal);
                    });
        }
    }

    @Test
    void shouldNotHoldUpATopicForOneTenant() {
        assertThatCode(() -> limits.requireRoom(new InWork(9, 9, 4, 9), "acme", "shop", Door.TOPIC))
                .doesNotThrowAnyException();
    }

    private static LimitsConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .addDiscoveredConverters()
                .withMapping(LimitsConfig.class)
                .build()
                .getConfigMapping(LimitsConfig.class);
    }
}
