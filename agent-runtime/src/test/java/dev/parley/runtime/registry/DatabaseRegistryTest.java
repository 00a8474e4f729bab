package dev.parley.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseRegistryTest {

    private static final RegistrySnapshot CHANGED = new RegistrySnapshot(List.of(), Map.of("zoo", 1L));

    private final DatabaseRegistry registry = new DatabaseRegistry(
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(RegistryConfig.class)
                    .build()
                    .getConfigMapping(RegistryConfig.class),
            null);

    private final List<RegistrySnapshot> told = new ArrayList<>();

    @Test
    void shouldTellAChangeOnce() {
        registry.follow(told::add);

        registry.took(CHANGED);
        registry.took(CHANGED);

        assertThat(told).containsExactly(RegistrySnapshot.EMPTY, CHANGED);
    }

    @Test
    void shouldTellAgainWhatSomebodyDidNotTake() {
        List<RegistrySnapshot> failed = new ArrayList<>();
        registry.follow(snapshot -> {
            if (snapshot.equals(CHANGED) && failed.isEmpty()) {
                failed.add(snapshot);
                throw new IllegalStateException("not now");
            }
        });
        registry.follow(told::add);

        registry.took(CHANGED);
        assertThat(told).as("the others have it").containsExactly(RegistrySnapshot.EMPTY, CHANGED);
        registry.took(CHANGED);
        registry.took(CHANGED);

        assertThat(failed).containsExactly(CHANGED);
        assertThat(told).containsExactly(RegistrySnapshot.EMPTY, CHANGED, CHANGED);
    }
}
