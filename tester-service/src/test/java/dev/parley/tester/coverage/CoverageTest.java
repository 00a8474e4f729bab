package dev.parley.tester.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.message.ClauseCoverage;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.rewriter.clause.Blocks;
import dev.parley.sql.parser.SqlParser;
import dev.parley.sql.parser.Statement;
import dev.parley.tester.probe.ProbeRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statement without each of its clauses, which is one that PostgreSQL takes. */
class CoverageTest {

    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT e.name FROM emp e JOIN dep d ON d.id = e.dep                           | SELECT e.name FROM emp e
            SELECT e.name FROM emp e LEFT JOIN dep d ON d.id = e.dep                      | SELECT e.name FROM emp e
            SELECT e.name, d.name FROM emp e JOIN dep d ON d.id = e.dep                   | SELECT e.name, d.name FROM emp e LEFT JOIN dep d ON d.id = e.dep
            SELECT e.name FROM emp e LEFT JOIN dep d ON d.id = e.dep GROUP BY e.name, d.id | SELECT e.name FROM emp e JOIN dep d ON d.id = e.dep GROUP BY e.name, d.id
            SELECT * FROM emp e JOIN dep d ON d.id = e.dep                                | SELECT * FROM emp e LEFT JOIN dep d ON d.id = e.dep
            SELECT e.name FROM emp e JOIN dep d USING (id)                                | SELECT e.name FROM emp e LEFT JOIN dep d USING (id)
            SELECT e.name FROM emp e CROSS JOIN dep d                                     | SELECT e.name FROM emp e
            SELECT e.name FROM emp e JOIN dep d ON d.id = e.dep ORDER BY (SELECT max(x.a) FROM x WHERE x.b = d.id) | SELECT e.name FROM emp e LEFT JOIN dep d ON d.id = e.dep ORDER BY (SELECT max(x.a) FROM x WHERE x.b = d.id)
            """)
    void shouldLeaveOutAJoin(String sql, String without) {
        coverage(sql);

        assertThat(asked).hasSize(2);
        assertThat(asked.getLast().strip()).isEqualTo(without);
    }

    @Test
    void shouldLeaveOutOneJoinOfAChain() {
        coverage("SELECT e.name FROM emp e JOIN dep d ON d.id = e.dep JOIN city c ON c.id = d.city");

        assertThat(asked)
                .containsExactly(
                        "SELECT e.name FROM emp e JOIN dep d ON d.id = e.dep JOIN city c ON c.id = d.city",
                        "SELECT e.name FROM emp e LEFT JOIN dep d ON d.id = e.dep JOIN city c ON c.id = d.city",
                        "SELECT e.name FROM emp e JOIN dep d ON d.id = e.dep ");
    }

    @Test
    void shouldSayThatAJoinWithoutAnotherFormWasNotTested() {
        List<ClauseCoverage> coverage = coverage("SELECT e.name, d.name FROM emp e NATURAL JOIN dep d");

        assertThat(coverage).containsExactly(new ClauseCoverage("NATURAL JOIN dep d", 34, null));
    }

    private List<ClauseCoverage> coverage(String sql) {
        Statement statement = SqlParser.parse(sql);
        SchemaSnapshot nothingKnown = new SchemaSnapshot("d", "", Instant.EPOCH, List.of());
        return Coverage.of(
                statement, Blocks.of(statement, nothingKnown, List.of("public")).getFirst(), probe -> {
                    asked.add(probe.substring(probe.indexOf(" FROM (") + 7, probe.lastIndexOf(") AS parley_rows")));
                    return List.of(ProbeRow.of(1L, asked.size()));
                });
    }
}
