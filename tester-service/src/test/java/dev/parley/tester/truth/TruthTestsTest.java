package dev.parley.tester.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.message.CheckLevel;
import dev.parley.model.message.ResultSet;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.parser.SqlParser;
import dev.parley.tester.probe.OutOfTimeException;
import dev.parley.tester.probe.Probes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TruthTestsTest {

    private static final Probes NO_TIME = sql -> {
        throw new OutOfTimeException("no time", null);
    };
    private static final Candidate CANDIDATE = Candidate.of(
            SqlParser.parse("SELECT a FROM t WHERE a = 'x'"),
            new ResultSet(List.of(), List.of(), false),
            new SchemaSnapshot("d", "", Instant.EPOCH, List.of()),
            List.of("public"));

    @Test
    void shouldTellWhatHadNoTime() {
        Examination examination =
                tests(Map.of(), new Asking("slow"), new Knowing("quick")).examine(CANDIDATE, NO_TIME);

        assertThat(examination.done()).containsExactly("quick");
        assertThat(examination.notDone()).containsExactly(new Examination.NotDone("slow", "there was no time for it"));
        assertThat(examination.doubts()).hasSize(1);
    }

    @Test
    void shouldLeaveOutWhatIsSwitchedOff() {
        Examination examination = tests(Map.of("quick", () -> false), new Knowing("quick"), new Knowing("other"))
                .examine(CANDIDATE, NO_TIME);

        assertThat(examination.done()).containsExactly("other");
    }

    @Test
    void shouldNotCompareWhatIsAnotherEachTime() {
        assertThat(TruthTests.isComparable(SqlParser.parse("SELECT * FROM t ORDER BY random()")))
                .isFalse();
        assertThat(TruthTests.isComparable(SqlParser.parse("SELECT * FROM t TABLESAMPLE system (1)")))
                .isFalse();
        assertThat(TruthTests.isComparable(SqlParser.parse("EXPLAIN SELECT * FROM t")))
                .isFalse();
        assertThat(TruthTests.isComparable(SqlParser.parse("SELECT now(), count(*) FROM t")))
                .isTrue();
    }

    @Test
    void shouldFindTheNearestValues() {
        StoredTexts stored = new StoredTexts(List.of("active", "closed", "Metropolitan France", "New  York"), true);

        assertThat(stored.near("actve")).containsExactly("active");
        assertThat(stored.near("ACTIVE")).containsExactly("active");
        assertThat(stored.near("France")).containsExactly("Metropolitan France");
        assertThat(stored.near("new york")).containsExactly("New  York");
        assertThat(stored.near("zzz")).isEmpty();
    }

    private static TruthTests tests(Map<String, TruthConfig.TestConfig> configs, TruthTest... tests) {
        return new TruthTests(List.of(tests), new TruthConfig() {
            @Override
            public boolean enabled() {
                return true;
            }

            @Override
            public Duration timeLimit() {
                return Duration.ofSeconds(2);
            }

            @Override
            public Duration probeLimit() {
                return Duration.ofMillis(500);
            }

            @Override
            public Map<String, TestConfig> tests() {
                return configs;
            }
        });
    }

    private record Asking(String name) implements TruthTest {
        @Override
        public List<Doubt> examine(Candidate candidate, Probes probes) {
            probes.rows("SELECT 1");
            return List.of();
        }
    }

    private record Knowing(String name) implements TruthTest {
        @Override
        public List<Doubt> examine(Candidate candidate, Probes probes) {
            return List.of(new Doubt(name, CheckLevel.NOTE, "seen", "do nothing", new Span(0, 1)));
        }
    }
}
