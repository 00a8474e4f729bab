package dev.parley.runtime.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutineBodiesTest {

    private final RoutineBodies bodies = new RoutineBodies(Set.of("set_config", "reveal"));

    @Test
    void shouldFindACallOfWhatMustNotRun() {
        assertThat(bodies.doHarm("sql", "SELECT set_config('a', 'b', false)")).isTrue();
        assertThat(bodies.doHarm("sql", "SELECT pg_catalog.\"set_config\" ('a', 'b', false)"))
                .isTrue();
        assertThat(bodies.doHarm("sql", "SELECT b.reveal FROM brands b")).isTrue();
    }

    @Test
    void shouldFindSqlThatIsMadeWhileItRuns() {
        assertThat(bodies.doHarm("plpgsql", "BEGIN EXECUTE q; END")).isTrue();
        assertThat(bodies.doHarm("sql", "SELECT execute FROM plans")).isFalse();
    }

    @Test
    void shouldLetHarmlessBodiesBe() {
        assertThat(bodies.doHarm("sql", "SELECT abs($1) -- set_config('a', 'b', false)"))
                .isFalse();
        assertThat(bodies.doHarm("plpgsql", "BEGIN RETURN 'reveal()'; END")).isFalse();
    }

    @Test
    void shouldTrustNoTextThatItCannotRead() {
        assertThat(bodies.doHarm("sql", "SELECT 'no end")).isTrue();
    }
}
